import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { allCustomMatcher } from "aws-sdk-client-mock-vitest";
import { setupCloudFront } from "mock-cloudfront/vitest";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

expect.extend(allCustomMatcher);
const code = "function handler(event) { return event.request; }";
const client = new CloudFrontClient({ region: "us-east-1" });

const cloudfront = setupCloudFront();
beforeAll(() => void cloudfront.seed.function({ name: "of-the-file", code }));
afterAll(() => expect(cloudfront).toHaveFunction("of-the-file"));

it.each(["first", "second"])("starts from what beforeAll left, the %s one", (name) => {
  expect(Object.keys(cloudfront.state().functions)).toEqual(["of-the-file/DEVELOPMENT"]);
  cloudfront.seed.function({ name, code });
});

describe("a describe with a beforeAll of its own", () => {
  beforeAll(() => void cloudfront.seed.function({ name: "of-the-describe", code }));

  it("starts from both", () => {
    expect(cloudfront).toHaveFunction("of-the-file");
    expect(cloudfront).toHaveFunction("of-the-describe");
  });
});

it("and nobody else does", () => {
  expect(cloudfront).not.toHaveFunction("of-the-describe");
});

it("the matchers of aws-sdk-client-mock-vitest know the stub", async () => {
  await client.send(new ListFunctionsCommand({}));
  expect(cloudfront.client).toHaveReceivedCommandTimes(ListFunctionsCommand, 1);
});

it("after vi.resetModules() a client of the SDK that is imported anew still talks to the mock", async () => {
  vi.resetModules();
  const sdk = await import("@aws-sdk/client-cloudfront");
  await new sdk.CloudFrontClient({ region: "us-east-1" }).send(new sdk.ListFunctionsCommand({}));
  expect(cloudfront.calls(ListFunctionsCommand)).toHaveLength(1);
});
