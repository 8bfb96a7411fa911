import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { mockClient } from "aws-sdk-client-mock";
import { setupCloudFront } from "mock-cloudfront/vitest";
import { describe, it } from "vitest";

describe("by restore()", () => {
  const cloudfront = setupCloudFront();
  it("restores", () => cloudfront.restore());
  it("comes after restore()", () => undefined);
});

describe("by another stub", () => {
  setupCloudFront();
  it("stubs the class", () => void mockClient(CloudFrontClient));
  it("comes after the stub", () => undefined);
});
