import { CloudFrontClient, CreateFunctionCommand, DescribeFunctionCommand } from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";

async function deploy() {
  const cloudfront = mockCloudFront();
  const client = new CloudFrontClient({ region: "us-east-1" });
  await client.send(
    new CreateFunctionCommand({
      Name: "edge",
      FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
      FunctionCode: Buffer.from("function handler(event) { return event.request; }"),
    }),
  );
  const { ETag, FunctionSummary } = await client.send(new DescribeFunctionCommand({ Name: "edge" }));
  cloudfront.restore();
  console.log(ETag, FunctionSummary.FunctionMetadata.FunctionARN);
}

deploy();
