import {
  CloudFrontOriginAccessIdentityAlreadyExists,
  type CloudFrontOriginAccessIdentityConfig,
  CloudFrontOriginAccessIdentityInUse,
  CreateCloudFrontOriginAccessIdentityCommand,
  DeleteCloudFrontOriginAccessIdentityCommand,
  GetCloudFrontOriginAccessIdentityCommand,
  GetCloudFrontOriginAccessIdentityConfigCommand,
  IllegalUpdate,
  ListCloudFrontOriginAccessIdentitiesCommand,
  NoSuchCloudFrontOriginAccessIdentity,
  TooManyCloudFrontOriginAccessIdentities,
  UpdateCloudFrontOriginAccessIdentityCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { testConfigurationResource, useInDistribution } from "../../support/test-configuration-resource.ts";

testConfigurationResource<CloudFrontOriginAccessIdentityConfig>({
  member: "CloudFrontOriginAccessIdentity",
  table: "originAccessIdentities",
  create: CreateCloudFrontOriginAccessIdentityCommand,
  get: GetCloudFrontOriginAccessIdentityCommand,
  getConfig: GetCloudFrontOriginAccessIdentityConfigCommand,
  update: UpdateCloudFrontOriginAccessIdentityCommand,
  delete: DeleteCloudFrontOriginAccessIdentityCommand,
  list: ListCloudFrontOriginAccessIdentitiesCommand,
  listMember: "CloudFrontOriginAccessIdentityList",
  idOfItem: ({ Id }) => Id,
  makeConfig: (n) => ({ CallerReference: `deploy ${n}`, Comment: "" }),
  changeConfig: (config) => ({ ...config, Comment: "changed" }),
  invalidConfig: { CallerReference: "deploy 1", Comment: "c".repeat(129) },
  // An equal configuration is not a clash: see below.
  clashingConfig: { CallerReference: "deploy 1", Comment: "another" },
  canRename: false,
  absent: NoSuchCloudFrontOriginAccessIdentity,
  alreadyExists: CloudFrontOriginAccessIdentityAlreadyExists,
  inUse: CloudFrontOriginAccessIdentityInUse,
  quotaExceeded: TooManyCloudFrontOriginAccessIdentities,
  quota: "originAccessIdentities",
  firstVersion: 0,
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/origin-access-identity\/cloudfront\/E/,
  id: /^E[0-9A-Z]{8,13}$/,
  use: (opened, id) =>
    useInDistribution(opened, {
      Origins: {
        Quantity: 1,
        Items: [
          {
            Id: "origin",
            DomainName: "site.s3.amazonaws.com",
            S3OriginConfig: { OriginAccessIdentity: `origin-access-identity/cloudfront/${id}` },
          },
        ],
      },
    }),
});

function create({ client }: OpenedMock, CallerReference: string, Comment = "") {
  const CloudFrontOriginAccessIdentityConfig = { CallerReference, Comment };
  return client.send(
    new CreateCloudFrontOriginAccessIdentityCommand({ CloudFrontOriginAccessIdentityConfig }),
  );
}

describe.each(interceptionModes)("CreateCloudFrontOriginAccessIdentity ($name)", ({ open }) => {
  it("answers a repeated request with the identity of the first, even if the account is full", async () => {
    const opened = open({ quotas: { originAccessIdentities: 1 } });
    const { $metadata: first, ...output } = await create(opened, "deploy");
    const { $metadata: second, ...repeated } = await create(opened, "deploy");
    expect(repeated).toEqual(output);
    expect([first.httpStatusCode, second.httpStatusCode]).toEqual([201, 201]);
    expect(Object.keys(opened.cloudfront.state().originAccessIdentities ?? {})).toHaveLength(1);
  });

  it("refuses a repeated reference with another comment", async () => {
    const opened = open();
    await create(opened, "deploy");
    const creating = create(opened, "deploy", "another");
    await expectException(creating, CloudFrontOriginAccessIdentityAlreadyExists, { status: 409 });
  });

  it("gives each identity its own canonical user id for S3, which never changes", async () => {
    const opened = open();
    const { CloudFrontOriginAccessIdentity: one, ETag } = await create(opened, "one");
    const { CloudFrontOriginAccessIdentity: two } = await create(opened, "two");
    expect(one?.S3CanonicalUserId).toMatch(/^[0-9a-f]{96}$/);
    expect(two?.S3CanonicalUserId).not.toBe(one?.S3CanonicalUserId);
    const { CloudFrontOriginAccessIdentity: updated } = await opened.client.send(
      new UpdateCloudFrontOriginAccessIdentityCommand({
        Id: one?.Id,
        IfMatch: ETag,
        CloudFrontOriginAccessIdentityConfig: { CallerReference: "one", Comment: "changed" },
      }),
    );
    expect(updated?.S3CanonicalUserId).toBe(one?.S3CanonicalUserId);
  });
});

describe.each(interceptionModes)("UpdateCloudFrontOriginAccessIdentity ($name)", ({ open }) => {
  it("refuses another caller reference", async () => {
    const opened = open();
    const { CloudFrontOriginAccessIdentity: identity, ETag } = await create(opened, "deploy");
    const updating = opened.client.send(
      new UpdateCloudFrontOriginAccessIdentityCommand({
        Id: identity?.Id,
        IfMatch: ETag,
        CloudFrontOriginAccessIdentityConfig: { CallerReference: "another", Comment: "" },
      }),
    );
    await expectException(updating, IllegalUpdate, { status: 400 });
  });
});

describe.each(interceptionModes)("ListCloudFrontOriginAccessIdentities ($name)", ({ open }) => {
  it("answers with summaries", async () => {
    const opened = open();
    const { CloudFrontOriginAccessIdentity: identity } = await create(opened, "deploy", "the bucket");
    const { CloudFrontOriginAccessIdentityList } = await opened.client.send(
      new ListCloudFrontOriginAccessIdentitiesCommand({}),
    );
    expect(CloudFrontOriginAccessIdentityList).toEqual({
      Marker: "",
      MaxItems: 100,
      IsTruncated: false,
      Quantity: 1,
      Items: [{ Id: identity?.Id, S3CanonicalUserId: identity?.S3CanonicalUserId, Comment: "the bucket" }],
    });
  });
});
