import type { Distribution, DistributionList, DistributionSummary } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { type PageRequest, paginate } from "../../core/page.ts";
import type { Row, RowList } from "../../core/row-list.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { countInProgress } from "../invalidations/table.ts";
import { type DistributionRecord, getLocation, isDeployed } from "./record.ts";
import { distributions, indexKeys, type PolicyMember } from "./table.ts";

type Status = "InProgress" | "Deployed";

// assumed: no key of a trusted signer or key group is ever reported as active
const noActiveSigners = { Enabled: false, Quantity: 0 };

export function toDistribution(
  record: DistributionRecord,
  context: Context,
  status: Status = getStatus(record, context),
): Distribution {
  return {
    ...toCommonMembers(record, status),
    InProgressInvalidationBatches: countInProgress(context, record.id),
    ActiveTrustedSigners: noActiveSigners,
    ActiveTrustedKeyGroups: noActiveSigners,
    DistributionConfig: record.config,
  };
}

/** The answer to a write that sets a distribution on its way: InProgress, however soon it arrives. */
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

function toSummary({ record, etag }: Row<DistributionRecord>, context: Context): DistributionSummary {
  // What of a configuration is in no summary, the answer's schema leaves behind. The defaults are all there.
  const config = record.config as Required<DistributionRecord["config"]>;
  return { ...config, ...toCommonMembers(record, getStatus(record, context)), ETag: etag };
}

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

interface List<Item> {
  Marker: string;
  MaxItems: number;
  IsTruncated: boolean;
  Quantity: number;
  NextMarker?: string;
  Items?: Item[];
}

function toList<Item>(
  rows: RowList<DistributionRecord>,
  request: PageRequest,
  toItem: (row: Row<DistributionRecord>) => Item,
): List<Item> {
  const page = paginate(rows, request, cloudFront);
  return {
    Marker: request.Marker ?? "",
    MaxItems: page.maxItems,
    IsTruncated: page.nextMarker !== undefined,
    Quantity: page.rows.length,
    ...(page.nextMarker !== undefined && { NextMarker: page.nextMarker }),
    ...(page.rows.length > 0 && { Items: page.rows.map(toItem) }),
  };
}

/** Those of one of the lists, or all. */
export function toDistributionList(request: PageRequest, context: Context, list?: string): DistributionList {
  return toList(context.store.table(distributions).rows(list), request, (row) => toSummary(row, context));
}

/** The ids of the distributions that have a policy in any of their behaviors. */
export function toDistributionIdList(
  member: PolicyMember,
  id: string,
  request: PageRequest,
  { store }: Context,
): List<string> {
  return toList(
    store.table(distributions).rows(indexKeys.byPolicy(member, id)),
    request,
    ({ record }) => record.id,
  );
}
