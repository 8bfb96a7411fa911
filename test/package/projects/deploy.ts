import {
  type CloudFrontClient,
  CreateFunctionCommand,
  DescribeFunctionCommand,
  NoSuchFunctionExists,
  PublishFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";

/** Creates or updates a function, and publishes it. */
export async function deploy(client: CloudFrontClient, name: string, code: string): Promise<void> {
  const input = {
    Name: name,
    FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" as const },
    FunctionCode: Buffer.from(code),
  };
  const etag = await etagOf(client, name);
  const { ETag } = etag
    ? await client.send(new UpdateFunctionCommand({ ...input, IfMatch: etag }))
    : await client.send(new CreateFunctionCommand(input));
  await client.send(new PublishFunctionCommand({ Name: name, IfMatch: ETag }));
}

async function etagOf(client: CloudFrontClient, name: string): Promise<string | undefined> {
  try {
    return (await client.send(new DescribeFunctionCommand({ Name: name }))).ETag;
  } catch (error) {
    if (error instanceof NoSuchFunctionExists) {
      return undefined;
    }
    throw error;
  }
}
