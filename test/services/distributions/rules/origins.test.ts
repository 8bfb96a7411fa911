import {
  type DistributionConfig,
  IllegalUpdate,
  InvalidArgument,
  InvalidOrigin,
  type Origin,
  TooManyOriginGroupsPerDistribution,
  TooManyOrigins,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../../support/expect-exception.ts";
import { interceptionModes } from "../../../support/interception-modes.ts";
import { writeDistribution, writes } from "../../../support/write-distribution.ts";

const S3OriginConfig = { OriginAccessIdentity: "" };
const CustomOriginConfig = { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" } as const;
function origins(...Items: Partial<Origin>[]): Pick<DistributionConfig, "Origins"> {
  return {
    Origins: {
      Quantity: Items.length,
      Items: Items.map((changes, i) => ({
        Id: i === 0 ? "site" : `other-${i}`,
        DomainName: "bucket.s3.us-east-1.amazonaws.com",
        ...changes,
      })),
    },
  };
}
function group(Id: string) {
  return {
    Id,
    FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } },
    Members: { Quantity: 2, Items: [{ OriginId: "site" }, { OriginId: "other-1" }] },
  };
}

describe.each(interceptionModes)("origins ($name)", ({ open }) => {
  describe.each(writes)("in %s", (write) => {
    const writing = (changes: Partial<DistributionConfig>, options: Parameters<typeof open>[0] = {}) =>
      writeDistribution(write, open(options), changes);

    describe("are rejected", () => {
      // seen: the text (serverless-next.js 2252)
      it("if there are more than the quota", async () => {
        const call = writing(origins({ S3OriginConfig }, { S3OriginConfig }), { quotas: { origins: 1 } });
        await expectException(call, TooManyOrigins, {
          status: 400,
          message: /^Your request contains more Origins than are allowed per distribution\.$/,
        });
      });

      it("if there are more groups than the quota", async () => {
        const changes = {
          ...origins({ S3OriginConfig }, { S3OriginConfig }),
          OriginGroups: { Quantity: 2, Items: [group("a"), group("b")] },
        };
        await expectException(
          writing(changes, { quotas: { originGroups: 1 } }),
          TooManyOriginGroupsPerDistribution,
          { status: 400, message: "exceed the maximum number of origin groups" },
        );
        await expect(writing(changes, { quotas: { originGroups: 2 } })).resolves.toBeDefined();
      });

      // assumed: the code
      it("if two origins or groups have one Id", async () => {
        const message = "Two origins or origin groups have the Id 'site'";
        const twice = origins({ S3OriginConfig }, { Id: "site", S3OriginConfig });
        await expectException(writing(twice), InvalidArgument, { message });
        const asGroup = { OriginGroups: { Quantity: 1, Items: [group("site")] } };
        await expectException(
          writing({ ...origins({ S3OriginConfig }, { S3OriginConfig }), ...asGroup }),
          InvalidArgument,
          { message },
        );
      });

      // seen: the text (aws-sdk-php 1737), the code at creation (aws-sdk-ruby 144)
      it("if one has no kind", async () => {
        const Exception = write === "UpdateDistribution" ? IllegalUpdate : InvalidOrigin;
        await expectException(writing(origins({})), Exception, {
          status: 400,
          message: /^The specified origin server does not exist or is not valid\.$/,
        });
      });

      // seen: the text, with one code at creation (community.aws 1819), another in an update (terraform-aws-cloudfront-cdn 74)
      it("if one has two kinds", async () => {
        const Exception = write === "UpdateDistribution" ? IllegalUpdate : InvalidOrigin;
        await expectException(writing(origins({ S3OriginConfig, CustomOriginConfig })), Exception, {
          status: 400,
          message: /^You must specify either a CustomOrigin or an S3Origin\. You cannot specify both\.$/,
        });
      });

      // seen: the text (aws-sdk-js 2368)
      it.each([
        "bucket.s3-website-us-east-1.amazonaws.com",
        "bucket.s3-website.eu-west-3.amazonaws.com",
        "bucket.s3-website.cn-north-1.amazonaws.com.cn",
      ])("if a bucket has the host of a website: %s", async (DomainName) => {
        await expectException(writing(origins({ DomainName, S3OriginConfig })), InvalidArgument, {
          status: 400,
          message: /^The parameter Origin DomainName does not refer to a valid S3 bucket\.$/,
        });
      });
    });

    it.each<[string, Partial<Origin>]>([
      ["a bucket", { S3OriginConfig }],
      ["a bucket of such a name", { DomainName: "my.s3-website-assets.s3.amazonaws.com", S3OriginConfig }],
      ["a bucket's website", { DomainName: "b.s3-website.eu-west-3.amazonaws.com", CustomOriginConfig }],
      ["an origin in a VPC", { VpcOriginConfig: { VpcOriginId: "vo_1" } }],
    ])("may be %s", async (_, origin) => {
      await expect(writing(origins(origin), { references: "any" })).resolves.toBeDefined();
    });
  });
});
