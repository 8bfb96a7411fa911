import {
  type StreamingDistribution,
  StreamingDistributionNotDisabled$,
  type StreamingDistributionSummary,
  type StreamingLoggingConfig,
  TooManyStreamingDistributions$,
} from "@aws-sdk/client-cloudfront";
import type { Context, Environment } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { assertSameCallerReference } from "../caller-reference.ts";
import type { ConfigurationResource } from "../configuration-resource.ts";
import { toActiveTrustedSigners, toTrustedSigners } from "../trusted-signers.ts";
import { type Config, type StreamingDistributionRecord, streamingDistributions } from "./table.ts";
import { assertValid } from "./validation.ts";

// AWS ended RTMP on 2020-12-31. assumed: the operations still work, with the life cycle of distributions. The messages
// are the API model's: the service's were never seen in public.

export const streamingDistribution: ConfigurationResource<
  "StreamingDistribution",
  Config,
  StreamingDistribution,
  StreamingDistributionRecord
> = {
  member: "StreamingDistribution",
  table: streamingDistributions,
  path: "streaming-distribution",
  createId: ({ random }) => `E${random.base36().toUpperCase()}`,
  extendRecord: (record, { accountId, deployments, random }) => {
    const { domainName } = record as Partial<StreamingDistributionRecord>;
    return {
      ...record,
      arn: `arn:aws:cloudfront::${accountId}:streaming-distribution/${record.id}`,
      domainName: domainName ?? `s${random.base36()}.cloudfront.net`,
      deployment: deployments.start(),
    };
  },
  toResource: (record) => ({
    ...toCommonMembers(record),
    ActiveTrustedSigners: toActiveTrustedSigners([record.config.TrustedSigners]),
    StreamingDistributionConfig: record.config,
  }),
  fillDefaults,
  quota: "streamingDistributions",
  quotaExceeded: () =>
    new ServiceError(
      TooManyStreamingDistributions$,
      "Processing your request would cause you to exceed the maximum number of streaming distributions allowed.",
    ),
  assertValid,
  assertLegalUpdate: assertSameCallerReference,
  assertUnused: assertDisabled,
};

function toCommonMembers({
  id,
  arn,
  domainName,
  lastModifiedTime,
  deployment,
}: StreamingDistributionRecord): Pick<
  StreamingDistribution,
  "Id" | "ARN" | "Status" | "LastModifiedTime" | "DomainName"
> & { LastModifiedTime: Date } {
  const Status = deployment ? "InProgress" : "Deployed";
  return { Id: id, ARN: arn, Status, LastModifiedTime: lastModifiedTime, DomainName: domainName };
}

/** Returns the summary of a streaming distribution in a list. */
export function toSummary(record: StreamingDistributionRecord): StreamingDistributionSummary {
  // The defaults of a stored configuration are present. The output schema drops members that a summary does not have.
  return { ...(record.config as Required<Config>), ...toCommonMembers(record) };
}

const noLogging: Present<StreamingLoggingConfig> = { Enabled: false, Bucket: "", Prefix: "" };

/** The API model: bucket and prefix are deleted while logging is disabled. assumed: the other defaults */
function fillDefaults(config: Config, { accountId }: Environment): Config {
  return {
    ...config,
    Aliases: config.Aliases ?? { Quantity: 0 },
    Logging: config.Logging?.Enabled ? config.Logging : noLogging,
    TrustedSigners: toTrustedSigners(config.TrustedSigners, accountId),
    PriceClass: config.PriceClass ?? "PriceClass_All",
  };
}

/** assumed: a distribution that is still being disabled is refused, as for the other distributions */
function assertDisabled(id: string, { store }: Context): void {
  const { record } = store.table(streamingDistributions).get(id);
  if (record.config.Enabled || record.deployment) {
    throw new ServiceError(
      StreamingDistributionNotDisabled$,
      "The specified CloudFront distribution is not disabled. You must disable the distribution before you can delete it.",
      record.config.Enabled
        ? `Update ${id} with Enabled: false first.`
        : `${id} is still InProgress: wait until it is Deployed, or call cloudfront.settle().`,
    );
  }
}
