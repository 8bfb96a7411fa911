import { DistributionAlreadyExists$, NoSuchDistribution$ } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { defineTable } from "../../core/table.ts";
import { cloudFront } from "../../sdk/dialects.ts";
import { Fault } from "../../sdk/fault.ts";
import {
  aliasesOf,
  behaviorsOf,
  type DistributionRecord,
  functionArnsOf,
  isDeployed,
  redeployed,
  stillReleasing,
} from "./record.ts";

export type { DistributionRecord } from "./record.ts";

/** Members of a cache behavior that name a policy. */
export type PolicyMember = "CachePolicyId" | "OriginRequestPolicyId" | "ResponseHeadersPolicyId";

const policyMembers = ["CachePolicyId", "OriginRequestPolicyId", "ResponseHeadersPolicyId"] as const;

/** The lists on which distributions are, beside that of all. */
export const listed = {
  byFunction: (arn: string): string => `function ${arn}`,
  byReleasedFunction: (arn: string): string => `released function ${arn}`,
  byAlias: (alias: string): string => `alias ${alias}`,
  byCallerReference: (reference: string): string => `reference ${reference}`,
  byPolicy: (member: PolicyMember, id: string): string => `${member} ${id}`,
  byWebAcl: (id: string): string => `web ACL ${id}`,
  ofStaging: "staging",
  byConnectionMode: (mode: string): string => `connection mode ${mode}`,
} as const;

export const distributions = defineTable<DistributionRecord>({
  name: "distributions",
  dialect: cloudFront,
  idOf: (record) => record.id,
  arnOf: (record) => record.arn,
  listOf: ({ config, releasing }) => [
    ...functionArnsOf(config).map(listed.byFunction),
    ...releasing.map(listed.byReleasedFunction),
    ...aliasesOf(config).map(listed.byAlias),
    ...behaviorsOf(config).flatMap((behavior) =>
      policyMembers.flatMap((member) => {
        const id = behavior[member];
        return id ? [listed.byPolicy(member, id)] : [];
      }),
    ),
    listed.byCallerReference(config.CallerReference),
    ...(config.Staging ? [listed.ofStaging] : []),
    listed.byWebAcl(config.WebACLId ?? ""),
    // assumed: what names no mode is a standard distribution
    listed.byConnectionMode(config.ConnectionMode ?? "direct"),
  ],
  absent: () => new Fault(NoSuchDistribution$, "The specified distribution does not exist."),
  duplicate: (id) => new Fault(DistributionAlreadyExists$, `There is a distribution ${id} already.`),
  firstVersion: 0,
});

/** The distributions that have a function in their configuration. */
function having({ store }: Environment, functionArn: string): readonly Row<DistributionRecord>[] {
  return [...store.table(distributions).rows(listed.byFunction(functionArn))];
}

/**
 * How many distributions run a function: those that have it, and
 * seen: for a while those that had it, until the edge locations have their new configuration.
 */
export function countUsing(environment: Environment, functionArn: string): number {
  const table = environment.store.table(distributions);
  const released = [...table.rows(listed.byReleasedFunction(functionArn))].filter(({ record }) =>
    stillReleasing(record, environment).includes(functionArn),
  );
  return table.rows(listed.byFunction(functionArn)).size + released.length;
}

/** What a published function says of the distributions that have it. */
export function associationStatus(
  environment: Environment,
  functionArn: string,
): "UNASSOCIATED" | "IN_PROGRESS" | "DEPLOYED" {
  const attached = having(environment, functionArn);
  if (attached.length === 0) {
    return "UNASSOCIATED";
  }
  return attached.every(({ record }) => isDeployed(record, environment)) ? "DEPLOYED" : "IN_PROGRESS";
}

/** seen: the publication of a function moves the ETag of each distribution that has it (terraform-provider-aws 19529) */
export function redeployUsing(environment: Environment, functionArn: string): void {
  const table = environment.store.table(distributions);
  for (const { record } of having(environment, functionArn)) {
    table.replace(redeployed(record, environment));
  }
}
