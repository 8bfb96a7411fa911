import { RealtimeMetricsSubscriptionStatus } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { defineService, type Service } from "../../core/service.ts";
import type { Table } from "../../core/table.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { distributions } from "../distributions/table.ts";
import { assertSupportedRegion } from "../regions.ts";
import { type MonitoringSubscriptionRecord, monitoringSubscriptions } from "./table.ts";

export const monitoringSubscriptionsService: Service = defineService(
  "monitoring-subscriptions",
  cloudFront,
  {
    CreateMonitoringSubscription: ({ DistributionId, MonitoringSubscription }, context) => {
      const record = { distributionId: DistributionId, subscription: MonitoringSubscription };
      getTable(DistributionId, context).insert(record);
      return { MonitoringSubscription };
    },
    GetMonitoringSubscription: ({ DistributionId }, context) => {
      const { record } = getTable(DistributionId, context).get(DistributionId);
      return { MonitoringSubscription: record.subscription };
    },
    DeleteMonitoringSubscription: ({ DistributionId }, context) => {
      const table = getTable(DistributionId, context);
      table.get(DistributionId);
      table.remove(DistributionId);
      return {};
    },
  },
  {
    // assumed: the regions of China are those that the operations do not support
    guard: assertSupportedRegion,
    constraints: {
      CreateMonitoringSubscription: {
        MonitoringSubscription: {
          RealtimeMetricsSubscriptionConfig: {
            RealtimeMetricsSubscriptionStatus: { values: Object.values(RealtimeMetricsSubscriptionStatus) },
          },
        },
      },
    },
  },
);

/**
 * Returns the table of subscriptions for a call about a distribution.
 *
 * assumed: an unknown distribution is refused before a missing or an existing subscription
 * @throws ServiceError NoSuchDistribution
 */
function getTable(distributionId: string, { store }: Context): Table<MonitoringSubscriptionRecord> {
  store.table(distributions).get(distributionId);
  return store.table(monitoringSubscriptions);
}
