import { setTimeout } from "node:timers/promises";
import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { setupCloudFront } from "mock-cloudfront/vitest";
import { describe, expect, it } from "vitest";

const cloudfront = setupCloudFront();
const client = new CloudFrontClient({ region: "us-east-1" });

describe.concurrent("at the same time", () => {
  it("uses the handle", async () => {
    await setTimeout(20);
    cloudfront.state();
  });

  it("uses a client", async () => {
    await setTimeout(20);
    await client.send(new ListFunctionsCommand({}));
  });

  it("uses neither", async () => {
    await setTimeout(20);
  });
});

it("comes after", async () => {
  await client.send(new ListFunctionsCommand({}));
  expect(cloudfront.calls()).toHaveLength(1);
});

it.concurrent("is alone", async () => {
  await client.send(new ListFunctionsCommand({}));
});
