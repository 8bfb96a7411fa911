// The function of a color: writes it, tests it with its store, and publishes the version that was tested.
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

/** A test of the new code: an event, and the URI or the location that the code must return for it. */
export interface Check {
  readonly event: object;
  readonly uri?: string;
  readonly location?: string;
}

/** Writes the function and returns its ETag. The function's comment holds the id of the release. */
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

/** Returns the id of the release that is published. */
export async function getPublishedRelease(
  client: CloudFrontClient,
  Name: string,
): Promise<string | undefined> {
  const { FunctionSummary } = await client.send(new DescribeFunctionCommand({ Name, Stage: "LIVE" }));
  return FunctionSummary?.FunctionConfig?.Comment;
}

/** Throws if the function fails one of the checks. */
export async function assertPassing(
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
        `${Name} returned ${JSON.stringify(actual)} for the event, not ${JSON.stringify({ uri, location })}`,
      );
    }
  }
}

/** Publishes the function and returns its ARN. Throws if another writer changed it since the test. */
export async function publish(
  client: CloudFrontClient,
  Name: string,
  IfMatch: string | undefined,
): Promise<string> {
  const { FunctionSummary } = await client.send(new PublishFunctionCommand({ Name, IfMatch }));
  return FunctionSummary?.FunctionMetadata?.FunctionARN as string;
}
