// The function at viewer request, and the key value store that it reads.
import {
  type CloudFrontClient,
  CreateFunctionCommand,
  CreateKeyValueStoreCommand,
  DescribeKeyValueStoreCommand,
  PublishFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import type { SiteSettings } from "./deploy.ts";

/** How long to wait, in seconds. */
interface Waiting {
  readonly maxWaitTime: number;
  readonly minDelay: number;
}

/** Creates the store, then the function that reads it, and publishes the function. Returns its ARN. */
export async function createEdgeFunction(
  client: CloudFrontClient,
  { name, functionCode }: SiteSettings,
  waiting: Waiting,
): Promise<string> {
  const { KeyValueStore } = await client.send(new CreateKeyValueStoreCommand({ Name: name }));
  const storeArn = KeyValueStore?.ARN as string;
  await waitUntilReady(client, name, waiting);
  const { ETag, FunctionSummary } = await client.send(
    new CreateFunctionCommand({
      Name: name,
      FunctionConfig: {
        Comment: `redirects of ${name}`,
        Runtime: "cloudfront-js-2.0",
        KeyValueStoreAssociations: { Quantity: 1, Items: [{ KeyValueStoreARN: storeArn }] },
      },
      FunctionCode: new TextEncoder().encode(functionCode),
    }),
  );
  await client.send(new PublishFunctionCommand({ Name: name, IfMatch: ETag }));
  return FunctionSummary?.FunctionMetadata?.FunctionARN as string;
}

/** The SDK has no waiter for key value stores. */
async function waitUntilReady(
  client: CloudFrontClient,
  name: string,
  { maxWaitTime, minDelay }: Waiting,
): Promise<void> {
  const end = Date.now() + maxWaitTime * 1000;
  while (Date.now() < end) {
    const { KeyValueStore } = await client.send(new DescribeKeyValueStoreCommand({ Name: name }));
    if (KeyValueStore?.Status === "READY") {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, minDelay * 1000));
  }
  throw new Error(`The key value store ${name} is not ready after ${maxWaitTime} seconds.`);
}
