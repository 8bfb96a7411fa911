import "mock-cloudfront/matchers/expect";
import assert from "node:assert/strict";
import { afterEach, beforeEach, test as it } from "node:test";
import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { expect } from "expect";
import { mockCloudFront } from "mock-cloudfront";

let cloudfront;
beforeEach(() => {
  cloudfront = mockCloudFront({ onUnhandledRequest: "error" });
});
afterEach(() => cloudfront.restore());

it("lists functions", async () => {
  const client = new CloudFrontClient({ region: "us-east-1" });
  const { FunctionList } = await client.send(new ListFunctionsCommand({}));
  assert.equal(FunctionList.Quantity, 0);
  expect(cloudfront).toHaveHandled(ListFunctionsCommand);
});

it("starts with an empty mock", () => {
  expect(cloudfront).not.toHaveHandled(ListFunctionsCommand);
  expect(() => expect(cloudfront).toHaveFunction("edge")).toThrow("There is no function");
});
