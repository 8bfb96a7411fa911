import type {
  CreateDistributionCommandInput,
  DefaultCacheBehavior,
  DistributionConfig,
  EventType,
  FunctionAssociations,
} from "@aws-sdk/client-cloudfront";
import type { MockCloudFront } from "../../src/index.ts";
import { passThrough } from "./make.ts";

export const makeBehavior = (changes: Partial<DefaultCacheBehavior> = {}): DefaultCacheBehavior => ({
  TargetOriginId: "site",
  ViewerProtocolPolicy: "redirect-to-https",
  CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  ...changes,
});

export const makeDistributionConfig = (changes: Partial<DistributionConfig> = {}): DistributionConfig => ({
  CallerReference: "first",
  Comment: "a test",
  Enabled: true,
  Origins: {
    Quantity: 1,
    Items: [
      { Id: "site", DomainName: "site.s3.amazonaws.com", S3OriginConfig: { OriginAccessIdentity: "" } },
    ],
  },
  DefaultCacheBehavior: makeBehavior(),
  ...changes,
});

/** A valid CreateDistribution input, with what the test is about changed. */
export const makeDistribution = (
  changes: Partial<DistributionConfig> = {},
): CreateDistributionCommandInput => ({ DistributionConfig: makeDistributionConfig(changes) });

export const aliases = (...Items: string[]): { Quantity: number; Items: string[] } => ({
  Quantity: Items.length,
  Items,
});

export const certificate = {
  ACMCertificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-4333-8444-555555555555",
  SSLSupportMethod: "sni-only",
  MinimumProtocolVersion: "TLSv1.2_2021",
} as const;

/** Alternate domain names, with what allows them. */
export const withAliases = (
  ...names: string[]
): Pick<DistributionConfig, "Aliases" | "ViewerCertificate"> => ({
  Aliases: aliases(...names),
  ViewerCertificate: certificate,
});

/** Associations, by pairs of event and ARN. */
export const associations = (
  ...pairs: (readonly [event: EventType, arn: string])[]
): FunctionAssociations => ({
  Quantity: pairs.length,
  Items: pairs.map(([EventType, FunctionARN]) => ({ EventType, FunctionARN })),
});

export const withFunctions = (
  ...pairs: (readonly [event: EventType, arn: string])[]
): Pick<DistributionConfig, "DefaultCacheBehavior"> => ({
  DefaultCacheBehavior: makeBehavior({ FunctionAssociations: associations(...pairs) }),
});

/** A published function. */
export const seedLive = (cloudfront: MockCloudFront, name = "edge"): string =>
  cloudfront.seed.function({ name, code: passThrough, publish: true }).arn;
