import {
  AccessDenied,
  DeleteResourcePolicyCommand,
  DeleteVpcOriginCommand,
  EntityNotFound,
  GetResourcePolicyCommand,
  InvalidArgument,
  PutResourcePolicyCommand,
  UnsupportedOperation,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";

const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: "210987654321" }, Action: "cloudfront:CreateDistribution" },
  ],
});

const operations = {
  put: (ResourceArn: string) => new PutResourcePolicyCommand({ ResourceArn, PolicyDocument: policy }),
  get: (ResourceArn: string) => new GetResourcePolicyCommand({ ResourceArn }),
  delete: (ResourceArn: string) => new DeleteResourcePolicyCommand({ ResourceArn }),
} as const;

function run({ client }: OpenedMock, operation: keyof typeof operations, arn: string) {
  return (client as { send(command: unknown): Promise<unknown> }).send(operations[operation](arn));
}

const unknownArn = "arn:aws:cloudfront::123456789012:vpcorigin/vo_none";

describe.each(interceptionModes)("resource policies ($name)", ({ open }) => {
  describe.each(["put", "get", "delete"] as const)("%s", (operation) => {
    it.each([
      ["the ARN of another resource", "arn:aws:cloudfront::123456789012:function/edge", InvalidArgument, 400],
      ["no ARN", "vo_1", InvalidArgument, 400],
      ["an ARN of another account", unknownArn.replace("1234", "9999"), AccessDenied, 403],
      ["the ARN of no VPC origin", unknownArn, EntityNotFound, 404],
    ])("rejects %s", async (_, arn, Exception, status) => {
      await expectException(run(open(), operation, arn), Exception, { status });
    });
  });

  it.each(["get", "delete"] as const)("%s rejects a VPC origin without a policy", async (operation) => {
    const opened = open();
    const { arn } = opened.cloudfront.seed.vpcOrigin();
    await expectException(run(opened, operation, arn), EntityNotFound, { status: 404 });
  });

  it.each(["", "{", '"text"', "null"])("PutResourcePolicy rejects %j", async (PolicyDocument) => {
    const { client, cloudfront } = open();
    const { arn } = cloudfront.seed.vpcOrigin();
    const putting = client.send(new PutResourcePolicyCommand({ ResourceArn: arn, PolicyDocument }));
    await expectException(putting, InvalidArgument, { status: 400 });
  });

  it("PutResourcePolicy rejects clients in China", async () => {
    await expectException(run(open({ region: "cn-north-1" }), "put", unknownArn), UnsupportedOperation);
  });

  it("keep the text as it was sent, until it is replaced or deleted", async () => {
    const { client, cloudfront } = open();
    const { arn: ResourceArn } = cloudfront.seed.vpcOrigin();
    for (const PolicyDocument of [policy, ` ${policy}\n`]) {
      const put = await client.send(new PutResourcePolicyCommand({ ResourceArn, PolicyDocument }));
      expect(put.ResourceArn).toBe(ResourceArn);
      const { $metadata: _, ...found } = await client.send(new GetResourcePolicyCommand({ ResourceArn }));
      expect(found).toEqual({ ResourceArn, PolicyDocument });
    }
    expect(cloudfront.state().resourcePolicies[ResourceArn]?.document).toBe(` ${policy}\n`);
    const { $metadata, ...output } = await client.send(new DeleteResourcePolicyCommand({ ResourceArn }));
    expect(output).toEqual({});
    expect($metadata.httpStatusCode).toBe(200);
    expect(cloudfront.state()).not.toHaveProperty("resourcePolicies");
  });

  it("end with their VPC origin", async () => {
    const opened = open();
    const { id, arn, etag } = opened.cloudfront.seed.vpcOrigin();
    await run(opened, "put", arn);
    await opened.client.send(new DeleteVpcOriginCommand({ Id: id, IfMatch: etag }));
    expect(opened.cloudfront.state()).toEqual({});
  });
});
