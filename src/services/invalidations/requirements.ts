import {
  BatchTooLarge$,
  InconsistentQuantities$,
  InvalidArgument$,
  type InvalidationBatch,
  TooManyInvalidationsInProgress$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { quantityProblem } from "../../core/quantities.ts";
import { Fault } from "../../sdk/fault.ts";
import type { Present } from "../../sdk/operation.ts";
import { inProgress } from "./table.ts";

type Batch = Present<InvalidationBatch>;

function isWildcard(path: string): boolean {
  return path.endsWith("*");
}

export function requireValidPaths(batch: Batch, { quotas }: Context): void {
  const problem = quantityProblem(batch);
  if (problem) {
    throw new Fault(InconsistentQuantities$, problem);
  }
  const paths = batch.Paths.Items ?? [];
  // seen: the text, for paths that do not begin with a slash. assumed: no path at all is answered likewise
  if (paths.length === 0 || !paths.every((path) => /^\/\S*$/.test(path))) {
    throw new Fault(InvalidArgument$, "Your request contains one or more invalid invalidation paths.");
  }
  if (paths.length > quotas.invalidationPaths) {
    throw new Fault(
      BatchTooLarge$,
      `The batch has ${paths.length} paths; it may have ${quotas.invalidationPaths}.`,
    );
  }
}

/** seen: both texts (s3_website 26; a client's test data of 2017) */
export function requireRoom(batch: Batch, context: Context, distributionId: string): void {
  const { invalidationPaths, invalidationWildcards } = context.quotas;
  const under = inProgress(context, distributionId).flatMap(({ record }) => record.batch.Paths.Items ?? []);
  const all = [...under, ...(batch.Paths.Items ?? [])];
  const wildcards = all.filter(isWildcard).length;
  if (wildcards <= invalidationWildcards && all.length - wildcards <= invalidationPaths) {
    return;
  }
  throw new Fault(
    TooManyInvalidationsInProgress$,
    "Processing your request will cause you to exceed the maximum number of in-progress " +
      `${wildcards > invalidationWildcards ? "wildcard " : ""}invalidations.`,
  );
}
