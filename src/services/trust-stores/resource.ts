import {
  type CaCertificatesBundleSource,
  EntityNotFound$,
  type TrustStore,
  type TrustStoreStatus,
  type TrustStoreSummary,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import type { Present } from "../../sdk/operation.ts";
import { defineEntity, type EntityRecord } from "../entities.ts";
import { getObject } from "../s3-objects.ts";
import { createSortableId } from "../sortable-id.ts";
import { invalidArgument } from "../text-checks.ts";
import { readBundle } from "./certificate-bundle.ts";
import { type Config, trustStores } from "./table.ts";

export const trustStore = defineEntity<"TrustStore", Config, TrustStore>({
  member: "TrustStore",
  table: trustStores,
  path: "trust-store",
  // assumed: the form, after that of connection functions
  id: (environment) => createSortableId("ts", environment),
  arnType: "trust-store",
  pendingStatus: "pending",
  reference: "TrustStoreId",
  toResource: (record) => {
    const { UseClientCertificateOCSPEndpoint: usesOcsp } = record.config;
    return {
      ...toCommonMembers(record),
      ...(usesOcsp !== undefined && { UseClientCertificateOCSPEndpoint: usesOcsp }),
    };
  },
  fillDefaults: (config) => config,
  quota: "trustStores",
  // assumed: the code and the message
  assertValid: ({ Name }) => {
    if (Name === "") {
      throw invalidArgument("The parameter Name is required.");
    }
  },
});

export function toSummary({ record, etag }: Row<EntityRecord<Config>>): TrustStoreSummary {
  return { ...toCommonMembers(record), ETag: etag };
}

/** assumed: the certificates of a bundle are counted, and the reason of a failure is known, once the store is not pending */
function toCommonMembers({ id, arn, config, status, lastModifiedTime }: EntityRecord<Config>) {
  return {
    Id: id,
    Arn: arn,
    Name: config.Name,
    Status: status as TrustStoreStatus,
    NumberOfCaCertificates: config.NumberOfCaCertificates,
    LastModifiedTime: lastModifiedTime,
    ...(status === "failed" && { Reason: config.Reason as string }),
  };
}

/**
 * Reads a bundle of certificates, as CloudFront does when a trust store is created or updated.
 *
 * assumed: an object that does not exist is answered by EntityNotFound, which both operations declare
 */
export function readSource(
  { CaCertificatesBundleS3Location: location }: Present<CaCertificatesBundleSource>,
  context: Context,
): Pick<Config, "NumberOfCaCertificates" | "Reason"> {
  if (!location) {
    throw invalidArgument("The parameter CaCertificatesBundleS3Location is required.");
  }
  const place = `${location.Bucket}/${location.Key}`;
  if (context.references === "any" && context.objects[place] === undefined) {
    return { NumberOfCaCertificates: 1, Reason: undefined };
  }
  const { count, reason } = readBundle(getObject(place, context, EntityNotFound$));
  return { NumberOfCaCertificates: count, Reason: reason };
}
