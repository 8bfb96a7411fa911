import {
  AccessDenied,
  CloudFrontServiceException,
  EntityNotFound,
  InvalidArgument,
  ListDistributionsByCachePolicyIdCommand,
  ListDistributionsByConnectionModeCommand,
  ListDistributionsByKeyGroupCommand,
  ListDistributionsByOriginRequestPolicyIdCommand,
  ListDistributionsByOwnedResourceCommand,
  ListDistributionsByRealtimeLogConfigCommand,
  type ListDistributionsByRealtimeLogConfigCommandInput,
  ListDistributionsByResponseHeadersPolicyIdCommand,
  ListDistributionsByWebACLIdCommand,
  ListDistributionsCommand,
  NoSuchCachePolicy,
  NoSuchOriginRequestPolicy,
  NoSuchResource,
  NoSuchResponseHeadersPolicy,
  paginateListDistributions,
  paginateListDistributionsByConnectionMode,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeBehavior } from "../../support/make-distribution.ts";
import { makeOriginInVpc } from "../../support/make-vpc-origin.ts";
import { listedId, testListByReference } from "../../support/test-list-by-reference.ts";

describe.each(interceptionModes)("ListDistributions ($name)", ({ open }) => {
  const seeded = ({ cloudfront }: OpenedMock, count: number) =>
    Array.from({ length: count }, () => cloudfront.seed.distribution().id);

  it.each([{ MaxItems: 0 }, { Marker: "EDFDVBD6EXAMPLE" }])("rejects %j", async (input) => {
    await expectException(open().client.send(new ListDistributionsCommand(input)), InvalidArgument, {
      status: 400,
    });
  });

  it("lists each distribution once, also with the SDK's paginator", async () => {
    const opened = open();
    const ids = seeded(opened, 7);
    const listed: (string | undefined)[] = [];
    for await (const page of paginateListDistributions({ client: opened.client, pageSize: 3 }, {})) {
      listed.push(...(page.DistributionList?.Items ?? []).map(({ Id }) => Id));
    }
    expect(listed).toEqual(ids);
  });

  it("returns an empty list, without Items", async () => {
    const { DistributionList, $metadata } = await open().client.send(new ListDistributionsCommand({}));
    expect(DistributionList).toEqual({ Marker: "", MaxItems: 100, IsTruncated: false, Quantity: 0 });
    expect($metadata.httpStatusCode).toBe(200);
  });

  it("returns a page and the marker of the next page", async () => {
    const opened = open();
    seeded(opened, 3);
    const { DistributionList: first } = await opened.client.send(
      new ListDistributionsCommand({ MaxItems: 2 }),
    );
    expect(first).toMatchObject({ Marker: "", MaxItems: 2, IsTruncated: true, Quantity: 2 });
    const Marker = first?.NextMarker;
    const { DistributionList: second } = await opened.client.send(new ListDistributionsCommand({ Marker }));
    expect(second).toMatchObject({ Marker, MaxItems: 100, IsTruncated: false, Quantity: 1 });
    expect(second?.NextMarker).toBeUndefined();
  });

  it("returns summaries, which lack the caller's own members of the configuration", async () => {
    const { client, cloudfront } = open();
    const { id, arn, domainName, etag } = cloudfront.seed.distribution({ aliases: ["www.example.com"] });
    const { DistributionList } = await client.send(new ListDistributionsCommand({}));
    const [summary] = DistributionList?.Items ?? [];
    const config = cloudfront.state().distributions?.[id]?.config;
    const { CallerReference, DefaultRootObject, Logging, ContinuousDeploymentPolicyId, ...shared } =
      config as Record<string, unknown>;
    expect(summary).toEqual({
      ...shared,
      HttpVersion: "HTTP2",
      Id: id,
      ARN: arn,
      DomainName: domainName,
      ETag: etag,
      Status: "Deployed",
      LastModifiedTime: expect.any(Date),
      AliasICPRecordals: [{ CNAME: "www.example.com", ICPRecordalStatus: "APPROVED" }],
    });
  });
});

const acl = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/site/473e64fd-f30b-4765-81a0-62ad96dd167a";

