import {
  CreateCloudFrontOriginAccessIdentityCommand,
  IllegalOriginAccessConfiguration,
  InvalidArgument,
  InvalidDomainNameForOriginAccessControl,
  InvalidOriginAccessControl,
  InvalidOriginAccessIdentity,
  type Origin,
  type OriginAccessControlOriginTypes,
  TooManyDistributionsAssociatedToOriginAccessControl,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { builtinServices } from "../../../src/index.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeBucketOrigin } from "../../support/make-distribution.ts";
import { writeDistribution, writes } from "../../support/write-distribution.ts";

const custom = {
  S3OriginConfig: undefined,
  CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" as const },
};

describe.each(interceptionModes)("access to origins ($name)", ({ open }) => {
  const write = (
    opened: OpenedMock,
    changes: Partial<Origin>,
    operation: (typeof writes)[number] = "CreateDistribution",
  ) =>
    writeDistribution(operation, opened, {
      Origins: { Quantity: 1, Items: [makeBucketOrigin(changes)] },
    });
  const seedControl = ({ cloudfront }: OpenedMock, type: OriginAccessControlOriginTypes = "s3") =>
    cloudfront.seed.originAccessControl({ config: { OriginAccessControlOriginType: type } }).id;
  const createIdentity = async ({ client }: OpenedMock) => {
    const { CloudFrontOriginAccessIdentity } = await client.send(
      new CreateCloudFrontOriginAccessIdentityCommand({
        CloudFrontOriginAccessIdentityConfig: { CallerReference: "first", Comment: "" },
      }),
    );
    return CloudFrontOriginAccessIdentity?.Id as string;
  };

  it.each(writes)("%s rejects an unknown origin access control, with advice", async (operation) => {
    const writing = write(open(), { OriginAccessControlId: "E0" }, operation);
    const { cause } = await expectException(writing, InvalidOriginAccessControl, { status: 400 });
    expect(String(cause)).toContain('OriginAccessControlId of the origin "site" is "E0"');
    expect(String(cause)).toContain("seed.originAccessControl");
  });

  // seen: the message
  it.each(writes)("%s rejects an unknown origin access identity", async (operation) => {
    const S3OriginConfig = { OriginAccessIdentity: "origin-access-identity/cloudfront/E0" };
    await expectException(write(open(), { S3OriginConfig }, operation), InvalidOriginAccessIdentity, {
      status: 400,
      message: /^The specified origin access identity does not exist or is not valid\.$/,
    });
  });

  it("accepts an identity by its path, and rejects its bare id", async () => {
    const opened = open();
    const id = await createIdentity(opened);
    const bare = write(opened, { S3OriginConfig: { OriginAccessIdentity: id } });
    await expectException(bare, InvalidOriginAccessIdentity);
    await write(opened, {
      S3OriginConfig: { OriginAccessIdentity: `origin-access-identity/cloudfront/${id}` },
    });
  });

  it("rejects both kinds of access to one origin, even if references are not checked", async () => {
    const writing = write(open({ references: "any" }), {
      OriginAccessControlId: "E1",
      S3OriginConfig: { OriginAccessIdentity: "origin-access-identity/cloudfront/E2" },
    });
    await expectException(writing, IllegalOriginAccessConfiguration, { status: 400 });
  });

  it("accepts unknown ids if references are not checked, or their families are not mounted", async () => {
    const services = builtinServices.filter(({ name }) => !name.startsWith("origin-access-"));
    for (const options of [{ references: "any" as const }, { services }]) {
      await write(open(options), { OriginAccessControlId: "E1" });
      await write(open(options), { S3OriginConfig: { OriginAccessIdentity: "E2" } });
    }
  });

  it.each([
    ["s3", "site.s3.amazonaws.com", {}],
    ["s3", "site.s3.eu-central-1.amazonaws.com", {}],
    ["s3", "site.s3-us-west-2.amazonaws.com", {}],
    ["s3", "site.s3.dualstack.eu-central-1.amazonaws.com", {}],
    ["lambda", "abc.lambda-url.us-east-1.on.aws", custom],
    ["mediapackagev2", "abc.egress.x.mediapackagev2.us-east-1.amazonaws.com", custom],
    ["mediastore", "abc.data.mediastore.us-east-1.amazonaws.com", custom],
  ] as const)("accepts an origin access control of the type %s on %s", async (type, DomainName, changes) => {
    const opened = open();
    await write(opened, { ...changes, DomainName, OriginAccessControlId: seedControl(opened, type) });
  });

  // seen: both messages
  it.each([
    [
      "s3",
      "abc.lambda-url.us-east-1.on.aws",
      /^Illegal configuration: The origin type and OAC origin type differ\.$/,
    ],
    [
      "lambda",
      "site.s3.amazonaws.com",
      /^Illegal configuration: The origin type and OAC origin type differ\.$/,
    ],
    ["s3", "www.example.com", /^The parameter Origin DomainName does not refer to a valid S3 bucket\.$/],
    [
      "s3",
      "site.s3-website-us-east-1.amazonaws.com",
      /^The parameter Origin DomainName does not refer to a valid S3 bucket\.$/,
    ],
  ] as const)("rejects an origin access control of the type %s on %s", async (type, DomainName, message) => {
    const opened = open();
    const writing = write(opened, {
      ...custom,
      DomainName,
      OriginAccessControlId: seedControl(opened, type),
    });
    await expectException(writing, InvalidArgument, { status: 400, message });
  });

  it("rejects an origin access control on a host that supports none", async () => {
    const opened = open();
    const writing = write(opened, {
      ...custom,
      DomainName: "www.example.com",
      OriginAccessControlId: seedControl(opened, "mediastore"),
    });
    await expectException(writing, InvalidDomainNameForOriginAccessControl, { status: 400 });
  });

  it("rejects one distribution too many for an origin access control", async () => {
    const opened = open({ quotas: { distributionsPerOriginAccessControl: 0 } });
    const writing = write(opened, { OriginAccessControlId: seedControl(opened) });
    await expectException(writing, TooManyDistributionsAssociatedToOriginAccessControl, { status: 400 });
  });

  it("returns an empty OriginAccessControlId, which names no origin access control", async () => {
    const { Distribution } = await write(open(), { OriginAccessControlId: "" });
    expect(Distribution?.DistributionConfig?.Origins?.Items?.[0]?.OriginAccessControlId).toBe("");
  });
});
