import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { Fault } from "../../sdk/fault.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { distributions } from "../distributions/table.ts";
import { statusOf, toInvalidation } from "./answers.ts";
import { requireRoom, requireValidPaths } from "./requirements.ts";
import { type InvalidationRecord, invalidations, listed } from "./table.ts";

export function createInvalidation(
  input: Input<CloudFront, "CreateInvalidation">,
  context: Context,
): Output<CloudFront, "CreateInvalidation"> {
  const { DistributionId, InvalidationBatch: batch } = input;
  const { store, ids, now, deployments } = context;
  requireValidPaths(batch, context);
  store.table(distributions).get(DistributionId);
  const table = store.table(invalidations);
  const [former] = table.rows(listed.byCallerReference(DistributionId, batch.CallerReference));
  if (former) {
    requireSamePaths(former.record, batch.Paths.Items ?? []);
    return answer(former.record, statusOf(former.record, context));
  }
  requireRoom(batch, context, DistributionId);

  const { record } = table.insert({
    id: `I${ids.base36().toUpperCase()}`,
    distributionId: DistributionId,
    batch,
    createTime: now(),
    departure: deployments.depart(),
  });
  return answer(record, "InProgress");
}

/** The API reference: the same batch again is answered as at first. seen: the text for another (Ansible's module) */
function requireSamePaths({ batch }: InvalidationRecord, paths: readonly string[]): void {
  const former = batch.Paths.Items ?? [];
  if (paths.length === former.length && paths.every((path, i) => path === former[i])) {
    return;
  }
  throw new Fault(
    InvalidArgument$,
    "Your request contains a caller reference that was used for a previous invalidation batch for the same distribution.",
  );
}

function answer(record: InvalidationRecord, status: "InProgress" | "Completed") {
  return {
    Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${record.distributionId}/invalidation/${record.id}`,
    Invalidation: toInvalidation(record, status),
  };
}
