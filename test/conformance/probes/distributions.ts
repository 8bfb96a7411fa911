import {
  CreateDistributionCommand,
  type DefaultCacheBehavior,
  type DistributionConfig,
  type Origin,
} from "@aws-sdk/client-cloudfront";
import {
  aliases,
  associations,
  certificate,
  makeBehavior,
  makeBucketOrigin,
  makeDistribution,
} from "../../support/make-distribution.ts";
import { makeParameter, multiTenant } from "../../support/make-tenant.ts";
import { assumed, defineProbes, defineRefusal, type ExpectedError, type ProbeDefinition } from "../probe.ts";

/** Defines a probe about a distribution that is refused, so that nothing is created. */
function refuse(
  does: string,
  changes: Partial<DistributionConfig>,
  reason: string,
  message?: ExpectedError["message"],
  error = "InvalidArgument",
): ProbeDefinition {
  return defineRefusal(
    does,
    assumed(reason),
    (name) => new CreateDistributionCommand(makeNamed(name, changes)),
    { error, status: 400, ...(message !== undefined && { message }) },
  );
}

/** Creates the input of a distribution that the sweep finds, should the service accept what is refused here. */
function makeNamed(name: string, changes: Partial<DistributionConfig>) {
  return makeDistribution({ CallerReference: name, Comment: name, Enabled: false, ...changes });
}

/** The member of a distribution with these changes of its only cache behavior. */
function behavior(changes: Partial<DefaultCacheBehavior>): Partial<DistributionConfig> {
  return { DefaultCacheBehavior: makeBehavior(changes) };
}

/** The members of a distribution with two cache behaviors for one path. */
function paths(...patterns: string[]): Partial<DistributionConfig> {
  const Items = patterns.map((PathPattern) => ({ ...makeBehavior(), PathPattern }));
  return { CacheBehaviors: { Quantity: Items.length, Items } };
}

function origins(...Items: Origin[]): Partial<DistributionConfig> {
  return { Origins: { Quantity: Items.length, Items } };
}

function bucket(changes: Partial<Origin>): Partial<DistributionConfig> {
  return origins(makeBucketOrigin(changes));
}

/** The members of a distribution with an origin group of these origins. */
function group(members: string[], codes: number[]): Partial<DistributionConfig> {
  return {
    ...origins(makeBucketOrigin(), makeBucketOrigin({ Id: "spare", DomainName: "spare.s3.amazonaws.com" })),
    OriginGroups: {
      Quantity: 1,
      Items: [
        {
          Id: "both",
          FailoverCriteria: { StatusCodes: { Quantity: codes.length, Items: codes } },
          Members: {
            Quantity: members.length,
            Items: members.map((OriginId) => ({ OriginId })),
          },
        },
      ],
    },
  };
}

function errorPages(...codes: number[]): Partial<DistributionConfig> {
  return {
    CustomErrorResponses: { Quantity: codes.length, Items: codes.map((ErrorCode) => ({ ErrorCode })) },
  };
}

/** The older settings of a cache behavior, instead of a cache policy. */
function forwarding(
  forwarded: Partial<NonNullable<DefaultCacheBehavior["ForwardedValues"]>>,
  changes: Partial<DefaultCacheBehavior> = {},
): Partial<DistributionConfig> {
  return behavior({
    CachePolicyId: undefined,
    MinTTL: 0,
    ForwardedValues: { QueryString: true, Cookies: { Forward: "none" }, ...forwarded },
    ...changes,
  });
}

const functionArn = "arn:aws:cloudfront::123456789012:function/none";
const lambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:none:1";
const notPublished = "a connection function that is not published";
const ours = "the code; the message is ours";
const both = "the code and the message";

