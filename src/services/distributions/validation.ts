import {
  DistributionAlreadyExists$,
  EntityLimitExceeded$,
  TooManyDistributions$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { assertValidPlaceholders, fillPlaceholders } from "../tenant-parameters.ts";
import type { Config } from "./config.ts";
import { assertValidReferences } from "./reference-checks.ts";
import { assertValidAliases } from "./rules/aliases.ts";
import { assertValidCacheBehaviors } from "./rules/cache-behaviors.ts";
import { assertValidCaching } from "./rules/caching.ts";
import { assertValidConnections } from "./rules/connections.ts";
import { assertValidDeploymentPolicy } from "./rules/continuous-deployment.ts";
import { assertValidErrorPages } from "./rules/error-pages.ts";
import { assertValidFunctionAssociations } from "./rules/function-associations.ts";
import { assertValidGeneralMembers } from "./rules/general.ts";
import { assertValidLambdaAssociations } from "./rules/lambda-associations.ts";
import { assertValidLogging } from "./rules/logging.ts";
import { assertValidMethods } from "./rules/methods.ts";
import { assertValidOrigins } from "./rules/origins.ts";
import { assertValidRestrictions } from "./rules/restrictions.ts";
import { assertValidConnectionMode } from "./rules/tenants.ts";
import { assertValidTrustedSigners } from "./rules/trusted-signers.ts";
import { assertValidViewerCertificate } from "./rules/viewer-certificate.ts";
import type { ConfigWrite } from "./rules/write.ts";
import { distributions, indexKeys } from "./table.ts";

/**
 * Rejects a caller reference that is in use.
 * seen: also with the same configuration (aws-sdk-go 2213), and the message (aws-sdk-js-v3 2618)
 */
export function assertNewCallerReference(reference: string, { store }: Context): void {
  const [owner] = store.table(distributions).rows(indexKeys.byCallerReference(reference));
  if (!owner) {
    return;
  }
  throw new ServiceError(
    DistributionAlreadyExists$,
    "The caller reference that you are using to create a distribution is associated with another distribution. " +
      `Already exists: ${owner.record.id}`,
  );
}

/** assumed: staging distributions count among all distributions too, and their own quota has the same error */
export function assertWithinQuota(
  { Staging, ConnectionMode }: Pick<Config, "Staging" | "ConnectionMode">,
  { store, quotas }: Context,
): void {
  const table = store.table(distributions);
  if (table.rows().size >= quotas.distributions) {
    throw new ServiceError(
      TooManyDistributions$,
      `The account has ${quotas.distributions} distributions, which is its quota.`,
    );
  }
  if (Staging && table.rows(indexKeys.ofStaging).size >= quotas.stagingDistributions) {
    throw new ServiceError(
      TooManyDistributions$,
      `The account has ${quotas.stagingDistributions} staging distributions, which is its quota.`,
    );
  }
  // AWS developer guide, "Quotas on multi-tenant distributions". assumed: the code
  const ofTenants = table.rows(indexKeys.byConnectionMode("tenant-only")).size;
  if (ConnectionMode === "tenant-only" && ofTenants >= quotas.multiTenantDistributions) {
    throw new ServiceError(
      EntityLimitExceeded$,
      "The entity limit has been exceeded.",
      `The account has ${ofTenants} multi-tenant distributions, which is its quota.`,
    );
  }
}

/** The rules for a configuration, in the order of their checks. assumed: the order, except where a rule says so */
const rules: readonly ((config: Config, write: ConfigWrite) => void)[] = [
  assertValidGeneralMembers,
  assertValidDeploymentPolicy,
  assertValidConnectionMode,
  assertValidCacheBehaviors,
  assertValidOrigins,
  assertValidMethods,
  assertValidCaching,
  assertValidReferences,
  assertValidConnections,
  assertValidTrustedSigners,
  assertValidErrorPages,
  assertValidRestrictions,
  assertValidLogging,
  assertValidFunctionAssociations,
  assertValidLambdaAssociations,
  assertValidAliases,
  assertValidViewerCertificate,
];

/** Checks a configuration that is created, or that replaces the current one of a distribution. */
export function assertValidConfig(config: Config, write: ConfigWrite): void {
  const checked = config.ConnectionMode === "tenant-only" ? fillWithSamples(config) : config;
  for (const assertRule of rules) {
    assertRule(checked, write);
  }
}

/** Replaces the placeholders of a multi-tenant distribution, so that the rules for origins hold for every value. */
function fillWithSamples(config: Config): Config {
  assertValidPlaceholders(config);
  return fillPlaceholders(config, () => "x");
}
