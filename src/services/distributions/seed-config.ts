import type {
  CacheBehavior,
  CustomErrorResponse,
  DistributionConfig,
  Origin,
  ViewerCertificate,
} from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { formatValue } from "../../values/format-value.ts";
import { assertSeedMembers, invalidSeedError } from "../seed-validation.ts";
import type { DistributionSeed } from "./distribution-seed.ts";
import { isBucketDomain } from "./origin-access.ts";
import { errorCodes } from "./rules/error-pages.ts";
import { behaviorMembers, createBehavior, toList } from "./seed-behavior.ts";

/**
 * Returns the configuration of a seeded distribution. Members of `seed.config` override all others.
 *
 * @throws MockCloudFrontError `INVALID_SEED` for an unknown member or reference
 */
export function createSeedConfig(seed: DistributionSeed, environment: Environment): DistributionConfig {
  const { enabled = true, aliases = [], comment = "", rootObject, config } = seed;
  const Aliases = config?.Aliases ?? toList(aliases);
  const Origins = config?.Origins ?? toList(createOrigins(seed));
  const groupIds = (config?.OriginGroups?.Items ?? []).map(({ Id }) => Id);
  const targets = [...(Origins.Items ?? []).map(({ Id }) => Id), ...groupIds] as readonly string[];
  const [firstTarget = "origin"] = targets;
  const behaviors = createBehaviors(seed, targets, firstTarget, environment);
  const needsCertificate = (Aliases.Items ?? []).length > 0 || config?.ConnectionMode === "tenant-only";
  return {
    CallerReference: environment.random.uuid(),
    Comment: comment,
    Enabled: enabled,
    Aliases,
    ...(needsCertificate && { ViewerCertificate: createCertificate(environment.accountId) }),
    ...(rootObject !== undefined && { DefaultRootObject: rootObject }),
    Origins,
    DefaultCacheBehavior: createBehavior(seed, firstTarget, environment),
    ...(behaviors.length > 0 && { CacheBehaviors: toList(behaviors) }),
    CustomErrorResponses: toList(createErrorResponses(seed.errors)),
    ...config,
  };
}

function createOrigins({ origin, origins }: DistributionSeed): Origin[] {
  if (origins === undefined) {
    return [createOrigin("origin", origin ?? "origin.example.com")];
  }
  if (origin !== undefined) {
    throw invalidSeedError(
      "seed.distribution() has both origin and origins. Omit origin: the first of origins is the default one.",
    );
  }
  const entries = Object.entries(origins);
  if (entries.length === 0) {
    throw invalidSeedError('origins is empty. Give at least one: { site: "origin.example.com" }.');
  }
  return entries.map(([id, domainName]) => createOrigin(id, domainName));
}

function createOrigin(Id: string, DomainName: string): Origin {
  if (typeof DomainName !== "string" || DomainName === "") {
    throw invalidSeedError(
      `The origin "${Id}" is ${formatValue(DomainName)}; it must be a domain name: "origin.example.com".`,
    );
  }
  return isBucketDomain(DomainName)
    ? { Id, DomainName, S3OriginConfig: { OriginAccessIdentity: "" } }
    : {
        Id,
        DomainName,
        CustomOriginConfig: { HTTPPort: 80, HTTPSPort: 443, OriginProtocolPolicy: "https-only" },
      };
}

function createBehaviors(
  { behaviors = {} }: DistributionSeed,
  targets: readonly string[],
  firstTarget: string,
  environment: Environment,
): CacheBehavior[] {
  return Object.entries(behaviors).map(([PathPattern, behavior]) => {
    assertSeedMembers(
      "distribution",
      behavior,
      ["origin", ...behaviorMembers],
      `behaviors["${PathPattern}"]`,
    );
    const { origin = firstTarget } = behavior;
    if (!targets.includes(origin)) {
      throw invalidSeedError(
        `The origin of behaviors["${PathPattern}"] is ${formatValue(origin)}. ` +
          `The ids of the origins are: ${targets.join(", ")}.`,
      );
    }
    return { PathPattern, ...createBehavior(behavior, origin, environment) };
  });
}

function createErrorResponses(errors: DistributionSeed["errors"] = {}): CustomErrorResponse[] {
  return Object.entries(errors).map(([code, error]) => {
    assertSeedMembers("distribution", error, ["page", "status", "ttl"], `errors[${code}]`);
    const { page, status, ttl } = error;
    const ErrorCode = Number(code);
    if (!errorCodes.includes(ErrorCode)) {
      throw invalidSeedError(
        `errors has the status ${formatValue(code)}. CloudFront has custom error responses for: ${errorCodes.join(", ")}.`,
      );
    }
    if (status !== undefined && page === undefined) {
      throw invalidSeedError(
        `errors[${code}] has a status without a page. CloudFront replaces the status only with a page: ` +
          `{ page: "/error.html", status: ${status} }.`,
      );
    }
    return {
      ErrorCode,
      ...(page !== undefined && { ResponsePagePath: page, ResponseCode: String(status ?? code) }),
      ...(ttl !== undefined && { ErrorCachingMinTTL: ttl }),
    };
  });
}

/** Creates the certificate that CloudFront requires for aliases, and for the domains of distribution tenants. */
function createCertificate(accountId: string): ViewerCertificate {
  return {
    ACMCertificateArn: `arn:aws:acm:us-east-1:${accountId}:certificate/00000000-0000-4000-8000-000000000000`,
    SSLSupportMethod: "sni-only",
    MinimumProtocolVersion: "TLSv1.2_2021",
  };
}
