import type {
  CreateDistributionCommandInput,
  DefaultCacheBehavior,
  DistributionConfig,
  EventType,
  FunctionAssociations,
  Origin,
} from "@aws-sdk/client-cloudfront";
import type { MockCloudFront } from "../../src/index.ts";
import { passThrough } from "./make.ts";

export function makeBehavior(changes: Partial<DefaultCacheBehavior> = {}): DefaultCacheBehavior {
  return {
    TargetOriginId: "site",
    ViewerProtocolPolicy: "redirect-to-https",
    CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
    ...changes,
  };
}

/** An origin that is a bucket of S3. */
export function makeBucketOrigin(changes: Partial<Origin> = {}): Origin {
  return {
    Id: "site",
    DomainName: "site.s3.amazonaws.com",
    S3OriginConfig: { OriginAccessIdentity: "" },
    ...changes,
  };
}

export function makeDistributionConfig(changes: Partial<DistributionConfig> = {}): DistributionConfig {
  return {
    CallerReference: "first",
    Comment: "a test",
    Enabled: true,
    Origins: {
      Quantity: 1,
      Items: [makeBucketOrigin()],
    },
    DefaultCacheBehavior: makeBehavior(),
    ...changes,
  };
}

/** Creates a valid CreateDistribution input, with some members changed. */
export function makeDistribution(changes: Partial<DistributionConfig> = {}): CreateDistributionCommandInput {
  return { DistributionConfig: makeDistributionConfig(changes) };
}

export function aliases(...Items: string[]): { Quantity: number; Items: string[] } {
  return {
    Quantity: Items.length,
    Items,
  };
}

export const certificate = {
  ACMCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555",
  SSLSupportMethod: "sni-only",
  MinimumProtocolVersion: "TLSv1.2_2021",
} as const;

/** Creates alternate domain names with the certificate that they require. */
export function withAliases(...names: string[]): Pick<DistributionConfig, "Aliases" | "ViewerCertificate"> {
  return {
    Aliases: aliases(...names),
    ViewerCertificate: certificate,
  };
}

/** Creates function associations from pairs of event type and ARN. */
export function associations(...pairs: (readonly [event: EventType, arn: string])[]): FunctionAssociations {
  return {
    Quantity: pairs.length,
    Items: pairs.map(([EventType, FunctionARN]) => ({ EventType, FunctionARN })),
  };
}

export function withFunctions(
  ...pairs: (readonly [event: EventType, arn: string])[]
): Pick<DistributionConfig, "DefaultCacheBehavior"> {
  return {
    DefaultCacheBehavior: makeBehavior({ FunctionAssociations: associations(...pairs) }),
  };
}

/** Creates a published function. */
export function seedLive(cloudfront: MockCloudFront, name = "edge"): string {
  return cloudfront.seed.function({ name, code: passThrough, publish: true }).arn;
}

/** The ARN of a web ACL for CloudFront. */
export const webAclArn =
  "arn:aws:wafv2:us-east-1:123456789012:global/webacl/site/473e64fd-f30b-4765-81a0-62ad96dd167a";
