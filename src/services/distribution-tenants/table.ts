import type { Customizations, Parameter } from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";
import { defineEntityTable, type EntityRecord } from "../entities.ts";

/** The settings of a distribution tenant: domains that a multi-tenant distribution serves, with what is their own. */
export interface Config {
  readonly Name: string;
  /** The multi-tenant distribution whose configuration the tenant inherits. */
  readonly DistributionId: string;
  readonly ConnectionGroupId: string;
  readonly Domains: readonly string[];
  readonly Parameters?: readonly Present<Parameter>[] | undefined;
  /** The settings that the tenant does not inherit. */
  readonly Customizations?: Present<Customizations> | undefined;
  readonly Enabled: boolean;
}

/** A distribution tenant. */
export type DistributionTenantRecord = EntityRecord<Config>;

/** The secondary indexes of distribution tenants. */
export const indexKeys = {
  byDistribution: (id: string): string => `distribution ${id}`,
  byConnectionGroup: (id: string): string => `connection group ${id}`,
  byDomain: (domain: string): string => `domain ${domain.toLowerCase()}`,
  byWebAcl: (arn: string): string => `web ACL ${arn}`,
  byCertificate: (arn: string): string => `certificate ${arn}`,
} as const;

export const distributionTenants = defineEntityTable<Config>({
  name: "distributionTenants",
  title: "distribution tenant",
  finalStatusOf: () => "Deployed",
  // seen: a Deployed tenant has the first ETag (the CLI's examples)
  movesEtag: false,
  indexKeysOf: ({ DistributionId, ConnectionGroupId, Domains, Customizations }) => [
    indexKeys.byDistribution(DistributionId),
    indexKeys.byConnectionGroup(ConnectionGroupId),
    ...Domains.map(indexKeys.byDomain),
    ...(Customizations?.WebAcl?.Arn ? [indexKeys.byWebAcl(Customizations.WebAcl.Arn)] : []),
    ...(Customizations?.Certificate ? [indexKeys.byCertificate(Customizations.Certificate.Arn)] : []),
  ],
});
