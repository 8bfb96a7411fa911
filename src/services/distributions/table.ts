import { DistributionAlreadyExists$, NoSuchDistribution$ } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { defineTable } from "../../core/table.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { type Config, getAliases, getFunctionArns, getLambdaArns, getOwnCertificate } from "./config.ts";
import {
  type DistributionRecord,
  getPendingDisassociations,
  getPreviousConfig,
  isDeployed,
  redeploy,
} from "./record.ts";
import { getReferenceKey, getReferenceKeys, type ReferenceKind } from "./references.ts";

export { type Config, getOwnCertificate } from "./config.ts";
export type { DistributionRecord } from "./record.ts";
export type { ReferenceKind } from "./references.ts";

/** The secondary indexes of distributions. */
export const indexKeys = {
  byFunction: (arn: string): string => `function ${arn}`,
  byReleasedFunction: (arn: string): string => `released function ${arn}`,
  byAlias: (alias: string): string => `alias ${alias}`,
  byPreviousAlias: (alias: string): string => `previous alias ${alias}`,
  byDomainName: (name: string): string => `domain name ${name}`,
  byCallerReference: (reference: string): string => `reference ${reference}`,
  byWebAcl: (id: string): string => `web ACL ${id}`,
  byLambda: (arn: string): string => `Lambda function ${arn}`,
  withLambda: "Lambda functions",
  withDedicatedIp: "dedicated IP addresses",
  ofStaging: "staging",
  byConnectionMode: (mode: string): string => `connection mode ${mode}`,
} as const;

export const distributions = defineTable<DistributionRecord>({
  name: "distributions",
  api: cloudFront,
  idOf: (record) => record.id,
  arnOf: (record) => record.arn,
  indexKeys: (record) => [
    ...getConfigKeys(record.config),
    indexKeys.byDomainName(record.domainName),
    ...getPreviousAliases(record).map(indexKeys.byPreviousAlias),
    ...record.pendingDisassociations.map(indexKeys.byReleasedFunction),
  ],
  absent: (id, existing = new Map()) =>
    new ServiceError(
      NoSuchDistribution$,
      "The specified distribution does not exist.",
      getAbsentAdvice(id, existing),
    ),
  duplicate: (id) => new ServiceError(DistributionAlreadyExists$, `There is a distribution ${id} already.`),
  firstVersion: 0,
});

/** Returns the aliases that edge locations have until the last deployment completes. */
function getPreviousAliases(record: DistributionRecord): readonly string[] {
  const previous = getPreviousConfig(record);
  return previous && previous !== record.config ? getAliases(previous) : [];
}

/** A deployment keeps the configuration, so its keys are computed once for all versions of a distribution. */
const configKeys = new WeakMap<Config, readonly string[]>();

/** Returns the index keys that depend only on the configuration. */
function getConfigKeys(config: Config): readonly string[] {
  let keys = configKeys.get(config);
  if (!keys) {
    keys = createConfigKeys(config);
    configKeys.set(config, keys);
  }
  return keys;
}

function createConfigKeys(config: Config): readonly string[] {
  const { ViewerCertificate: certificate } = config;
  const lambdaArns = getLambdaArns(config);
  const hasDedicatedIp =
    certificate?.SSLSupportMethod === "vip" && getOwnCertificate(certificate) !== undefined;
  return [
    ...getFunctionArns(config).map(indexKeys.byFunction),
    ...getAliases(config).map(indexKeys.byAlias),
    ...getReferenceKeys(config),
    indexKeys.byCallerReference(config.CallerReference),
    ...(config.Staging ? [indexKeys.ofStaging] : []),
    ...lambdaArns.map(indexKeys.byLambda),
    ...(lambdaArns.length > 0 ? [indexKeys.withLambda] : []),
    ...(hasDedicatedIp ? [indexKeys.withDedicatedIp] : []),
    indexKeys.byWebAcl(config.WebACLId ?? ""),
    // assumed: a configuration without a mode is a standard distribution
    indexKeys.byConnectionMode(config.ConnectionMode ?? "direct"),
  ];
}

/** Advice names at most this many distributions. */
const maxNamedIds = 5;

