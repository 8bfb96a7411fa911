import { expect } from "expect";
import { mockCloudFront } from "mock-cloudfront";
import "mock-cloudfront/matchers/expect";

const cloudfront = mockCloudFront();
expect(cloudfront).not.toHaveFunction("edge", { config: { Comment: expect.any(String) } });
// @ts-expect-error unknown member
expect(cloudfront).toHaveFunction("edge", { runtime: "cloudfront-js-2.0" });
