import {
  EntityLimitExceeded$,
  EntityNotFound$,
  InvalidAssociation$,
  type Parameter,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { connectionGroups } from "../connection-groups/table.ts";
import type { Config as DistributionConfig } from "../distributions/table.ts";
import { distributions } from "../distributions/table.ts";
import { assertDomainNames } from "../domain-names.ts";
import { areReferencesChecked } from "../reference-mode.ts";
import { getParameterDefinitions } from "../tenant-parameters.ts";
import { invalidArgument } from "../text-checks.ts";
import { assertValidCustomizations } from "./customizations.ts";
import type { Config } from "./table.ts";

/**
 * Throws if a tenant cannot have these settings. In this order: domains, customizations, the distribution, the
 * connection group, parameters.
 *
 * assumed: the order
 */
export function assertValidSettings(settings: Config, context: Context): void {
  assertValidDomains(settings.Domains, context);
  assertValidCustomizations(settings.Customizations ?? {}, context);
  const config = getMultiTenantConfig(settings.DistributionId, context);
  assertKnownGroup(settings.ConnectionGroupId, context);
  if (config) {
    assertValidParameters(settings.Parameters ?? [], config);
  }
}

/** The API reference: a request has at least one domain. assumed: the code and the message */
export function assertHasDomain(domains: readonly unknown[]): void {
  if (domains.length === 0) {
    throw invalidArgument(
      "The parameter Domains is required.",
      "A distribution tenant has at least one domain.",
    );
  }
}

/** assumed: codes and messages. A tenant whose last domain was moved away has none. */
function assertValidDomains(domains: readonly string[], { quotas }: Context): void {
  assertDomainNames(domains);
  const repeated = domains.find((domain, i) => domains.indexOf(domain) !== i);
  if (repeated !== undefined) {
    throw invalidArgument(`The domain '${repeated}' is given twice.`);
  }
  if (domains.length > quotas.domainsPerTenant) {
    throw new ServiceError(
      EntityLimitExceeded$,
      "The entity limit has been exceeded.",
      `The tenant has ${domains.length} domains; ${quotas.domainsPerTenant} are allowed.`,
    );
  }
}

/**
 * Returns the configuration of a multi-tenant distribution, or undefined for an unknown one that is taken as it comes.
 * The API model declares both errors. The messages are the model's.
 */
function getMultiTenantConfig(id: string, context: Context): DistributionConfig | undefined {
  const distribution = context.store.table(distributions).find(id)?.record;
  if (!distribution) {
    if (!areReferencesChecked("distributions", context)) {
      return undefined;
    }
    throw createUnknownDistributionError(id);
  }
  if (distribution.config.ConnectionMode !== "tenant-only") {
    throw new ServiceError(
      InvalidAssociation$,
      "The specified CloudFront resource can't be associated.",
      `${id} is a standard distribution. Distribution tenants need one with ConnectionMode tenant-only.`,
    );
  }
  return distribution.config;
}

/** Returns the error for a distribution that does not exist. The API model declares it, and has the message. */
export function createUnknownDistributionError(id: string): ServiceError {
  return new ServiceError(
    EntityNotFound$,
    "The entity was not found.",
    `There is no distribution "${id}": create one with ConnectionMode tenant-only first, or seed.distribution().`,
  );
}

/** An empty id stands for the default group. */
function assertKnownGroup(id: string, context: Context): void {
  if (id !== "" && areReferencesChecked("connection-groups", context)) {
    context.store.table(connectionGroups).get(id);
  }
}

/**
 * AWS developer guide, "How parameters work with distribution tenants": a required parameter is not inherited.
 *
 * assumed: codes and messages, and that a parameter must be defined
 */
function assertValidParameters(parameters: readonly Present<Parameter>[], config: DistributionConfig): void {
  const definitions = getParameterDefinitions(config);
  const names = parameters.map(({ Name }) => Name);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) {
    throw invalidArgument(`The parameter ${repeated} is given twice.`);
  }
  const unknown = names.find((name) => !definitions.some(({ Name }) => Name === name));
  if (unknown !== undefined) {
    throw invalidArgument(
      `The parameter ${unknown} is not defined in the multi-tenant distribution.`,
      `Its parameters are: ${definitions.map(({ Name }) => Name).join(", ") || "none"}.`,
    );
  }
  const missing = definitions.find(
    ({ Name, Definition }) => Definition.StringSchema?.Required && !names.includes(Name),
  );
  if (missing) {
    throw invalidArgument(
      `The parameter ${missing.Name} is required by the multi-tenant distribution.`,
      `Give the tenant a value: Parameters: [{ Name: "${missing.Name}", Value: "..." }].`,
    );
  }
}
