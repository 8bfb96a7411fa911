import {
  NoSuchStreamingDistribution$,
  StreamingDistributionAlreadyExists$,
  type StreamingDistributionConfig,
} from "@aws-sdk/client-cloudfront";
import type { DeploymentStamp } from "../../core/propagation.ts";
import type { Row } from "../../core/row-list.ts";
import type { Store } from "../../core/store.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import {
  type ConfigurationRecord,
  type ConfigurationTable,
  defineConfigurationTable,
} from "../configuration-table.ts";

export type Config = Present<StreamingDistributionConfig>;

/** The data of a streaming distribution (RTMP). */
export interface StreamingDistributionRecord extends ConfigurationRecord<Config> {
  readonly arn: string;
  readonly domainName: string;
  /** The deployment in progress of the last write, undefined after its end. */
  readonly deployment: DeploymentStamp | undefined;
}

function getReferenceKey({ CallerReference }: Config): string {
  return `reference ${CallerReference}`;
}

/** Returns the index key of an alternate domain name, since host names are case-insensitive. */
export function getAliasKey(alias: string): string {
  return `alias ${alias.toLowerCase()}`;
}

export const streamingDistributions: ConfigurationTable<Config, StreamingDistributionRecord> =
  defineConfigurationTable<Config, StreamingDistributionRecord>({
    name: "streamingDistributions",
    // The API model: a caller reference is refused again, even with the same configuration.
    uniqueKeysOf: (config) => [getReferenceKey(config)],
    indexKeysOf: ({ Aliases }) => (Aliases?.Items ?? []).map(getAliasKey),
    arnOf: ({ arn }) => arn,
    deployment: {
      of: ({ deployment }) => deployment,
      complete: ({ record, version }, _at, store) => {
        store.table(streamingDistributions).put({ ...record, deployment: undefined }, version);
      },
    },
    // The API model's messages: the service's were never seen in public.
    absent: (id) =>
      new ServiceError(
        NoSuchStreamingDistribution$,
        "The specified streaming distribution does not exist.",
        `There is no streaming distribution "${id}": create it first (CreateStreamingDistribution).`,
      ),
    duplicate: (id) =>
      new ServiceError(
        StreamingDistributionAlreadyExists$,
        "The caller reference you attempted to create the streaming distribution with is associated with another " +
          "distribution",
        `The streaming distribution ${id} has the caller reference.`,
      ),
  });

/** Returns the streaming distribution with the caller reference of a configuration. An update cannot change it. */
export function findByCallerReference(
  config: Config,
  store: Store,
): Row<StreamingDistributionRecord> | undefined {
  const [row] = store.table(streamingDistributions).rows(getReferenceKey(config));
  return row;
}
