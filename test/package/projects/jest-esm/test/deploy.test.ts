import {
  CloudFrontClient,
  CreateFunctionCommand,
  PreconditionFailed,
  PublishFunctionCommand,
  UpdateFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import "aws-sdk-client-mock-jest";
import { setupCloudFront } from "mock-cloudfront/jest";
import { deploy } from "../src/deploy.js";

const code = "function handler(event) { return event.request; }";
const client = new CloudFrontClient({ region: "us-east-1" });
const cloudfront = setupCloudFront({ failOnPendingFaults: true });

it("a first deployment creates the function and publishes it", async () => {
  await deploy(client, "edge", code);
  expect(cloudfront).toHavePublishedFunction("edge", { code });
  expect(cloudfront).toHaveHandled(CreateFunctionCommand, { Name: "edge" });
  expect(cloudfront.client).toHaveReceivedCommandTimes(PublishFunctionCommand, 1);
});

describe("over a function that is there", () => {
  beforeAll(() => void cloudfront.seed.function({ name: "edge", code: `${code} // before`, publish: true }));

  it("a deployment updates it", async () => {
    await deploy(client, "edge", code);
    expect(cloudfront).toHavePublishedFunction("edge", { code });
    expect(cloudfront).not.toHaveHandled(CreateFunctionCommand);
  });

  it("another writer is not overwritten", async () => {
    cloudfront.faults.on(UpdateFunctionCommand).rejectsOnce("PreconditionFailed");
    await expect(deploy(client, "edge", code)).toRejectWith(PreconditionFailed);
    expect(cloudfront).toHavePublishedFunction("edge", { code: `${code} // before` });
  });
});

it("the next test knows nothing of it", () => {
  expect(cloudfront).not.toHaveFunction("edge");
});
