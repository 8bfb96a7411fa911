import type { Distribution, DistributionSummary, HttpVersion } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { countInProgress } from "../invalidations/table.ts";
import { toActiveTrustedSigners } from "../trusted-signers.ts";
import { toActiveKeyGroups } from "./active-key-groups.ts";
import { type Config, getBehaviors } from "./config.ts";
import { type DistributionRecord, getLocation, isDeployed } from "./record.ts";

type Status = "InProgress" | "Deployed";

export function toDistribution(
  record: DistributionRecord,
  context: Context,
  status: Status = getStatus(record, context),
): Distribution {
  return {
    ...toCommonMembers(record, status),
    InProgressInvalidationBatches: countInProgress(context, record.id),
    ActiveTrustedSigners: toActiveTrustedSigners(
      getBehaviors(record.config).map(({ TrustedSigners }) => TrustedSigners),
    ),
    ActiveTrustedKeyGroups: toActiveKeyGroups(record.config, context),
    DistributionConfig: record.config,
  };
}

/** Returns the output of a write that starts a deployment: InProgress, however soon it completes. */
export function toUpdateResponse(
  { record, etag }: Row<DistributionRecord>,
  context: Context,
): { Distribution: Distribution; ETag: string } {
  return {
    Distribution: toDistribution(record, context, "InProgress"),
    ETag: etag,
  };
}

export function toCreateResponse(
  row: Row<DistributionRecord>,
  context: Context,
): { Distribution: Distribution; ETag: string; Location: string } {
  return {
    ...toUpdateResponse(row, context),
    Location: getLocation(row.record),
  };
}

/** Returns the summary of a distribution in a list. */
export function toSummary({ record, etag }: Row<DistributionRecord>, context: Context): DistributionSummary {
  // The output schema drops members of a configuration that a summary does not have.
  const config = record.config as Required<Config>;
  return {
    ...config,
    ...toCommonMembers(record, getStatus(record, context)),
    ...(config.ConnectionMode === "tenant-only" && tenantOnlyMembers),
    // seen: HTTP2 in lists, http2 elsewhere (aws-sdk 667, aws-sdk-js-v3 5613 and 6605). assumed: the same for other versions
    HttpVersion: String(config.HttpVersion).toUpperCase() as HttpVersion,
    ETag: etag,
  };
}

/** seen: in the CLI's example of list-distributions-by-connection-mode. assumed: the other two */
const tenantOnlyMembers = {
  DomainName: "-",
  IsIPV6Enabled: false,
  Aliases: { Quantity: 0 },
  PriceClass: "PriceClass_All",
  Staging: false,
} as const;

function toCommonMembers(
  record: DistributionRecord,
  Status: Status,
): Pick<Distribution, "Id" | "ARN" | "Status" | "LastModifiedTime" | "DomainName" | "AliasICPRecordals"> {
  const aliases = record.config.Aliases?.Items ?? [];
  return {
    Id: record.id,
    ARN: record.arn,
    Status,
    LastModifiedTime: record.lastModifiedTime,
    DomainName: record.domainName,
    // seen: APPROVED for every alias outside China
    ...(aliases.length > 0 && {
      AliasICPRecordals: aliases.map((CNAME) => ({ CNAME, ICPRecordalStatus: "APPROVED" as const })),
    }),
  };
}

function getStatus(record: DistributionRecord, context: Context): Status {
  return isDeployed(record, context) ? "Deployed" : "InProgress";
}
