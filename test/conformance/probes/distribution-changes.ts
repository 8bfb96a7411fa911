import {
  AssociateAliasCommand,
  AssociateDistributionWebACLCommand,
  CreateCachePolicyCommand,
  CreateInvalidationCommand,
  CreateResponseHeadersPolicyCommand,
  DeleteResponseHeadersPolicyCommand,
  DisassociateDistributionWebACLCommand,
  type DistributionConfig,
  GetDistributionCommand,
  ListDomainConflictsCommand,
  UpdateCachePolicyCommand,
  UpdateDistributionWithStagingConfigCommand,
} from "@aws-sdk/client-cloudfront";
import { makeBehavior, makeBucketOrigin, webAclArn } from "../../support/make-distribution.ts";
import { makeCachePolicyConfig, makeResponseHeadersPolicyConfig } from "../../support/make-policies.ts";
import { assumed, defineProbes } from "../probe.ts";
import { type Created, createDistribution, findListed, refuse, update } from "./deployed-distribution.ts";

const invalid = { error: "InvalidArgument", status: 400 };
const both = "the code and the message";

const illegal = { error: "IllegalUpdate", status: 400 };
const domain = "www.example.com";

const custom: Partial<DistributionConfig> = {
  Origins: {
    Quantity: 1,
    Items: [
      makeBucketOrigin({
        DomainName: "www.example.com",
        S3OriginConfig: undefined,
        CustomOriginConfig: {
          HTTPPort: 80,
          HTTPSPort: 443,
          OriginProtocolPolicy: "https-only",
          OriginSslProtocols: { Quantity: 2, Items: ["TLSv1.2", "SSLv3"] },
        },
      }),
    ],
  },
};

