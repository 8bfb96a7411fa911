import {
  type EndPoint,
  NoSuchRealtimeLogConfig$,
  RealtimeLogConfigAlreadyExists$,
} from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { defineTable, leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { getPartition } from "../regions.ts";
import { invalidArgument } from "../text-checks.ts";

export interface RealtimeLogConfigRecord {
  readonly arn: string;
  readonly name: string;
  /** The percentage of viewer requests that are logged: 1 to 100. */
  readonly samplingRate: number;
  readonly endPoints: readonly Present<EndPoint>[];
  readonly fields: readonly string[];
}

// The API model's messages: the service's were never seen in public.
export const realtimeLogConfigs = defineTable<RealtimeLogConfigRecord>({
  name: "realtimeLogConfigs",
  api: cloudFront,
  idOf: ({ arn }) => arn,
  absent: (arn) =>
    new ServiceError(
      NoSuchRealtimeLogConfig$,
      "The real-time log configuration does not exist.",
      `There is no real-time log configuration ${arn}: create it first, or seed.realtimeLogConfig({ name }).`,
    ),
  duplicate: () =>
    new ServiceError(
      RealtimeLogConfigAlreadyExists$,
      "A real-time log configuration with this name already exists. You must provide a unique name. To modify an " +
        "existing real-time log configuration, use UpdateRealtimeLogConfig.",
      leftoverAdvice,
    ),
  firstVersion: 0,
});

/** The name or the ARN by which operations find a configuration. */
interface RealtimeLogConfigKey {
  readonly Name?: string | undefined;
  readonly ARN?: string | undefined;
}

/** Returns the ARN of the configuration with a name. */
export function createRealtimeLogConfigArn(
  name: string,
  { accountId, region }: Pick<Environment, "accountId"> & { readonly region?: string | undefined },
): string {
  return `arn:${getPartition(region)}:cloudfront::${accountId}:realtime-log-config/${name}`;
}

/**
 * Returns the ARN of the configuration that a request asks for. The API model: if both are given, the name counts.
 *
 * assumed: the code and the message if neither is given
 * @throws ServiceError InvalidArgument
 */
export function getRealtimeLogConfigArn(
  { Name, ARN }: RealtimeLogConfigKey,
  context: Parameters<typeof createRealtimeLogConfigArn>[1],
): string {
  const arn = Name ? createRealtimeLogConfigArn(Name, context) : ARN;
  if (!arn) {
    throw invalidArgument("Either the name or the ARN of a real-time log configuration is required.");
  }
  return arn;
}
