import { CreateFunctionCommand, NoSuchFunctionExists } from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import "mock-cloudfront/matchers/vitest";
import { runFunction, viewerRequest } from "mock-cloudfront/runtime";
import { expect, it } from "vitest";

it("the matchers have types", async () => {
  const cloudfront = mockCloudFront();
  expect(cloudfront).toHaveFunction("edge", { config: { Comment: expect.any(String) } });
  expect(cloudfront).not.toHaveHandled(CreateFunctionCommand, { Name: "edge" });
  await (expect(Promise.reject()).toRejectWith(NoSuchFunctionExists) satisfies Promise<void>);
  expect(cloudfront).toHaveHandled(CreateFunctionCommand, { FunctionConfig: { Comment: "" } });
  expect(runFunction("", viewerRequest())).resolves.toRewriteTo("/") satisfies Promise<void>;
  // @ts-expect-error no such member of the input
  expect(cloudfront).not.toHaveHandled(CreateFunctionCommand, { Names: "edge" });
  // @ts-expect-error no such member
  expect(cloudfront).toHaveFunction("edge", { runtime: "cloudfront-js-2.0" });
});
