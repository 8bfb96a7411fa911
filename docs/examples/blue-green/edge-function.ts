// The function of a colour: written, tried on the store that it reads, and published as it was tried.
import {
  type CloudFrontClient,
  CreateFunctionCommand,
  DescribeFunctionCommand,
  type FunctionConfig,
  NoSuchFunctionExists,
  PreconditionFailed,
  PublishFunctionCommand,
  TestFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { readAndWrite } from "./read-and-write.ts";

/** What the new code must do: an event, and the address that it must be rewritten or redirected to. */
export interface Check {
  readonly event: object;
  readonly uri?: string;
  readonly location?: string;
}

/** Answers the ETag of what was written. The comment tells which release it is. */
export function upload(
  client: CloudFrontClient,
  Name: string,
  { id, code }: { readonly id: string; readonly code: string },
  KeyValueStoreARN: string,
): Promise<string | undefined> {
  const FunctionConfig: FunctionConfig = {
    Comment: id,
    Runtime: "cloudfront-js-2.0",
    KeyValueStoreAssociations: { Quantity: 1, Items: [{ KeyValueStoreARN }] },
  };
  const input = { Name, FunctionConfig, FunctionCode: Buffer.from(code) };
  const isStale = (error: unknown) => error instanceof PreconditionFailed;
  return readAndWrite(isStale, async () => {
    try {
      const { ETag } = await client.send(new DescribeFunctionCommand({ Name }));
      return (await client.send(new UpdateFunctionCommand({ ...input, IfMatch: ETag }))).ETag;
    } catch (error) {
      if (!(error instanceof NoSuchFunctionExists)) {
        throw error;
      }
      return (await client.send(new CreateFunctionCommand(input))).ETag;
    }
  });
}

/** The release that a published function is. */
export async function publishedRelease(client: CloudFrontClient, Name: string): Promise<string | undefined> {
  const { FunctionSummary } = await client.send(new DescribeFunctionCommand({ Name, Stage: "LIVE" }));
  return FunctionSummary?.FunctionConfig?.Comment;
}

export async function requirePassing(
  client: CloudFrontClient,
  Name: string,
  IfMatch: string | undefined,
  checks: readonly Check[],
): Promise<void> {
  for (const { event, uri, location } of checks) {
    const EventObject = Buffer.from(JSON.stringify(event));
    const { TestResult } = await client.send(new TestFunctionCommand({ Name, IfMatch, EventObject }));
    if (TestResult?.FunctionErrorMessage) {
      throw new Error(`${Name} failed: ${TestResult.FunctionErrorMessage}`);
    }
    const { request, response } = JSON.parse(TestResult?.FunctionOutput ?? "{}");
    const actual = { uri: request?.uri, location: response?.headers?.location?.value };
    if (actual.uri !== uri || actual.location !== location) {
      throw new Error(
        `${Name} made ${JSON.stringify(actual)} of the event, not ${JSON.stringify({ uri, location })}`,
      );
    }
  }
}

/** Answers the ARN. Whoever wrote the function since it was tried makes the ETag stale, and nothing is published. */
export async function publish(
  client: CloudFrontClient,
  Name: string,
  IfMatch: string | undefined,
): Promise<string> {
  const { FunctionSummary } = await client.send(new PublishFunctionCommand({ Name, IfMatch }));
  return FunctionSummary?.FunctionMetadata?.FunctionARN as string;
}