function getAbsentAdvice(id: string, existing: Pick<ReadonlyMap<string, unknown>, "size" | "keys">): string {
  if (existing.size === 0) {
    return `There is no distribution at all. Create one, or call cloudfront.seed.distribution().`;
  }
  const others = existing.size > maxNamedIds ? ` and ${existing.size - maxNamedIds} more` : "";
  const named = [];
  for (const existingId of existing.keys()) {
    if (named.length === maxNamedIds) {
      break;
    }
    named.push(existingId);
  }
  return `There is no distribution "${id}". There are: ${named.join(", ")}${others}.`;
}

/** Returns the distributions that have a function in their configuration. */
function findDistributionsWith(
  { store }: Environment,
  functionArn: string,
): readonly Row<DistributionRecord>[] {
  return [...store.table(distributions).rows(indexKeys.byFunction(functionArn))];
}

/**
 * Counts the distributions that run a function.
 * seen: a distribution counts until the edge locations have its new configuration without the function.
 */
export function countDistributionsUsing(environment: Environment, functionArn: string): number {
  const table = environment.store.table(distributions);
  const released = [...table.rows(indexKeys.byReleasedFunction(functionArn))].filter(({ record }) =>
    getPendingDisassociations(record, environment).includes(functionArn),
  );
  return table.rows(indexKeys.byFunction(functionArn)).size + released.length;
}

type AssociationStatus = "UNASSOCIATED" | "IN_PROGRESS" | "DEPLOYED";

/** Returns the status of a published function, which depends on the distributions that have it. */
export function getAssociationStatus(environment: Environment, functionArn: string): AssociationStatus {
  return toAssociationStatus(findDistributionsWith(environment, functionArn), environment);
}

/** Returns the status of a published connection function, which depends on the distributions that refer to it. */
export function getReferenceStatus(
  environment: Environment,
  kind: ReferenceKind,
  id: string,
): AssociationStatus {
  const attached = environment.store.table(distributions).rows(getReferenceKey(kind, id));
  return toAssociationStatus([...attached], environment);
}

function toAssociationStatus(
  attached: readonly Row<DistributionRecord>[],
  environment: Environment,
): AssociationStatus {
  if (attached.length === 0) {
    return "UNASSOCIATED";
  }
  return attached.every(({ record }) => isDeployed(record, environment)) ? "DEPLOYED" : "IN_PROGRESS";
}

/**
 * Redeploys the distributions that have a function.
 * seen: publishing a function changes the ETag of each such distribution (terraform-provider-aws 19529)
 */
export function redeployDistributionsUsing(environment: Environment, functionArn: string): void {
  const table = environment.store.table(distributions);
  for (const { record } of findDistributionsWith(environment, functionArn)) {
    table.replace(redeploy(record, environment));
  }
}

/** Returns the number of distributions that refer to a resource. A disabled distribution counts too. */
export function countDistributionsReferringTo(
  { store }: Environment,
  kind: ReferenceKind,
  id: string,
): number {
  return store.table(distributions).rows(getReferenceKey(kind, id)).size;
}

/** Returns the staging distribution with a domain name. */
export function findStagingDistribution(
  { store }: Environment,
  domainName: string,
): Row<DistributionRecord> | undefined {
  const rows = [...store.table(distributions).rows(indexKeys.ofStaging)];
  return rows.find(({ record }) => record.domainName === domainName.toLowerCase());
}

/**
 * Deploys the distributions that refer to a resource again, as a change of the resource does.
 *
 * seen: an update of a response headers policy moves the ETag of each distribution that has it
 * (terraform-provider-aws 24537)
 * assumed: updates of the other policies do the same
 */
export function redeployDistributionsReferringTo(
  environment: Environment,
  kind: ReferenceKind,
  id: string,
): void {
  const table = environment.store.table(distributions);
  for (const { record } of [...table.rows(getReferenceKey(kind, id))]) {
    table.replace(redeploy(record, environment));
  }
}

/** Returns true if a distribution may join those of an index key. `id`: a distribution that may be one of them already. */
export function hasRoom(
  { store }: Environment,
  indexKey: string,
  limit: number,
  id: string | undefined,
): boolean {
  const users = store.table(distributions).rows(indexKey);
  return users.size < limit || [...users].some(({ record }) => record.id === id);
}
