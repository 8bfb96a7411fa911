import {
  type MonitoringSubscription,
  MonitoringSubscriptionAlreadyExists$,
  NoSuchMonitoringSubscription$,
} from "@aws-sdk/client-cloudfront";
import type { Store } from "../../core/store.ts";
import { defineTable } from "../../core/table.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";

/** The subscription of one distribution to additional CloudWatch metrics. */
export interface MonitoringSubscriptionRecord {
  readonly distributionId: string;
  readonly subscription: MonitoringSubscription;
}

// The API model's messages: the service's were never seen in public.
export const monitoringSubscriptions = defineTable<MonitoringSubscriptionRecord>({
  name: "monitoringSubscriptions",
  api: cloudFront,
  idOf: ({ distributionId }) => distributionId,
  absent: (id) =>
    new ServiceError(
      NoSuchMonitoringSubscription$,
      "A monitoring subscription does not exist for the specified distribution.",
      `CreateMonitoringSubscription for the distribution ${id} first.`,
    ),
  duplicate: (id) =>
    new ServiceError(
      MonitoringSubscriptionAlreadyExists$,
      "A monitoring subscription already exists for the specified distribution.",
      `DeleteMonitoringSubscription of the distribution ${id} first.`,
    ),
  firstVersion: 0,
});

/** assumed: the subscription of a distribution ends with the distribution */
export function removeMonitoringSubscription(store: Store, distributionId: string): void {
  store.table(monitoringSubscriptions).remove(distributionId);
}
