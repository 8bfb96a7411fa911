import {
  CannotDeleteEntityWhileInUse,
  CloudFrontServiceException,
  CreateAnycastIpListCommand,
  type CreateAnycastIpListCommandInput,
  CreateConnectionGroupCommand,
  DeleteAnycastIpListCommand,
  EntityLimitExceeded,
  EntityNotFound,
  GetAnycastIpListCommand,
  InvalidArgument,
  ListAnycastIpListsCommand,
  UnsupportedOperation,
  UpdateAnycastIpListCommand,
  UpdateConnectionGroupCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { useInDistribution } from "../../support/test-configuration-resource.ts";
import { testEntity } from "../../support/test-entity.ts";

testEntity({
  member: "AnycastIpList",
  table: "anycastIpLists",
  create: CreateAnycastIpListCommand,
  get: GetAnycastIpListCommand,
  update: UpdateAnycastIpListCommand,
  delete: DeleteAnycastIpListCommand,
  list: ListAnycastIpListsCommand,
  makeInput: (n) => ({ Name: `static-${n}`, IpCount: 3 }),
  makeUpdate: () => ({ IpAddressType: "dualstack" }),
  invalidInput: { Name: "static", IpCount: 4 },
  invalidUpdate: { IpamCidrConfigs: [{ Cidr: "not a CIDR", IpamPoolArn: "pool" }] },
  toGetInput: (Id) => ({ Id }),
  readPage: ({ AnycastIpLists: list }) => ({ items: list.Items, nextMarker: list.NextMarker }),
  quota: "anycastIpLists",
  statuses: { create: 202, update: 200, delete: 204 },
  pendingStatus: "Deploying",
  finalStatus: "Deployed",
  movesEtag: true,
  id: /^aip_[0-9A-Za-z]{22}$/,
  arnType: "anycast-ip-list",
  use: (opened, AnycastIpListId) => useInDistribution(opened, { AnycastIpListId }),
});

function create({ client }: OpenedMock, changes: Partial<CreateAnycastIpListCommandInput> = {}) {
  return client.send(new CreateAnycastIpListCommand({ Name: "static", IpCount: 3, ...changes }));
}

const isIpv6 = (address: string) => address.includes(":");

describe.each(interceptionModes)("CreateAnycastIpList ($name)", ({ open }) => {
  it("rejects clients in China, where the lists do not exist", async () => {
    await expectException(create(open({ region: "cn-north-1" })), UnsupportedOperation, { status: 400 });
  });

  it.each([
    ["a Name with a space", { Name: "a b" }],
    ["a Name of 65 characters", { Name: "n".repeat(65) }],
    ["an unknown IpAddressType", { IpAddressType: "ipv5" as never }],
  ])("rejects %s", async (_, changes) => {
    const creating = create(open(), changes);
    await expectException(creating, CloudFrontServiceException, { name: "MalformedXML", status: 400 });
  });

  it.each([0, 4, 1e9])("rejects %d addresses", async (IpCount) => {
    await expectException(create(open(), { IpCount }), InvalidArgument, { status: 400 });
  });

  it.each([
    [undefined, 3, 3, 0],
    ["ipv4", 21, 21, 0],
    ["ipv6", 3, 0, 3],
    ["dualstack", 21, 21, 21],
  ] as const)("allocates addresses for documentation: %s, %d", async (IpAddressType, IpCount, v4, v6) => {
    const { AnycastIpList } = await create(open(), { IpAddressType, IpCount });
    const addresses = AnycastIpList?.AnycastIps ?? [];
    expect(AnycastIpList).toMatchObject({ IpAddressType: IpAddressType ?? "ipv4", IpCount });
    expect([addresses.filter((ip) => !isIpv6(ip)).length, addresses.filter(isIpv6).length]).toEqual([v4, v6]);
    for (const address of addresses) {
      expect(address).toMatch(/^(192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+|2001:db8::[0-9a-f]+)$/);
    }
  });

  it("gives no address to two lists", async () => {
    const opened = open();
    const lists = [];
    for (const Name of ["a", "b", "c"]) {
      lists.push((await create(opened, { Name, IpCount: 21, IpAddressType: "dualstack" })).AnycastIpList);
    }
    const addresses = lists.flatMap((list) => list?.AnycastIps ?? []);
    expect(new Set(addresses).size).toBe(3 * 42);
  });

  it("returns CIDR blocks of IPAM as they were sent", async () => {
    const IpamCidrConfigs = [
      {
        Cidr: "192.0.2.0/24",
        IpamPoolArn: "arn:aws:ec2::123456789012:ipam-pool/ipam-pool-0123456789abcdef0",
      },
    ];
    const { AnycastIpList } = await create(open(), { IpamCidrConfigs });
    expect(AnycastIpList?.IpamConfig).toEqual({ Quantity: 1, IpamCidrConfigs });
  });
});

describe.each(interceptionModes)("ListAnycastIpLists ($name)", ({ open }) => {
  it("responds with summaries, which have an ETag and no addresses", async () => {
    const opened = open();
    const { id, arn, name, etag } = opened.cloudfront.seed.anycastIpList({ ipCount: 21 });
    const { AnycastIpLists } = await opened.client.send(new ListAnycastIpListsCommand({}));
    expect(AnycastIpLists).toEqual({
      Marker: "",
      MaxItems: 100,
      IsTruncated: false,
      Quantity: 1,
      Items: [
        {
          Id: id,
          Arn: arn,
          Name: name,
          Status: "Deployed",
          IpCount: 21,
          IpAddressType: "ipv4",
          LastModifiedTime: expect.any(Date),
          ETag: etag,
        },
      ],
    });
  });
});

describe.each(interceptionModes)("UpdateAnycastIpList ($name)", ({ open }) => {
  it("keeps the addresses of a family that stays", async () => {
    const { client, cloudfront } = open();
    const { id, etag } = cloudfront.seed.anycastIpList();
    const before = await client.send(new GetAnycastIpListCommand({ Id: id }));
    const { AnycastIpList } = await client.send(
      new UpdateAnycastIpListCommand({ Id: id, IfMatch: etag, IpAddressType: "dualstack" }),
    );
    const addresses = AnycastIpList?.AnycastIps ?? [];
    expect(addresses.filter((ip) => !isIpv6(ip))).toEqual(before.AnycastIpList?.AnycastIps);
    expect(addresses.filter(isIpv6)).toHaveLength(3);
  });
});

describe.each(interceptionModes)("a connection group with an Anycast static IP list ($name)", ({ open }) => {
  const createGroup = ({ client }: OpenedMock, Name: string, AnycastIpListId: string) =>
    client.send(new CreateConnectionGroupCommand({ Name, AnycastIpListId }));

  it("needs a list that exists", async () => {
    const { cause } = await expectException(createGroup(open(), "europe", "aip_none"), EntityNotFound, {
      status: 404,
    });
    expect(String(cause)).toContain('AnycastIpListId is "aip_none"');
    await createGroup(open({ references: "any" }), "europe", "aip_none");
  });

  it("counts towards the quota of the list", async () => {
    const opened = open({ quotas: { connectionGroupsPerAnycastIpList: 1 } });
    const { id } = opened.cloudfront.seed.anycastIpList();
    const { ConnectionGroup, ETag } = await createGroup(opened, "europe", id);
    await expectException(createGroup(opened, "asia", id), EntityLimitExceeded, { status: 400 });
    const target = { Id: ConnectionGroup?.Id, IfMatch: ETag };
    await opened.client.send(new UpdateConnectionGroupCommand({ ...target, AnycastIpListId: id }));
  });

  it("keeps the list from being deleted", async () => {
    const opened = open();
    const { id, etag } = opened.cloudfront.seed.anycastIpList();
    await createGroup(opened, "europe", id);
    const deleting = opened.client.send(new DeleteAnycastIpListCommand({ Id: id, IfMatch: etag }));
    const { cause } = await expectException(deleting, CannotDeleteEntityWhileInUse, { status: 409 });
    expect(String(cause)).toContain("1 of the connection groups");
  });
});

describe("seed.anycastIpList", () => {
  it("rejects other numbers of addresses, and names that are taken", () => {
    const { cloudfront } = (interceptionModes[0] as (typeof interceptionModes)[number]).open();
    cloudfront.seed.anycastIpList({ name: "static" });
    expect(() => cloudfront.seed.anycastIpList({ name: "static" })).toThrow(/named "static" already/);
    expect(() => cloudfront.seed.anycastIpList({ ipCount: 4 as 3 })).toThrow(
      /cannot have 4 addresses: 3 or 21/,
    );
  });
});
