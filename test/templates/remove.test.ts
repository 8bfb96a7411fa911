import { describe, expect, it } from "vitest";
import { createResource } from "../../src/templates/apply.ts";
import { removeResource } from "../../src/templates/remove.ts";
import { makeBackend } from "../support/backend.ts";
import { passThrough } from "../support/make.ts";
import { makeDistributionProperties, makeSend, makeTarget } from "../support/make-target.ts";

const code = {
  Name: "edge",
  FunctionCode: passThrough,
  FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
  AutoPublish: true,
};

describe("removeResource", () => {
  it("disables an enabled distribution before it deletes it", async () => {
    const backend = makeBackend();
    const target = makeTarget(backend, "AWS::CloudFront::Distribution", makeDistributionProperties());
    const made = await createResource(target);
    backend.callLog.clear();
    await removeResource(target, made);
    const calls = backend.callLog.calls();
    expect(calls.map(({ operation }) => operation)).toEqual([
      "GetDistribution",
      "UpdateDistribution",
      "GetDistribution",
      "DeleteDistribution",
    ]);
    expect(calls[1]).toMatchObject({ input: { DistributionConfig: { Enabled: false } } });
    await expect(target.send("GetDistribution", { Id: made.id })).rejects.toThrow();
  });

  it("deletes a disabled distribution at once", async () => {
    const backend = makeBackend();
    const properties = makeDistributionProperties({ Enabled: false });
    const target = makeTarget(backend, "AWS::CloudFront::Distribution", properties);
    const made = await createResource(target);
    backend.callLog.clear();
    await removeResource(target, made);
    expect(backend.callLog.calls().map(({ operation }) => operation)).toEqual([
      "GetDistribution",
      "DeleteDistribution",
    ]);
  });

  it("deletes a published function by the ETag of its stage DEVELOPMENT", async () => {
    const backend = makeBackend();
    const target = makeTarget(backend, "AWS::CloudFront::Function", code);
    await removeResource(target, await createResource(target));
    await expect(target.send("DescribeFunction", { Name: "edge" })).rejects.toThrow();
  });

  it("counts a resource that no longer exists as deleted", async () => {
    const backend = makeBackend();
    const target = makeTarget(backend, "AWS::CloudFront::Function", code);
    const made = await createResource(target);
    await removeResource(target, made);
    await expect(removeResource(target, made)).resolves.toBeUndefined();
  });

  it("rejects with the exception of the operation for a function in use", async () => {
    const backend = makeBackend();
    const target = makeTarget(backend, "AWS::CloudFront::Function", code);
    const made = await createResource(target);
    const associations = [{ EventType: "viewer-request", FunctionARN: made.ref }];
    const properties = makeDistributionProperties({
      DefaultCacheBehavior: {
        TargetOriginId: "web",
        ViewerProtocolPolicy: "allow-all",
        CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
        FunctionAssociations: associations,
      },
    });
    await createResource(makeTarget(backend, "AWS::CloudFront::Distribution", properties));
    await expect(removeResource(target, made)).rejects.toMatchObject({ name: "FunctionInUse" });
    expect(await makeSend(backend)("DescribeFunction", { Name: "edge" })).toHaveProperty("ETag");
  });
});
