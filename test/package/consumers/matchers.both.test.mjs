import {
  CloudFrontClient,
  CreateFunctionCommand,
  DescribeFunctionCommand,
  NoSuchFunctionExists,
} from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import { matchers } from "mock-cloudfront/matchers";
import { runFunction, viewerRequest } from "mock-cloudfront/runtime";
import { expect, it } from "vitest";

expect.extend(matchers);

const code = "function handler(event) { event.request.uri += 'index.html'; return event.request; }";

it("the matchers work without an integration", async () => {
  const cloudfront = mockCloudFront();
  const client = new CloudFrontClient({ region: "us-east-1" });
  await client.send(
    new CreateFunctionCommand({
      Name: "edge",
      FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
      FunctionCode: Buffer.from(code),
    }),
  );
  expect(cloudfront).toHaveFunction("edge", { code, config: expect.objectContaining({ Comment: "" }) });
  expect(cloudfront).not.toHavePublishedFunction("edge");
  expect(cloudfront).toHaveHandled(CreateFunctionCommand, { FunctionCode: Buffer.from(code) });
  await expect(client.send(new DescribeFunctionCommand({ Name: "other" }))).toRejectWith(
    NoSuchFunctionExists,
  );
  expect(await runFunction(code, viewerRequest({ uri: "/docs/" }))).toRewriteTo("/docs/index.html");
  expect(() => expect(cloudfront).toHaveFunction("edges")).toThrow('Did you mean "edge"?');
  cloudfront.restore();
});
