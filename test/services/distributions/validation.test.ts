import {
  CloudFrontServiceException,
  CNAMEAlreadyExists,
  CreateDistributionCommand,
  CreateDistributionWithTagsCommand,
  type DistributionConfig,
  InconsistentQuantities,
  InvalidArgument,
  NoSuchOrigin,
  TooManyCacheBehaviors,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import {
  aliases,
  makeBehavior,
  makeDistributionConfig,
  withAliases,
} from "../../support/make-distribution.ts";
import { writeDistribution, writes } from "../../support/write-distribution.ts";

function behaviorsFor(...paths: string[]) {
  return {
    Quantity: paths.length,
    Items: paths.map((PathPattern) => ({ PathPattern, ...makeBehavior() })),
  };
}
describe.each(interceptionModes)("a configuration ($name)", ({ open }) => {
  describe.each(writes)("in %s", (write) => {
    const writing = (changes: Partial<DistributionConfig>, opened: OpenedMock = open()) =>
      writeDistribution(write, opened, changes);
    const root =
      write === "CreateDistributionWithTags"
        ? "distributionConfigWithTags.distributionConfig"
        : "distributionConfig";

    describe("rejects", () => {
      // seen: the path of a missing member in CreateDistributionWithTags
      it("missing members, all at once", async () => {
        await expectException(
          writing({ Comment: undefined, DefaultCacheBehavior: makeBehavior({ TargetOriginId: undefined }) }),
          CloudFrontServiceException,
          {
            name: "MalformedXML",
            status: 400,
            message:
              `2 validation errors detected: Value null at '${root}.defaultCacheBehavior.targetOriginId' failed to satisfy ` +
              `constraint: Member must not be null; Value null at '${root}.comment' failed to satisfy constraint: Member must not be null`,
          },
        );
      });

      // seen: this text, for two wrong event types in UpdateDistribution
      it("unknown event types of functions", async () => {
        const Items = ["1", "0"].map((EventType) => ({ EventType: EventType as never, FunctionARN: "arn" }));
        await expectException(
          writing({ DefaultCacheBehavior: makeBehavior({ FunctionAssociations: { Quantity: 2, Items } }) }),
          CloudFrontServiceException,
          {
            name: "MalformedXML",
            message:
              `2 validation errors detected: Value '1' at '${root}.defaultCacheBehavior.functionAssociations.items.1.member.eventType' ` +
              "failed to satisfy constraint: Member must satisfy value set: [viewer-request, viewer-response]; " +
              `Value '0' at '${root}.defaultCacheBehavior.functionAssociations.items.2.member.eventType' ` +
              "failed to satisfy constraint: Member must satisfy value set: [viewer-request, viewer-response]",
          },
        );
      });

      it.each([
        ["PriceClass", { PriceClass: "PriceClass_1" as never }, "priceClass"],
        ["HttpVersion", { HttpVersion: "http9" as never }, "httpVersion"],
        [
          "ViewerProtocolPolicy",
          { DefaultCacheBehavior: makeBehavior({ ViewerProtocolPolicy: "http" as never }) },
          "defaultCacheBehavior.viewerProtocolPolicy",
        ],
      ])("an unknown value of %s", async (_, changes, path) => {
        await expectException(writing(changes), CloudFrontServiceException, {
          name: "MalformedXML",
          message: `at '${root}.${path}' failed to satisfy constraint: Member must satisfy value set`,
        });
      });

      it("a Quantity that differs from the number of Items, at any depth", async () => {
        await expectException(
          writing({ Aliases: { Quantity: 1, Items: ["a.example.com", "b.example.com"] } }),
          InconsistentQuantities,
          {
            status: 400,
            message:
              /^The specified quantity of Aliases \(1\) does not match the actual quantity supplied \(2\)\.$/,
          },
        );
        const FunctionAssociations = { Quantity: 1 };
        await expectException(
          writing({ DefaultCacheBehavior: makeBehavior({ FunctionAssociations }) }),
          InconsistentQuantities,
          { message: "quantity of FunctionAssociations (1)" },
        );
      });

      it("more cache behaviors than the quota", async () => {
        await expectException(
          writing({ CacheBehaviors: behaviorsFor("/a", "/b") }, open({ quotas: { cacheBehaviors: 1 } })),
          TooManyCacheBehaviors,
          {
            status: 400,
            message: /^Your request contains more CacheBehaviors than are allowed per distribution\.$/,
          },
        );
      });

      it.each<[string, Partial<DistributionConfig>]>([
        ["the default behavior", { DefaultCacheBehavior: makeBehavior({ TargetOriginId: "nowhere" }) }],
        [
          "another behavior",
          {
            CacheBehaviors: {
              Quantity: 1,
              Items: [{ PathPattern: "/a", ...makeBehavior({ TargetOriginId: "nowhere" }) }],
            },
          },
        ],
        ["an origin group", { OriginGroups: groupOf("site", "nowhere") }],
        ["an origin group of groups", { OriginGroups: groupOf("site", "group") }],
      ])("an unknown origin in %s", async (_, changes) => {
        await expectException(writing(changes), NoSuchOrigin, {
          status: 404,
          message: /^One or more of your (cache behavior target )?origins or origin groups do not exist\.$/,
        });
      });

      it("a behavior with neither a cache policy nor forwarded values, or with both", async () => {
        const ForwardedValues = { QueryString: false, Cookies: { Forward: "none" as const } };
        await expectException(
          writing({ DefaultCacheBehavior: makeBehavior({ CachePolicyId: undefined }) }),
          InvalidArgument,
          { message: /^The parameter MinTTL is required\.$/ },
        );
        await expectException(
          writing({ DefaultCacheBehavior: makeBehavior({ CachePolicyId: undefined, MinTTL: 0 }) }),
          InvalidArgument,
          { message: /^The parameter ForwardedValues is required\.$/ },
        );
        await expectException(
          writing({ DefaultCacheBehavior: makeBehavior({ ForwardedValues }) }),
          InvalidArgument,
          { message: "cannot be used when a cache policy is associated to the cache behavior." },
        );
      });

      // seen: the text (aws-cdk 10211, 14020)
      it("a comment over 128 characters", async () => {
        await expectException(writing({ Comment: "é".repeat(129) }), InvalidArgument, {
          status: 400,
          message: /^The parameter Comment is too big\.$/,
        });
        await expect(writing({ Comment: "é".repeat(128) })).resolves.toBeDefined();
      });

      // assumed: that it is refused, and the code
      it("two behaviors for one path", async () => {
        await expectException(writing({ CacheBehaviors: behaviorsFor("/a", "/b", "/a") }), InvalidArgument, {
          message: "Two cache behaviors have the PathPattern '/a'",
        });
      });

      it("an alias that another distribution has, whatever its case", async () => {
        const opened = open();
        opened.cloudfront.seed.distribution({ aliases: ["www.example.com"] });
        await expectException(
          writing({ Aliases: aliases("new.example.com", "WWW.example.com") }, opened),
          CNAMEAlreadyExists,
          {
            status: 409,
            message:
              /^One or more of the CNAMEs you provided are already associated with a different resource\.$/,
          },
        );
      });

      it("the first of several problems", async () => {
        const opened = open({ quotas: { cacheBehaviors: 0 } });
        opened.cloudfront.seed.distribution({ aliases: ["www.example.com"] });
        const wrong = {
          Aliases: aliases("www.example.com"),
          DefaultCacheBehavior: makeBehavior({ TargetOriginId: "nowhere", CachePolicyId: undefined }),
        };
        await expectException(
          writing({ ...wrong, CacheBehaviors: behaviorsFor("/a") }, opened),
          TooManyCacheBehaviors,
        );
        await expectException(writing(wrong, opened), NoSuchOrigin);
        await expectException(
          writing({ ...wrong, DefaultCacheBehavior: makeBehavior({ CachePolicyId: undefined }) }, opened),
          InvalidArgument,
        );
      });
    });

    describe("accepts", () => {
      it("origin groups, and as many behaviors as the quota", async () => {
        const { Distribution } = await writing(
          {
            Origins: { Quantity: 2, Items: [bucket, { ...bucket, Id: "standby" }] },
            OriginGroups: groupOf("site", "standby"),
            DefaultCacheBehavior: makeBehavior({ TargetOriginId: "group" }),
            CacheBehaviors: behaviorsFor("/a"),
          },
          open({ quotas: { cacheBehaviors: 1 } }),
        );
        expect(Distribution?.DistributionConfig?.CacheBehaviors?.Quantity).toBe(1);
      });
    });
  });

  it("keeps its own aliases in an update, and releases removed aliases", async () => {
    const opened = open();
    await writeDistribution("UpdateDistribution", opened, withAliases("a.example.com"));
    const update = (Aliases: DistributionConfig["Aliases"], IfMatch: string) =>
      opened.client.send(
        new UpdateDistributionCommand({
          Id: Object.keys(opened.cloudfront.state().distributions ?? {})[0],
          IfMatch,
          DistributionConfig: { ...wholeOf(opened), Aliases },
        }),
      );
    const { ETag } = await update(aliases("a.example.com", "b.example.com"), "ETVPDKIKX0DER");
    await update(aliases(), ETag as string);
    await opened.client.send(
      new CreateDistributionCommand({
        DistributionConfig: makeDistributionConfig({
          CallerReference: "other",
          ...withAliases("a.example.com"),
        }),
      }),
    );
    expect(Object.keys(opened.cloudfront.state().distributions ?? {})).toHaveLength(2);
  });

  it("is the same with and without tags", async () => {
    const plain = await open().client.send(
      new CreateDistributionCommand({ DistributionConfig: makeDistributionConfig() }),
    );
    const tagged = await open().client.send(
      new CreateDistributionWithTagsCommand({
        DistributionConfigWithTags: { DistributionConfig: makeDistributionConfig(), Tags: { Items: [] } },
      }),
    );
    expect(tagged.Distribution?.DistributionConfig).toEqual(plain.Distribution?.DistributionConfig);
  });
});

function wholeOf({ cloudfront }: OpenedMock): DistributionConfig {
  return Object.values(cloudfront.state().distributions ?? {})[0]?.config as DistributionConfig;
}

const bucket = {
  Id: "site",
  DomainName: "site.s3.amazonaws.com",
  S3OriginConfig: { OriginAccessIdentity: "" },
};

function groupOf(...members: string[]) {
  return {
    Quantity: 1,
    Items: [
      {
        Id: "group",
        FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } },
        Members: { Quantity: members.length, Items: members.map((OriginId) => ({ OriginId })) },
      },
    ],
  };
}