/** What the service refuses in the configuration of a new distribution. */
export const distributionRefusalProbes = defineProbes("distributions", [
  refuse(
    "a staging distribution has no aliases",
    { Staging: true, Aliases: aliases("www.example.com"), ViewerCertificate: certificate },
    ours,
  ),
  refuse("a path has one cache behavior", paths("/a/*", "/a/*"), "the first would always match; the code"),
  refuse(
    "gRPC needs POST",
    behavior({ GrpcConfig: { Enabled: true } }),
    "the developer guide has the rule; the code and the message",
  ),
  refuse(
    "a cache behavior with a cache policy has no DefaultTTL",
    behavior({ DefaultTTL: 60 }),
    "the message was seen for MinTTL",
    "The parameter DefaultTTL cannot be used when a cache policy is associated to the cache behavior.",
  ),
  refuse(
    "mutual TLS needs a trust store",
    { ViewerMtlsConfig: { Mode: "required" } },
    both,
    "The parameter TrustStoreConfig is required.",
  ),
  refuse(
    "a continuous deployment policy is not set by a creation",
    { ContinuousDeploymentPolicyId: "00000000-0000-0000-0000-000000000000" },
    "the code; the message was seen",
    "Continuous deployment policy is not supported during distribution creation",
  ),
  refuse("an error code has one error response", errorPages(404, 404), "the first would always apply"),
  refuse(
    "a query string parameter can be used in a URL",
    forwarding({ QueryStringCacheKeys: { Quantity: 1, Items: ["a&b"] } }),
    "a name must be usable in a URL",
    undefined,
    "InvalidQueryStringParameters",
  ),
  refuse(
    "an event has one function",
    behavior({
      FunctionAssociations: associations(["viewer-request", functionArn], ["viewer-request", functionArn]),
    }),
    "the code, which CloudFormation hides",
    /^The event type of a function association must be unique in the cache behavior\./,
    "InvalidFunctionAssociation",
  ),
  refuse(
    "a malformed id of a web ACL is not accessible",
    { WebACLId: "none" },
    "the message was seen for ids of other web ACLs",
    "Web ACL is not accessible by the requester.",
    "InvalidWebACLId",
  ),
  refuse(
    "a Lambda function at a response event gets no body",
    behavior({
      LambdaFunctionAssociations: {
        Quantity: 1,
        Items: [{ LambdaFunctionARN: lambdaArn, EventType: "origin-response", IncludeBody: true }],
      },
    }),
    "the API reference has the rule; the code and the message",
    undefined,
    "InvalidLambdaFunctionAssociation",
  ),
  refuse(
    "the prefix of logs does not begin with a slash",
    { Logging: { Enabled: true, IncludeCookies: false, Bucket: "logs.s3.amazonaws.com", Prefix: "/logs" } },
    both,
  ),
  refuse(
    "the allowed methods are one of three sets",
    behavior({ AllowedMethods: { Quantity: 1, Items: ["GET"] } }),
    "the code; the message is ours",
  ),
  refuse(
    "an origin adds no header Host of its own",
    bucket({ CustomHeaders: { Quantity: 1, Items: [{ HeaderName: "Host", HeaderValue: "a" }] } }),
    "the code; the message is ours",
  ),
  refuse(
    "a response is not complete before the read timeout",
    bucket({ ResponseCompletionTimeout: 1 }),
    "the code",
  ),
  refuse(
    "Origin Shield is in some Regions only",
    bucket({ OriginShield: { Enabled: true, OriginShieldRegion: "eu-north-1" } }),
    ours,
  ),
  refuse("the ids of origins are unique", origins(makeBucketOrigin(), makeBucketOrigin()), both),
  refuse(
    "an origin is of one kind",
    bucket({ S3OriginConfig: undefined }),
    "the code that was seen for two kinds",
    "The specified origin server does not exist or is not valid.",
    "InvalidOrigin",
  ),
  refuse("an origin group has two different origins", group(["site", "site"], [500]), both),
  {
    ...refuse(
      "the members of an origin group are origins",
      group(["site", "none"], [500]),
      "the message was seen before there were groups",
      "One or more of your origins or origin groups do not exist.",
      "NoSuchOrigin",
    ),
    expected: { error: "NoSuchOrigin", status: 404 },
  },
  refuse(
    "a list of allowed countries has a country",
    { Restrictions: { GeoRestriction: { RestrictionType: "whitelist", Quantity: 0 } } },
    "the message was seen for countries without a list",
    "Your request contains invalid Restriction parameters.",
    "InvalidGeoRestrictionParameter",
  ),
  refuse(
    "TenantConfig needs the connection mode tenant-only",
    { TenantConfig: { ParameterDefinitions: [makeParameter("tenant")] } },
    both,
  ),
  refuse(
    "a placeholder in an origin is a defined parameter",
    { ...multiTenant(makeParameter("tenant")), ...bucket({ OriginPath: "/{{other}}" }) },
    both,
  ),
  refuse(
    "a certificate of ACM has the CertificateSource acm",
    { ViewerCertificate: { ...certificate, CertificateSource: "iam" } },
    "the message was seen for IAMCertificateId",
    'Cannot specify ACMCertificateArn and a CertificateSource not equal to "acm".',
    "InvalidViewerCertificate",
  ),
  refuse(
    "a viewer certificate names a certificate",
    { ViewerCertificate: { MinimumProtocolVersion: "TLSv1.2_2021" } },
    "the code; the message was seen",
    "Your ViewerCertificate is missing one of ACMCertificateArn, IAMCertificateId, or CloudFrontDefaultCertificate",
    "InvalidViewerCertificate",
  ),
  refuse(
    "a viewer certificate is one certificate",
    { ViewerCertificate: { ...certificate, IAMCertificateId: "ASCAEXAMPLE123EXAMPLE" } },
    both,
    undefined,
    "InvalidViewerCertificate",
  ),
  refuse(
    "an origin has the port 80, 443 or one from 1024",
    bucket({
      DomainName: "www.example.com",
      S3OriginConfig: undefined,
      CustomOriginConfig: { HTTPPort: 81, HTTPSPort: 443, OriginProtocolPolicy: "http-only" },
    }),
    ours,
  ),
  refuse(
    "an origin request policy needs a cache policy",
    forwarding({}, { OriginRequestPolicyId: "216adef6-5c7f-47e4-b989-5492eafa07d3" }),
    both,
    "The parameter OriginRequestPolicyId cannot be used without a cache policy.",
  ),
  refuse(
    "trusted key groups that are enabled are listed",
    behavior({ TrustedKeyGroups: { Enabled: true, Quantity: 0 } }),
    both,
    "The parameter TrustedKeyGroups is invalid.",
  ),
  refuse(
    "an identity of an origin is named with its path",
    bucket({ S3OriginConfig: { OriginAccessIdentity: "E1" } }),
    "as an identity that does not exist",
    "The specified origin access identity does not exist or is not valid.",
    "InvalidOriginAccessIdentity",
  ),
  refuse(
    "the comment is checked before the cache behaviors, and those before the origins",
    { Comment: "x".repeat(129), ...paths("/a", "/a"), ...bucket({ DomainName: "192.0.2.1" }) },
    "the order of the checks",
    "The parameter Comment is too big.",
  ),
  {
    ...refuse(
      "a connection function is published before it is associated",
      {
        ViewerMtlsConfig: { Mode: "passthrough" },
        ConnectionFunctionAssociation: { Id: "cf_000000000000000000000000000" },
      },
      notPublished,
    ),
    expected: { error: "EntityNotFound", status: 404 },
  },
]);
