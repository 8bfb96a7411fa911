import { readFileSync } from "node:fs";
import { CloudFrontClient, TestFunctionCommand } from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import { runFunction, viewerRequest } from "mock-cloudfront/runtime";
import { expect, it } from "vitest";
import { deploy } from "./deploy.cjs";
import rewrite from "./functions/rewrite.js?raw";

it("a deployed function", async () => {
  const cloudfront = mockCloudFront({ coverage: { files: ["functions"] } });
  const client = new CloudFrontClient({ region: "us-east-1" });
  await deploy(client, rewrite);
  const { etag } = cloudfront.seed.function({ name: "copy", code: rewrite });
  const EventObject = Buffer.from(
    JSON.stringify(viewerRequest({ uri: "/docs/", headers: { host: "www.example.com" } })),
  );
  const { TestResult } = await client.send(
    new TestFunctionCommand({ Name: "copy", IfMatch: etag, EventObject }),
  );
  cloudfront.restore();
  expect(TestResult.FunctionOutput).toContain("/docs/index.html");
  expect(TestResult.FunctionExecutionLogs).toEqual(["for www.example.com"]);
});

it.each([1, 2])("a function by itself, %s", async () => {
  const file = "functions/early/guard.js";
  const { errorMessage } = await runFunction(readFileSync(file), viewerRequest({ headers: {} }), {
    runtime: "cloudfront-js-1.0",
    file,
  });
  expect(errorMessage).toContain("no authorization");
});

it("a function whose file the runner reads, too", async () => {
  const file = "functions/shared.js";
  await runFunction(readFileSync(file), viewerRequest({ uri: "/a" }), { file });
  await import("./functions/shared.js");
  await runFunction(readFileSync(file), viewerRequest({ uri: "/a" }), { file });
});