describe.each(interceptionModes)("ListDistributionsByWebACLId ($name)", ({ open }) => {
  it("rejects a page of no items", async () => {
    const listing = open().client.send(
      new ListDistributionsByWebACLIdCommand({ WebACLId: acl, MaxItems: 0 }),
    );
    await expectException(listing, InvalidArgument);
  });

  it.each([acl, "null"])("lists the distributions with %s", async (WebACLId) => {
    const { client, cloudfront } = open();
    const protectedOne = cloudfront.seed.distribution({ config: { WebACLId: acl } });
    const open2 = cloudfront.seed.distribution();
    const { DistributionList } = await client.send(new ListDistributionsByWebACLIdCommand({ WebACLId }));
    expect(DistributionList?.Items?.map(({ Id }) => Id)).toEqual([
      WebACLId === acl ? protectedOne.id : open2.id,
    ]);
  });

  it("returns summaries, in pages", async () => {
    const { client, cloudfront } = open();
    for (let n = 0; n < 3; n++) {
      cloudfront.seed.distribution({ config: { WebACLId: acl } });
    }
    const { DistributionList, $metadata } = await client.send(
      new ListDistributionsByWebACLIdCommand({ WebACLId: acl, MaxItems: 2 }),
    );
    expect(DistributionList).toMatchObject({ MaxItems: 2, IsTruncated: true, Quantity: 2 });
    expect(DistributionList?.Items?.[0]).toMatchObject({ Status: "Deployed", WebACLId: acl });
    expect($metadata.httpStatusCode).toBe(200);
  });
});

describe.each(interceptionModes)("ListDistributionsByConnectionMode ($name)", ({ open }) => {
  it("rejects an unknown mode", async () => {
    const ConnectionMode = "indirect" as never;
    await expectException(
      open().client.send(new ListDistributionsByConnectionModeCommand({ ConnectionMode })),
      CloudFrontServiceException,
      { name: "MalformedXML", message: "Member must satisfy value set: [direct, tenant-only]" },
    );
  });

  it("lists the distributions of the mode, which is direct by default", async () => {
    const { client, cloudfront } = open();
    const silent = cloudfront.seed.distribution();
    const direct = cloudfront.seed.distribution({ config: { ConnectionMode: "direct" } });
    const tenants = cloudfront.seed.distribution({ config: { ConnectionMode: "tenant-only" } });
    const listed = async (ConnectionMode: "direct" | "tenant-only") => {
      const ids: unknown[] = [];
      const pages = paginateListDistributionsByConnectionMode({ client, pageSize: 1 }, { ConnectionMode });
      for await (const { DistributionList } of pages) {
        ids.push(...(DistributionList?.Items ?? []).map(({ Id }) => Id));
      }
      return ids;
    };
    expect(await listed("direct")).toEqual([silent.id, direct.id]);
    expect(await listed("tenant-only")).toEqual([tenants.id]);
  });

  it("returns a list of summaries", async () => {
    const { DistributionList, $metadata } = await open().client.send(
      new ListDistributionsByConnectionModeCommand({ ConnectionMode: "direct" }),
    );
    expect(DistributionList).toEqual({ Marker: "", MaxItems: 100, IsTruncated: false, Quantity: 0 });
    expect($metadata.httpStatusCode).toBe(200);
  });
});

testListByReference({
  name: "CachePolicyId",
  makeReference: () => ({ CachePolicyId: listedId }),
  seed: ({ seed }) => seed.cachePolicy({ id: listedId }),
  absent: NoSuchCachePolicy,
  list: (client, paging) =>
    client.send(new ListDistributionsByCachePolicyIdCommand({ CachePolicyId: listedId, ...paging })),
});

testListByReference({
  name: "OriginRequestPolicyId",
  makeReference: () => ({ OriginRequestPolicyId: listedId }),
  seed: ({ seed }) => seed.originRequestPolicy({ id: listedId }),
  absent: NoSuchOriginRequestPolicy,
  list: (client, paging) =>
    client.send(
      new ListDistributionsByOriginRequestPolicyIdCommand({ OriginRequestPolicyId: listedId, ...paging }),
    ),
});

testListByReference({
  name: "ResponseHeadersPolicyId",
  makeReference: () => ({ ResponseHeadersPolicyId: listedId }),
  seed: ({ seed }) => seed.responseHeadersPolicy({ id: listedId }),
  absent: NoSuchResponseHeadersPolicy,
  list: (client, paging) =>
    client.send(
      new ListDistributionsByResponseHeadersPolicyIdCommand({ ResponseHeadersPolicyId: listedId, ...paging }),
    ),
});

