// A blue-green deploy tool, of the kind that projects write. It knows nothing of the fake.
import {
  type CloudFrontClient,
  CreateFunctionCommand,
  CreateInvalidationCommand,
  type DefaultCacheBehavior,
  DescribeFunctionCommand,
  type DistributionConfig,
  type FunctionConfig,
  GetDistributionConfigCommand,
  NoSuchFunctionExists,
  PreconditionFailed,
  PublishFunctionCommand,
  TestFunctionCommand,
  UpdateDistributionCommand,
  UpdateFunctionCommand,
  waitUntilDistributionDeployed,
  waitUntilInvalidationCompleted,
} from "@aws-sdk/client-cloudfront";

export interface Deployment {
  readonly distributionId: string;
  /** There are two functions of this name, `…-blue` and `…-green`: one is live, the other takes the next code. */
  readonly name: string;
  readonly code: string;
  /** What the new code must do before it may go live: an event, and the address that must come of it. */
  readonly checks: readonly { readonly event: object; readonly uri: string }[];
  /** What is told apart by an invalidation: the same release twice is the same invalidation. */
  readonly release: string;
  readonly waiting?: { readonly maxWaitTime: number; readonly minDelay?: number; readonly maxDelay?: number };
}

const config: FunctionConfig = { Comment: "blue-green", Runtime: "cloudfront-js-2.0" };
const attempts = 3;

/** Brings code live, or throws and leaves what is live as it was. Answers the name of the function that is live. */
export async function deploy(client: CloudFrontClient, deployment: Deployment): Promise<string> {
  const { distributionId, name, code, checks, release, waiting = { maxWaitTime: 600 } } = deployment;
  const live = await liveFunction(client, distributionId, name);
  const next = live === `${name}-blue` ? `${name}-green` : `${name}-blue`;

  const ETag = await upload(client, next, code);
  await test(client, next, ETag, checks);
  const { FunctionSummary } = await client.send(new PublishFunctionCommand({ Name: next, IfMatch: ETag }));
  await attach(client, distributionId, FunctionSummary?.FunctionMetadata?.FunctionARN as string);
  await waitUntilDistributionDeployed({ client, minDelay: 5, ...waiting }, { Id: distributionId });
  await invalidate(client, distributionId, release, waiting);
  return next;
}

async function liveFunction(client: CloudFrontClient, Id: string, name: string): Promise<string | undefined> {
  const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id }));
  const associations = DistributionConfig?.DefaultCacheBehavior?.FunctionAssociations?.Items ?? [];
  const names = associations.map(({ FunctionARN }) => FunctionARN?.split("/")[1]);
  return names.find((attached) => attached === `${name}-blue` || attached === `${name}-green`);
}

async function upload(client: CloudFrontClient, Name: string, code: string): Promise<string | undefined> {
  const input = { Name, FunctionConfig: config, FunctionCode: Buffer.from(code) };
  try {
    const { ETag } = await client.send(new DescribeFunctionCommand({ Name }));
    return (await client.send(new UpdateFunctionCommand({ ...input, IfMatch: ETag }))).ETag;
  } catch (error) {
    if (!(error instanceof NoSuchFunctionExists)) throw error;
    return (await client.send(new CreateFunctionCommand(input))).ETag;
  }
}

async function test(
  client: CloudFrontClient,
  Name: string,
  IfMatch: string | undefined,
  checks: Deployment["checks"],
): Promise<void> {
  for (const { event, uri } of checks) {
    const EventObject = Buffer.from(JSON.stringify(event));
    const { TestResult } = await client.send(new TestFunctionCommand({ Name, IfMatch, EventObject }));
    if (TestResult?.FunctionErrorMessage)
      throw new Error(`${Name} failed: ${TestResult.FunctionErrorMessage}`);
    const actual = JSON.parse(TestResult?.FunctionOutput ?? "{}").request?.uri;
    if (actual !== uri) throw new Error(`${Name} made ${actual} of the event, not ${uri}`);
  }
}

/** Between the read and the write somebody else may publish or deploy: then the ETag is stale, and both are done again. */
async function attach(client: CloudFrontClient, Id: string, FunctionARN: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
    const FunctionAssociations = {
      Quantity: 1,
      Items: [{ EventType: "viewer-request" as const, FunctionARN }],
    };
    const config = DistributionConfig as DistributionConfig;
    const behavior = { ...config.DefaultCacheBehavior, FunctionAssociations } as DefaultCacheBehavior;
    try {
      await client.send(
        new UpdateDistributionCommand({
          Id,
          IfMatch: ETag,
          DistributionConfig: { ...config, DefaultCacheBehavior: behavior },
        }),
      );
      return;
    } catch (error) {
      if (!(error instanceof PreconditionFailed) || attempt === attempts) throw error;
    }
  }
}

async function invalidate(
  client: CloudFrontClient,
  DistributionId: string,
  CallerReference: string,
  waiting: NonNullable<Deployment["waiting"]>,
): Promise<void> {
  const { Invalidation } = await client.send(
    new CreateInvalidationCommand({
      DistributionId,
      InvalidationBatch: { CallerReference, Paths: { Quantity: 1, Items: ["/*"] } },
    }),
  );
  await waitUntilInvalidationCompleted(
    { client, minDelay: 5, ...waiting },
    { DistributionId, Id: Invalidation?.Id },
  );
}
