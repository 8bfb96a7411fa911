import {
  CannotUpdateEntityWhileInUse,
  CloudFrontServiceException,
  CreateVpcOriginCommand,
  DeleteVpcOriginCommand,
  EntityNotFound,
  GetVpcOriginCommand,
  IllegalDelete,
  IllegalUpdate,
  InconsistentQuantities,
  InvalidArgument,
  ListTagsForResourceCommand,
  ListVpcOriginsCommand,
  NoSuchResource,
  UnsupportedOperation,
  UpdateVpcOriginCommand,
  type VpcOriginEndpointConfig,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { getEtag } from "../../../src/core/etags.ts";
import { Clock } from "../../support/clock.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeBehavior } from "../../support/make-distribution.ts";
import { makeOriginInVpc, makeVpcOriginConfig } from "../../support/make-vpc-origin.ts";
import { useInDistribution } from "../../support/test-configuration-resource.ts";
import { testEntity } from "../../support/test-entity.ts";

function useVpcOrigin(opened: OpenedMock, id: string) {
  return useInDistribution(opened, {
    Origins: { Quantity: 1, Items: [makeOriginInVpc(id)] },
    DefaultCacheBehavior: makeBehavior(),
  });
}

function create({ client }: OpenedMock, changes: Partial<VpcOriginEndpointConfig> = {}) {
  return client.send(new CreateVpcOriginCommand({ VpcOriginEndpointConfig: makeVpcOriginConfig(changes) }));
}

testEntity({
  member: "VpcOrigin",
  table: "vpcOrigins",
  create: CreateVpcOriginCommand,
  get: GetVpcOriginCommand,
  update: UpdateVpcOriginCommand,
  delete: DeleteVpcOriginCommand,
  list: ListVpcOriginsCommand,
  makeInput: (n) => ({ VpcOriginEndpointConfig: makeVpcOriginConfig({ Name: `origin-${n}` }) }),
  makeUpdate: (n) => ({
    VpcOriginEndpointConfig: makeVpcOriginConfig({ Name: `origin-${n}`, HTTPPort: 8080 }),
  }),
  invalidInput: { VpcOriginEndpointConfig: makeVpcOriginConfig({ HTTPPort: 81 }) },
  invalidUpdate: { VpcOriginEndpointConfig: makeVpcOriginConfig({ HTTPPort: 81 }) },
  toGetInput: (Id) => ({ Id }),
  readPage: ({ VpcOriginList: list }) => ({ items: list.Items, nextMarker: list.NextMarker }),
  quota: "vpcOrigins",
  statuses: { create: 202, update: 202, delete: 202 },
  pendingStatus: "Deploying",
  finalStatus: "Deployed",
  movesEtag: true,
  id: /^vo_[0-9A-Za-z]{22}$/,
  arnType: "vpcorigin",
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/vpc-origin\/vo_[0-9A-Za-z]{22}$/,
  use: useVpcOrigin,
});

describe.each(interceptionModes)("CreateVpcOrigin ($name)", ({ open }) => {
  it("rejects clients in China, where VPC origins do not exist", async () => {
    await expectException(create(open({ region: "cn-north-1" })), UnsupportedOperation, { status: 400 });
  });

  it.each(["OriginProtocolPolicy", "IpAddressType"] as const)("rejects an unknown %s", async (member) => {
    const creating = create(open(), { [member]: "none" });
    await expectException(creating, CloudFrontServiceException, {
      name: "MalformedXML",
      message: /Member must satisfy (enum )?value set: \[/,
    });
  });

  it("rejects a Quantity that is not the number of protocols", async () => {
    const creating = create(open(), { OriginSslProtocols: { Quantity: 1, Items: ["TLSv1.1", "TLSv1.2"] } });
    await expectException(creating, InconsistentQuantities, { status: 400 });
  });

  it.each([
    ["an empty Name", { Name: "" }],
    ["an Arn of another resource", { Arn: "arn:aws:s3:::bucket" }],
    ["a port under 1024 that is neither 80 nor 443", { HTTPSPort: 444 }],
    ["a port over 65535", { HTTPSPort: 65_536 }],
  ])("rejects %s", async (_, changes) => {
    await expectException(create(open(), changes), InvalidArgument, { status: 400 });
  });

  it.each([
    "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/nlb/50dc6c495c0c9188",
    "arn:aws:ec2:eu-west-1:123456789012:instance/i-0598c7d356eba48d7",
  ])("accepts %s", async (Arn) => {
    const { VpcOrigin } = await create(open(), { Arn });
    expect(VpcOrigin?.VpcOriginEndpointConfig?.Arn).toBe(Arn);
  });
});

describe.each(interceptionModes)("ListVpcOrigins ($name)", ({ open }) => {
  it("responds with summaries that have the ARN of the endpoint", async () => {
    const opened = open();
    const { VpcOrigin } = await create(opened, { IpAddressType: "dualstack" });
    const { VpcOriginList } = await opened.client.send(new ListVpcOriginsCommand({}));
    expect(VpcOriginList).toMatchObject({ Marker: "", MaxItems: 100, IsTruncated: false, Quantity: 1 });
    expect(VpcOriginList?.Items).toEqual([
      {
        Id: VpcOrigin?.Id,
        Arn: VpcOrigin?.Arn,
        Name: "internal-api",
        Status: "Deployed",
        CreatedTime: VpcOrigin?.CreatedTime,
        LastModifiedTime: expect.any(Date),
        OriginEndpointArn: makeVpcOriginConfig().Arn,
        IpAddressType: "dualstack",
      },
    ]);
  });
});

// The versions of the SDK's examples of CreateVpcOrigin, GetVpcOrigin, UpdateVpcOrigin and DeleteVpcOrigin.
describe.each(interceptionModes)("the life of a VPC origin ($name)", ({ open }) => {
  it("has a version for each write and each end of a deployment", async () => {
    const clock = new Clock();
    const { client, cloudfront } = open({ propagation: { ms: 300_000 }, now: clock.now });
    const VpcOriginEndpointConfig = makeVpcOriginConfig();
    const first = await client.send(new CreateVpcOriginCommand({ VpcOriginEndpointConfig }));
    const Id = first.VpcOrigin?.Id;
    expect(first.ETag).toBe("E23ZP02F085DFQ");
    clock.pass(300_000);
    const second = await client.send(new GetVpcOriginCommand({ Id }));
    expect([second.ETag, second.VpcOrigin?.Status]).toEqual(["ETVPDKIKX0DER", "Deployed"]);
    const third = await client.send(
      new UpdateVpcOriginCommand({ Id, IfMatch: second.ETag, VpcOriginEndpointConfig }),
    );
    expect([third.ETag, third.VpcOrigin?.Status]).toEqual(["E3UN6WX5RRO2AG", "Deploying"]);
    clock.pass(300_000);
    const { ETag: IfMatch } = await client.send(new GetVpcOriginCommand({ Id }));
    expect(IfMatch).toBe("E1F83G8C2ARO7P");
    const last = await client.send(new DeleteVpcOriginCommand({ Id, IfMatch }));
    expect([last.ETag, last.VpcOrigin?.Status]).toEqual(["E1PA6795UKMFR9", "Deploying"]);
    expect(cloudfront.state().vpcOrigins[Id as string]?.isBeingDeleted).toBe(true);
    clock.pass(300_000);
    await expectException(client.send(new GetVpcOriginCommand({ Id })), EntityNotFound);
  });

  it("has the ETag of the latest version in state()", async () => {
    const opened = open();
    const { VpcOrigin } = await create(opened);
    const { etag, status } = opened.cloudfront.state().vpcOrigins[VpcOrigin?.Id as string] ?? {};
    expect([etag, status]).toEqual([getEtag(1), "Deployed"]);
  });
});

describe.each(interceptionModes)("UpdateVpcOrigin ($name)", ({ open }) => {
  it("rejects a VPC origin in use, in the service's words", async () => {
    const opened = open();
    const { id, etag } = opened.cloudfront.seed.vpcOrigin();
    await useVpcOrigin(opened, id);
    const VpcOriginEndpointConfig = makeVpcOriginConfig();
    const updating = opened.client.send(
      new UpdateVpcOriginCommand({ Id: id, IfMatch: etag, VpcOriginEndpointConfig }),
    );
    await expectException(updating, CannotUpdateEntityWhileInUse, {
      status: 409,
      message: /^The specified VPC origin is currently associated with one or more distributions\. /,
    });
  });

  it("rejects the name of another VPC origin", async () => {
    const { client, cloudfront } = open();
    cloudfront.seed.vpcOrigin({ name: "internal-api" });
    const { id, etag } = cloudfront.seed.vpcOrigin({ name: "other" });
    const VpcOriginEndpointConfig = makeVpcOriginConfig();
    const updating = client.send(
      new UpdateVpcOriginCommand({ Id: id, IfMatch: etag, VpcOriginEndpointConfig }),
    );
    await expectException(updating, CloudFrontServiceException, { name: "EntityAlreadyExists" });
  });

  it("and DeleteVpcOrigin reject a VPC origin that is Deploying", async () => {
    const opened = open({ propagation: "manual" });
    const { VpcOrigin, ETag: IfMatch } = await create(opened);
    const target = { Id: VpcOrigin?.Id, IfMatch };
    const updating = opened.client.send(
      new UpdateVpcOriginCommand({ ...target, VpcOriginEndpointConfig: makeVpcOriginConfig() }),
    );
    const { cause } = await expectException(updating, IllegalUpdate, { status: 400 });
    expect(String(cause)).toContain("cloudfront.settle()");
    const deleting = opened.client.send(new DeleteVpcOriginCommand(target));
    await expectException(deleting, IllegalDelete, { status: 400 });
  });
});

describe.each(interceptionModes)("DeleteVpcOrigin ($name)", ({ open }) => {
  it("keeps the VPC origin, its tags and its name until the deletion is deployed", async () => {
    const opened = open({ propagation: "manual" });
    const { client, cloudfront } = opened;
    const { id, etag, arn } = cloudfront.seed.vpcOrigin({ name: "internal-api" });
    const { VpcOrigin, ETag } = await client.send(new DeleteVpcOriginCommand({ Id: id, IfMatch: etag }));
    expect(VpcOrigin?.Status).toBe("Deploying");
    expect(ETag).toBe(getEtag(2));
    await expectException(create(opened), CloudFrontServiceException, { name: "EntityAlreadyExists" });
    const tags = () => client.send(new ListTagsForResourceCommand({ Resource: arn }));
    expect((await tags()).Tags?.Items).toEqual([]);
    cloudfront.settle();
    await expectException(tags(), NoSuchResource);
    await create(opened);
  });
});