/** What the service does with distributions that it deploys. */
export const distributionChangeProbes = defineProbes(
  "distributions",
  [
    {
      does: "an error response without a page has empty strings and is cached for 10 seconds",
      ...assumed("the default of the developer guide"),
      async ask(context) {
        const CustomErrorResponses = { Quantity: 1, Items: [{ ErrorCode: 404 }] };
        const { config } = await createDistribution(context, { CustomErrorResponses });
        return config.CustomErrorResponses?.Items;
      },
      expected: [{ ErrorCode: 404, ResponsePagePath: "", ResponseCode: "", ErrorCachingMinTTL: 10 }],
    },
    {
      does: "the protocols of an origin come back from the oldest to the newest",
      ...assumed("SSLv3 was seen before TLSv1"),
      async ask(context) {
        const { config } = await createDistribution(context, custom);
        return config.Origins?.Items?.[0]?.CustomOriginConfig?.OriginSslProtocols?.Items;
      },
      expected: ["SSLv3", "TLSv1.2"],
    },
    {
      does: "a distribution without a connection mode is a standard one",
      ...assumed("the modes are direct and tenant-only"),
      async ask(context) {
        const { Id } = await createDistribution(context);
        return { isListed: (await findListed(context, "direct", Id)) !== undefined };
      },
      expected: { isListed: true },
    },
    {
      does: "a list writes HTTP versions in upper case",
      ...assumed("HTTP2 was seen"),
      async ask(context) {
        const { Id } = await createDistribution(context, { HttpVersion: "http2and3" });
        return findListed(context, "direct", Id);
      },
      expected: { HttpVersion: "HTTP2AND3" },
    },
    {
      does: "an update of a cache policy deploys its distributions again",
      ...assumed("an update of a response headers policy does; the time of modification moves with the ETag"),
      async ask(context) {
        const CachePolicyConfig = makeCachePolicyConfig({ Name: context.name() });
        const { CachePolicy, ETag: IfMatch } = await context.send(
          new CreateCachePolicyCommand({ CachePolicyConfig }),
        );
        const created = await createDistribution(context, {
          DefaultCacheBehavior: makeBehavior({ CachePolicyId: CachePolicy.Id }),
        });
        const get = new GetDistributionCommand({ Id: created.Id });
        const { Distribution: before } = await context.send(get);
        await context.waitUntil("a later time", async () => Date.now() > before.LastModifiedTime.getTime());
        const changed = { ...CachePolicyConfig, Comment: "changed" };
        await context.send(
          new UpdateCachePolicyCommand({ Id: CachePolicy.Id, IfMatch, CachePolicyConfig: changed }),
        );
        const { Distribution: after, ETag } = await context.send(get);
        return { etag: ETag !== created.IfMatch, time: after.LastModifiedTime > before.LastModifiedTime };
      },
      expected: { etag: true, time: true },
    },
    {
      does: "a response headers policy of a distribution is in use",
      ...assumed("the second sentence was seen for cache policies"),
      async ask(context) {
        const { ResponseHeadersPolicy, ETag: IfMatch } = await context.send(
          new CreateResponseHeadersPolicyCommand({
            ResponseHeadersPolicyConfig: makeResponseHeadersPolicyConfig({ Name: context.name() }),
          }),
        );
        const { Id } = ResponseHeadersPolicy;
        await createDistribution(context, {
          DefaultCacheBehavior: makeBehavior({ ResponseHeadersPolicyId: Id }),
        });
        return context.observe(new DeleteResponseHeadersPolicyCommand({ Id, IfMatch }));
      },
      expected: {
        error: "ResponseHeadersPolicyInUse",
        status: 409,
        message:
          "The specified response headers policy is currently associated with a cache behavior. Please disassociate " +
          "the policy before deleting.",
      },
    },
    {
      does: "an update has the protocols of a custom origin",
      ...assumed("CloudFront returns them for every custom origin"),
      async ask(context) {
        const created = await createDistribution(context, custom);
        const [origin] = created.config.Origins?.Items ?? [];
        const CustomOriginConfig = { ...origin?.CustomOriginConfig, OriginSslProtocols: undefined };
        const Items = [{ ...origin, CustomOriginConfig }] as never;
        return context.observe(update(created, { Origins: { Quantity: 1, Items } }));
      },
      expected: illegal,
    },
    {
      does: "a distribution without a web ACL can be disassociated from it",
      ...assumed("it is not refused"),
      async ask(context) {
        const { Id, IfMatch } = await createDistribution(context);
        const answer = await context.observe(new DisassociateDistributionWebACLCommand({ Id, IfMatch }));
        return { isAccepted: "output" in answer };
      },
      expected: { isAccepted: true },
    },
    refuse(
      "a continuous deployment policy is not for HTTP/3",
      both,
      (created) => update(created, { ContinuousDeploymentPolicyId: "00000000-0000-0000-0000-000000000000" }),
      { HttpVersion: "http2and3" },
    ),
    refuse(
      "a distribution without a staging distribution is not updated with its configuration",
      both,
      ({ Id, IfMatch }) =>
        new UpdateDistributionWithStagingConfigCommand({ Id, IfMatch: `${IfMatch},${IfMatch}` }),
    ),
    refuse(
      "an alias moves to a distribution with a certificate",
      both,
      ({ Id }) => new AssociateAliasCommand({ TargetDistributionId: Id, Alias: domain }),
    ),
    refuse(
      "conflicts of a domain are listed for a resource whose certificate covers it",
      "the message was seen for another operation",
      ({ Id }) =>
        new ListDomainConflictsCommand({
          Domain: domain,
          DomainControlValidationResource: { DistributionId: Id },
        }),
      { expected: { ...invalid, message: "The request contains an invalid domain name" } },
    ),
    refuse("an invalidation has a path", "in the words of malformed paths", invalidate()),
    refuse("a path has the unsafe characters of RFC 1738 encoded", "~ was seen", invalidate("/{a}")),
    {
      does: "a web ACL is not associated with a distribution that was never created",
      ...assumed("the message"),
      pace: "fast",
      ask: (context) =>
        context.observe(
          new AssociateDistributionWebACLCommand({ Id: "E00000000000000", WebACLArn: webAclArn }),
        ),
      expected: { error: "EntityNotFound", status: 404 },
    },
  ],
  "slow",
);

function invalidate(...paths: string[]) {
  return ({ Id }: Created) =>
    new CreateInvalidationCommand({
      DistributionId: Id,
      InvalidationBatch: {
        CallerReference: Id,
        Paths: { Quantity: paths.length, ...(paths.length > 0 && { Items: paths }) },
      },
    });
}
