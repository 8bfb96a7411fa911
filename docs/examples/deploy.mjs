// A deploy script as projects write them: creates or updates a function, then publishes it. Does not know about the fake.
import {
  CreateFunctionCommand,
  DescribeFunctionCommand,
  FunctionAlreadyExists,
  PublishFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";

/**
 * Creates or updates one function, and publishes it.
 *
 * @param {import("@aws-sdk/client-cloudfront").CloudFrontClient} client
 * @param {{ name: string, code: string, runtime: "cloudfront-js-1.0" | "cloudfront-js-2.0" }} edgeFunction
 */
export async function deploy(client, { name, code, runtime }) {
  const upload = {
    Name: name,
    FunctionConfig: { Comment: "deployed by deploy.mjs", Runtime: runtime },
    FunctionCode: Buffer.from(code),
  };
  const ETag = await createOrUpdate(client, upload);
  await client.send(new PublishFunctionCommand({ Name: name, IfMatch: ETag }));
}

async function createOrUpdate(client, upload) {
  try {
    return (await client.send(new CreateFunctionCommand(upload))).ETag;
  } catch (error) {
    if (!(error instanceof FunctionAlreadyExists)) {
      throw error;
    }
    const { ETag } = await client.send(new DescribeFunctionCommand({ Name: upload.Name }));
    return (await client.send(new UpdateFunctionCommand({ ...upload, IfMatch: ETag }))).ETag;
  }
}