testListByReference({
  name: "KeyGroup",
  makeReference: () => ({ TrustedKeyGroups: { Enabled: true, Quantity: 1, Items: [listedId] } }),
  seed: ({ seed }) => seed.keyGroup({ id: listedId, publicKeys: [seed.publicKey().id] }),
  absent: NoSuchResource,
  list: (client, paging) =>
    client.send(new ListDistributionsByKeyGroupCommand({ KeyGroupId: listedId, ...paging })),
});

describe.each(interceptionModes)("ListDistributionsByRealtimeLogConfig ($name)", ({ open }) => {
  const list = ({ client }: OpenedMock, input: ListDistributionsByRealtimeLogConfigCommandInput) =>
    client.send(new ListDistributionsByRealtimeLogConfigCommand(input));

  it("refuses a request without name and ARN, and a page of no items", async () => {
    await expectException(list(open(), {}), InvalidArgument, { status: 400 });
    await expectException(list(open(), { RealtimeLogConfigName: "a", MaxItems: 0 }), InvalidArgument);
  });

  it("answers without Items for an unknown configuration", async () => {
    const { DistributionList } = await list(open(), {
      RealtimeLogConfigArn: "arn:aws:cloudfront::123456789012:realtime-log-config/logs",
    });
    expect(DistributionList).toEqual({ Marker: "", MaxItems: 100, IsTruncated: false, Quantity: 0 });
  });

  it("answers with the summaries of the distributions, in pages", async () => {
    const opened = open();
    const { seed } = opened.cloudfront;
    const logs = seed.realtimeLogConfig({ name: "logs" });
    const DefaultCacheBehavior = makeBehavior({ TargetOriginId: "origin", RealtimeLogConfigArn: logs.arn });
    const ids = [1, 2].map(() => seed.distribution({ config: { DefaultCacheBehavior } }).id);
    seed.distribution();
    const { DistributionList: first } = await list(opened, { RealtimeLogConfigName: "logs", MaxItems: 1 });
    const { DistributionList: second } = await list(opened, {
      RealtimeLogConfigArn: logs.arn,
      Marker: first?.NextMarker,
    });
    expect([first, second].map((page) => page?.Items?.map(({ Id }) => Id))).toEqual([[ids[0]], [ids[1]]]);
  });
});

describe.each(interceptionModes)("ListDistributionsByOwnedResource ($name)", ({ open }) => {
  it("returns the distributions that use the VPC origin, with their account, in pages", async () => {
    const { client, cloudfront } = open({ accountId: "111122223333" });
    const { id, arn: ResourceArn } = cloudfront.seed.vpcOrigin();
    const Origins = { Quantity: 1, Items: [makeOriginInVpc(id)] };
    const ids = [1, 2].map(() => cloudfront.seed.distribution({ config: { Origins } }).id);
    cloudfront.seed.distribution();
    const first = await client.send(
      new ListDistributionsByOwnedResourceCommand({ ResourceArn, MaxItems: 1 }),
    );
    expect(first.DistributionList).toEqual({
      Marker: "",
      MaxItems: 1,
      IsTruncated: true,
      Quantity: 1,
      NextMarker: expect.any(String),
      Items: [{ DistributionId: ids[0], OwnerAccountId: "111122223333" }],
    });
    const second = await client.send(
      new ListDistributionsByOwnedResourceCommand({
        ResourceArn,
        Marker: first.DistributionList?.NextMarker,
      }),
    );
    expect(second.DistributionList?.Items).toEqual([
      { DistributionId: ids[1], OwnerAccountId: "111122223333" },
    ]);
  });

  it.each([
    ["the ARN of another resource", "arn:aws:cloudfront::123456789012:function/edge", InvalidArgument, 400],
    ["an ARN of another account", "arn:aws:cloudfront::999999999999:vpcorigin/vo_1", AccessDenied, 403],
    ["the ARN of no VPC origin", "arn:aws:cloudfront::123456789012:vpcorigin/vo_1", EntityNotFound, 404],
  ])("rejects %s", async (_, ResourceArn, Exception, status) => {
    const listing = open().client.send(new ListDistributionsByOwnedResourceCommand({ ResourceArn }));
    await expectException(listing, Exception, { status });
  });

  it("rejects a page of no items", async () => {
    const { client, cloudfront } = open();
    const { arn: ResourceArn } = cloudfront.seed.vpcOrigin();
    const listing = client.send(new ListDistributionsByOwnedResourceCommand({ ResourceArn, MaxItems: 0 }));
    await expectException(listing, InvalidArgument);
  });
});
