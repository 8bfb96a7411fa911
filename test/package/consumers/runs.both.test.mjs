import { CloudFrontClient, TestFunctionCommand } from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import { runFunction, viewerRequest } from "mock-cloudfront/runtime";
import { expect, it } from "vitest";

const code = "function handler(event) { event.request.uri += 'index.html'; return event.request; }";

it("a function runs by runFunction() and by TestFunction", async () => {
  const { output, computeUtilization } = await runFunction(code, viewerRequest({ uri: "/docs/" }));
  expect(output.uri).toBe("/docs/index.html");

  const cloudfront = mockCloudFront();
  const { etag } = cloudfront.seed.function({ name: "edge", code });
  const { TestResult } = await new CloudFrontClient({ region: "us-east-1" }).send(
    new TestFunctionCommand({
      Name: "edge",
      IfMatch: etag,
      EventObject: Buffer.from(JSON.stringify(viewerRequest({ uri: "/docs/" }))),
    }),
  );
  cloudfront.restore();
  expect(TestResult.FunctionOutput).toContain("/docs/index.html");
  expect(TestResult.ComputeUtilization).toBe(String(computeUtilization));
});
