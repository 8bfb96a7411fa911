import { CreateFunctionCommand } from "@aws-sdk/client-cloudfront";
import type { MockCloudFront } from "mock-cloudfront";
import { runFunction, viewerRequest } from "mock-cloudfront/runtime";
import { type SetupCloudFrontOptions, setupCloudFront } from "mock-cloudfront/vitest";
import { expect, it } from "vitest";

const options: SetupCloudFrontOptions = { accountId: "111122223333", failOnPendingFaults: true };
const cloudfront: MockCloudFront = setupCloudFront(options);

it("the integration registers the matchers", async () => {
  expect(cloudfront).not.toHaveFunction("edge");
  expect(cloudfront).not.toHaveHandled(CreateFunctionCommand, { Name: "edge" });
  await expect(Promise.reject(new Error("x"))).not.toRejectWith("NoSuchFunctionExists");
  await expect(Promise.resolve(cloudfront)).resolves.not.toHaveFunction("edge");
  const run = await runFunction(
    "function handler(event) { return event.request; }",
    viewerRequest({ uri: "/" }),
  );
  expect(run).toRewriteTo("/");
});

it("wrong arguments do not compile", () => {
  // @ts-expect-error a name is a string
  expect(cloudfront).toHaveFunction(1);
  // @ts-expect-error no such member of the input
  expect(cloudfront).toHaveHandled(CreateFunctionCommand, { Names: "edge" });
  // @ts-expect-error there is no such option
  setupCloudFront({ failOnPendingFault: true });
});
