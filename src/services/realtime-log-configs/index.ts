import {
  type RealtimeLogConfig,
  RealtimeLogConfigInUse$,
  TooManyRealtimeLogConfigs$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { defineService, type Service } from "../../core/service.ts";
import type { Input } from "../../sdk/operation.ts";
import { type CloudFront, cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { countDistributionsReferringTo } from "../distributions/table.ts";
import { toMarkedList } from "../lists.ts";
import { invalidArgument } from "../text-checks.ts";
import { assertValidSettings, type Settings, toRecordMembers } from "./settings.ts";
import {
  createRealtimeLogConfigArn,
  getRealtimeLogConfigArn,
  type RealtimeLogConfigRecord,
  realtimeLogConfigs,
} from "./table.ts";

export const realtimeLogConfigsService: Service = defineService("realtime-log-configs", cloudFront, {
  CreateRealtimeLogConfig: (input, context) => ({ RealtimeLogConfig: createConfig(input, context) }),
  GetRealtimeLogConfig: (input, context) => {
    const { record } = context.store.table(realtimeLogConfigs).get(getRealtimeLogConfigArn(input, context));
    return { RealtimeLogConfig: toRealtimeLogConfig(record) };
  },
  ListRealtimeLogConfigs: (input, { store }) => {
    const rows = store.table(realtimeLogConfigs).rows();
    const list = toMarkedList(rows, input, ({ record }) => toRealtimeLogConfig(record));
    return { RealtimeLogConfigs: list };
  },
  UpdateRealtimeLogConfig: (input, context) => ({ RealtimeLogConfig: updateConfig(input, context) }),
  DeleteRealtimeLogConfig: (input, context) => {
    const table = context.store.table(realtimeLogConfigs);
    const { record } = table.get(getRealtimeLogConfigArn(input, context));
    assertUnused(record.arn, context);
    table.remove(record.arn);
    return {};
  },
});

function toRealtimeLogConfig({
  arn,
  name,
  samplingRate,
  endPoints,
  fields,
}: RealtimeLogConfigRecord): RealtimeLogConfig {
  return {
    ARN: arn,
    Name: name,
    SamplingRate: samplingRate,
    EndPoints: [...endPoints],
    Fields: [...fields],
  };
}

function createConfig(
  input: Input<CloudFront, "CreateRealtimeLogConfig">,
  context: Context,
): RealtimeLogConfig {
  if (input.Name === "") {
    throw invalidArgument("The parameter Name is required.");
  }
  assertValidSettings(input);
  const table = context.store.table(realtimeLogConfigs);
  const arn = createRealtimeLogConfigArn(input.Name, context);
  table.assertAbsent(arn);
  if (table.rows().size >= context.quotas.realtimeLogConfigs) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      TooManyRealtimeLogConfigs$,
      "You have reached the maximum number of real-time log configurations for this Amazon Web Services account.",
    );
  }
  const { record } = table.insert({ arn, name: input.Name, ...toRecordMembers(input) });
  return toRealtimeLogConfig(record);
}

/** The API model: an update replaces all settings. assumed: the code and the message for a missing one */
function updateConfig(
  input: Input<CloudFront, "UpdateRealtimeLogConfig">,
  context: Context,
): RealtimeLogConfig {
  const table = context.store.table(realtimeLogConfigs);
  const { record } = table.get(getRealtimeLogConfigArn(input, context));
  const missing = (["EndPoints", "Fields", "SamplingRate"] as const).find(
    (member) => input[member] === undefined,
  );
  if (missing) {
    throw invalidArgument(
      `The parameter ${missing} is required.`,
      "An update replaces all settings. Pass those of GetRealtimeLogConfig with your changes.",
    );
  }
  const settings = input as Settings;
  assertValidSettings(settings);
  return toRealtimeLogConfig(table.replace({ ...record, ...toRecordMembers(settings) }).record);
}

function assertUnused(arn: string, context: Context): void {
  const count = countDistributionsReferringTo(context, "RealtimeLogConfigArn", arn);
  if (count > 0) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      RealtimeLogConfigInUse$,
      "Cannot delete the real-time log configuration because it is attached to one or more cache behaviors.",
      `${count} of the distributions have RealtimeLogConfigArn "${arn}": update or delete them first.`,
    );
  }
}
