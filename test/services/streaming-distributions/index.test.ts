import {
  CloudFrontServiceException,
  CNAMEAlreadyExists,
  CreateDistributionCommand,
  CreateStreamingDistributionCommand,
  CreateStreamingDistributionWithTagsCommand,
  DeleteStreamingDistributionCommand,
  GetStreamingDistributionCommand,
  GetStreamingDistributionConfigCommand,
  IllegalUpdate,
  InconsistentQuantities,
  InvalidArgument,
  InvalidOrigin,
  InvalidOriginAccessIdentity,
  InvalidTagging,
  ListStreamingDistributionsCommand,
  ListTagsForResourceCommand,
  MissingBody,
  NoSuchResource,
  NoSuchStreamingDistribution,
  StreamingDistributionAlreadyExists,
  type StreamingDistributionConfig,
  StreamingDistributionNotDisabled,
  TagResourceCommand,
  TooManyStreamingDistributionCNAMEs,
  TooManyStreamingDistributions,
  TooManyTrustedSigners,
  TrustedSignerDoesNotExist,
  UpdateStreamingDistributionCommand,
  waitUntilStreamingDistributionDeployed,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { aliases, makeDistribution, withAliases } from "../../support/make-distribution.ts";
import { list } from "../../support/make-field-level-encryption.ts";
import { makeStreamingDistributionConfig } from "../../support/make-streaming-distribution.ts";
import { testConfigurationResource } from "../../support/test-configuration-resource.ts";

testConfigurationResource<StreamingDistributionConfig>({
  member: "StreamingDistribution",
  table: "streamingDistributions",
  create: CreateStreamingDistributionCommand,
  get: GetStreamingDistributionCommand,
  getConfig: GetStreamingDistributionConfigCommand,
  update: UpdateStreamingDistributionCommand,
  delete: DeleteStreamingDistributionCommand,
  list: ListStreamingDistributionsCommand,
  listMember: "StreamingDistributionList",
  idOfItem: ({ Id }) => Id,
  makeConfig: (n) => makeStreamingDistributionConfig({ CallerReference: `reference-${n}` }),
  changeConfig: (config) => ({ ...config, Comment: "changed" }),
  invalidConfig: makeStreamingDistributionConfig({
    CallerReference: "reference-1",
    Comment: "c".repeat(129),
  }),
  options: { propagation: "manual" },
  absent: NoSuchStreamingDistribution,
  alreadyExists: StreamingDistributionAlreadyExists,
  inUse: StreamingDistributionNotDisabled,
  quotaExceeded: TooManyStreamingDistributions,
  quota: "streamingDistributions",
  firstVersion: 0,
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/streaming-distribution\/E/,
  id: /^E[0-9A-Z]{8,13}$/,
  canRename: false,
  // Only a distribution that is deployed can be deleted.
  use:
    async ({ cloudfront }) =>
    async () =>
      cloudfront.settle(),
});

function create({ client }: OpenedMock, changes: Partial<StreamingDistributionConfig> = {}) {
  return client.send(
    new CreateStreamingDistributionCommand({
      StreamingDistributionConfig: makeStreamingDistributionConfig(changes),
    }),
  );
}

describe.each(interceptionModes)("CreateStreamingDistribution ($name)", ({ open }) => {
  it("refuses a call without a body", async () => {
    const creating = open().client.send(new CreateStreamingDistributionCommand({} as never));
    await expectException(creating, MissingBody, { status: 400 });
  });

  const bucket = "videos.s3.amazonaws.com";
  it.each([
    ["a Quantity that differs", { Aliases: { Quantity: 1, Items: [] } }, InconsistentQuantities],
    [
      "an origin that is not a bucket",
      { S3Origin: { DomainName: "www.example.com", OriginAccessIdentity: "" } },
      InvalidOrigin,
    ],
    [
      "an unknown identity",
      { S3Origin: { DomainName: bucket, OriginAccessIdentity: "origin-access-identity/cloudfront/E0" } },
      InvalidOriginAccessIdentity,
    ],
    [
      "six trusted signers",
      { TrustedSigners: { Enabled: true, ...list(..."123456".split("").map((n) => n.repeat(12))) } },
      TooManyTrustedSigners,
    ],
    [
      "a trusted signer that is not an account",
      { TrustedSigners: { Enabled: true, ...list("me") } },
      TrustedSignerDoesNotExist,
    ],
    [
      "eleven aliases",
      { Aliases: aliases(..."abcdefghijk".split("").map((name) => `${name}.example.com`)) },
      TooManyStreamingDistributionCNAMEs,
    ],
    ["an alias that is not a domain name", { Aliases: aliases("videos") }, InvalidArgument],
  ] as const)("refuses %s", async (_, changes, Exception) => {
    await expectException(create(open(), changes as object), Exception, { status: 400 });
  });

  it("refuses an unknown price class as the wire parser does", async () => {
    const creating = create(open(), { PriceClass: "none" as never });
    await expectException(creating, CloudFrontServiceException, { name: "MalformedXML" });
  });

  it("shares aliases with distributions", async () => {
    const opened = open();
    opened.cloudfront.seed.distribution({ aliases: ["a.example.com"] });
    await expectException(create(opened, { Aliases: aliases("A.example.com") }), CNAMEAlreadyExists, {
      status: 409,
    });
    await create(opened, { Aliases: aliases("b.example.com") });
    const creating = opened.client.send(
      new CreateDistributionCommand(makeDistribution(withAliases("B.example.com"))),
    );
    await expectException(creating, CNAMEAlreadyExists, { status: 409 });
  });

  it("answers with CloudFront's defaults", async () => {
    const { StreamingDistribution } = await create(open(), {
      Logging: { Enabled: false, Bucket: "logs.s3.amazonaws.com", Prefix: "p/" },
      TrustedSigners: { Enabled: true, ...list("123456789012") },
    });
    const { Id } = StreamingDistribution ?? {};
    expect(StreamingDistribution).toMatchObject({
      ARN: `arn:aws:cloudfront::123456789012:streaming-distribution/${Id}`,
      Status: "InProgress",
      DomainName: expect.stringMatching(/^s[a-z0-9]{8,13}\.cloudfront\.net$/),
      ActiveTrustedSigners: { Enabled: true, Quantity: 1, Items: [{ AwsAccountNumber: "self" }] },
      StreamingDistributionConfig: {
        Aliases: { Quantity: 0 },
        Logging: { Enabled: false, Bucket: "", Prefix: "" },
        PriceClass: "PriceClass_All",
        TrustedSigners: { Enabled: true, Quantity: 1, Items: ["self"] },
      },
    });
  });

  it("is deployed after the propagation, without a new ETag", async () => {
    const { client, cloudfront } = open({ propagation: "manual" });
    const { StreamingDistribution, ETag } = await create({ client } as OpenedMock);
    const { Id } = StreamingDistribution ?? {};
    cloudfront.settle();
    await waitUntilStreamingDistributionDeployed({ client, maxWaitTime: 90, minDelay: 1 }, { Id });
    const found = await client.send(new GetStreamingDistributionCommand({ Id }));
    expect([found.StreamingDistribution?.Status, found.ETag]).toEqual(["Deployed", ETag]);
    expect(found.StreamingDistribution?.DomainName).toBe(StreamingDistribution?.DomainName);
  });
});

describe.each(interceptionModes)("CreateStreamingDistributionWithTags ($name)", ({ open }) => {
  const createWithTags = ({ client }: OpenedMock, ...Items: { Key: string; Value: string }[]) =>
    client.send(
      new CreateStreamingDistributionWithTagsCommand({
        StreamingDistributionConfigWithTags: {
          StreamingDistributionConfig: makeStreamingDistributionConfig(),
          Tags: { Items },
        },
      }),
    );

  it("refuses invalid tags, and writes nothing", async () => {
    const opened = open();
    const tag = { Key: "team", Value: "video" };
    await expectException(createWithTags(opened, tag, tag), InvalidTagging, { status: 400 });
    expect(opened.cloudfront.state()).toEqual({});
  });

  it("creates tags by ARN, which end with the distribution", async () => {
    const opened = open();
    const { StreamingDistribution, ETag, Location } = await createWithTags(opened, {
      Key: "team",
      Value: "video",
    });
    const { Id, ARN: Resource } = StreamingDistribution ?? {};
    expect(Location).toBe(`https://cloudfront.amazonaws.com/2020-05-31/streaming-distribution/${Id}`);
    const Items = [{ Key: "live", Value: "no" }];
    await opened.client.send(new TagResourceCommand({ Resource, Tags: { Items } }));
    const { Tags } = await opened.client.send(new ListTagsForResourceCommand({ Resource }));
    expect(Tags?.Items?.map(({ Key }) => Key)).toEqual(["team", "live"]);
    await opened.client.send(new DeleteStreamingDistributionCommand({ Id, IfMatch: ETag }));
    expect(opened.cloudfront.state()).toEqual({});
    const listing = opened.client.send(new ListTagsForResourceCommand({ Resource }));
    await expectException(listing, NoSuchResource, { status: 404 });
  });
});

describe.each(interceptionModes)("UpdateStreamingDistribution ($name)", ({ open }) => {
  it("refuses another caller reference, and an origin that is not a bucket", async () => {
    const opened = open();
    const { StreamingDistribution, ETag } = await create(opened);
    const update = (changes: Partial<StreamingDistributionConfig>) =>
      opened.client.send(
        new UpdateStreamingDistributionCommand({
          Id: StreamingDistribution?.Id,
          IfMatch: ETag,
          StreamingDistributionConfig: makeStreamingDistributionConfig(changes),
        }),
      );
    await expectException(update({ CallerReference: "second" }), IllegalUpdate, { status: 400 });
    const S3Origin = { DomainName: "www.example.com", OriginAccessIdentity: "" };
    await expectException(update({ S3Origin }), InvalidArgument, { status: 400 });
  });

  it("keeps its own aliases", async () => {
    const opened = open();
    const Aliases = aliases("a.example.com");
    const { StreamingDistribution, ETag } = await create(opened, { Aliases });
    const { StreamingDistribution: updated } = await opened.client.send(
      new UpdateStreamingDistributionCommand({
        Id: StreamingDistribution?.Id,
        IfMatch: ETag,
        StreamingDistributionConfig: makeStreamingDistributionConfig({ Aliases }),
      }),
    );
    expect(updated?.DomainName).toBe(StreamingDistribution?.DomainName);
  });
});

describe.each(interceptionModes)("ListStreamingDistributions ($name)", ({ open }) => {
  it("answers with summaries", async () => {
    const opened = open();
    const { StreamingDistribution: created } = await create(opened);
    const { StreamingDistributionList } = await opened.client.send(new ListStreamingDistributionsCommand({}));
    const { CallerReference: _, Logging: __, ...config } = created?.StreamingDistributionConfig ?? {};
    const { ActiveTrustedSigners: ___, StreamingDistributionConfig: ____, ...resource } = created ?? {};
    expect(StreamingDistributionList).toEqual({
      Marker: "",
      MaxItems: 100,
      IsTruncated: false,
      Quantity: 1,
      Items: [{ ...resource, ...config, Status: "Deployed" }],
    });
  });
});

describe.each(interceptionModes)("DeleteStreamingDistribution ($name)", ({ open }) => {
  it("refuses an enabled distribution", async () => {
    const opened = open();
    const { StreamingDistribution, ETag } = await create(opened, { Enabled: true });
    const deleting = opened.client.send(
      new DeleteStreamingDistributionCommand({ Id: StreamingDistribution?.Id, IfMatch: ETag }),
    );
    await expectException(deleting, StreamingDistributionNotDisabled, { status: 409 });
  });
});
