import {
  BatchTooLarge$,
  InconsistentQuantities$,
  InvalidArgument$,
  type InvalidationBatch,
  TooManyInvalidationsInProgress$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { findQuantityMismatch } from "../quantities.ts";
import { findInProgress } from "./table.ts";

type Batch = Present<InvalidationBatch>;

function isWildcard(path: string): boolean {
  return path.endsWith("*");
}

export function assertValidPaths(batch: Batch, { quotas }: Context): void {
  const problem = findQuantityMismatch(batch);
  if (problem) {
    throw new ServiceError(InconsistentQuantities$, problem);
  }
  const paths = batch.Paths.Items ?? [];
  // seen: the text, for paths that do not begin with a slash. assumed: no path at all is answered likewise
  if (paths.length === 0 || !paths.every((path) => /^\/\S*$/.test(path))) {
    throw new ServiceError(InvalidArgument$, "Your request contains one or more invalid invalidation paths.");
  }
  if (paths.length > quotas.invalidationPaths) {
    throw new ServiceError(
      BatchTooLarge$,
      `The batch has ${paths.length} paths; it may have ${quotas.invalidationPaths}.`,
    );
  }
}

/** seen: both messages (s3_website 26; a client's test data of 2017) */
export function assertWithinQuota(batch: Batch, context: Context, distributionId: string): void {
  const { invalidationPaths, invalidationWildcards } = context.quotas;
  const pending = findInProgress(context, distributionId).flatMap(
    ({ record }) => record.batch.Paths.Items ?? [],
  );
  const all = [...pending, ...(batch.Paths.Items ?? [])];
  const wildcards = all.filter(isWildcard).length;
  if (wildcards <= invalidationWildcards && all.length - wildcards <= invalidationPaths) {
    return;
  }
  throw new ServiceError(
    TooManyInvalidationsInProgress$,
    "Processing your request will cause you to exceed the maximum number of in-progress " +
      `${wildcards > invalidationWildcards ? "wildcard " : ""}invalidations.`,
  );
}
