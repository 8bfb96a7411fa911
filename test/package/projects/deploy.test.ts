import {
  CloudFrontClient,
  CreateFunctionCommand,
  PreconditionFailed,
  PublishFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { allCustomMatcher } from "aws-sdk-client-mock-vitest";
import "aws-sdk-client-mock-vitest/extend";
import { setupCloudFront } from "mock-cloudfront/vitest";
import { beforeAll, describe, expect, it } from "vitest";
import { deploy } from "../src/deploy.js";

expect.extend(allCustomMatcher);

const code = "function handler(event) { return event.request; }";
const client = new CloudFrontClient({ region: "us-east-1" });
const cloudfront = setupCloudFront({ failOnPendingFaults: true });

it("the first deployment creates the function and publishes it", async () => {
  await deploy(client, "edge", code);
  expect(cloudfront).toHavePublishedFunction("edge", { code });
  expect(cloudfront).toHaveHandled(CreateFunctionCommand, { Name: "edge" });
  expect(cloudfront.client).toHaveReceivedCommandTimes(PublishFunctionCommand, 1);
});

describe("deployment of an existing function", () => {
  beforeAll(() => void cloudfront.seed.function({ name: "edge", code: `${code} // before`, publish: true }));

  it("updates it", async () => {
    await deploy(client, "edge", code);
    expect(cloudfront).toHavePublishedFunction("edge", { code });
    expect(cloudfront).not.toHaveHandled(CreateFunctionCommand);
  });

  it("does not overwrite another writer", async () => {
    cloudfront.faults.on(UpdateFunctionCommand).rejectsOnce("PreconditionFailed");
    await expect(deploy(client, "edge", code)).toRejectWith(PreconditionFailed);
    expect(cloudfront).toHavePublishedFunction("edge", { code: `${code} // before` });
  });
});

it("the next test starts without it", () => {
  expect(cloudfront).not.toHaveFunction("edge");
});
