import {
  BatchTooLarge$,
  InconsistentQuantities$,
  type InvalidationBatch,
  TooManyInvalidationsInProgress$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { TableDefinition } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { findQuantityMismatch } from "../quantities.ts";
import { invalidArgument } from "../text-checks.ts";
import { findInProgress, type InvalidationData } from "./table.ts";

type Batch = Present<InvalidationBatch>;

/** AWS developer guide, "Invalidate files": at most 4,000 characters. RFC 1738 has the characters that are safe in a URL. */
const safePath = /^\/(?:[A-Za-z0-9$\-_.+!*'(),;/?:@=&]|%[0-9A-Fa-f]{2})*$/;

/**
 * Returns true for a path that begins with a slash and has only characters that need no encoding.
 * seen: other paths, with ~ and with characters outside ASCII, are rejected (aws-sdk-js-v3 4042, aws-sdk-js 4234)
 * assumed: so are the other characters that RFC 1738 calls unsafe
 */
function isValidPath(path: string): boolean {
  return path.length <= 4000 && safePath.test(path);
}

function getPathAdvice(invalid: readonly string[]): string {
  const [first] = invalid;
  if (first === undefined) {
    return "Paths is empty. Give at least one path, such as /*.";
  }
  const others = invalid.length > 1 ? ` and ${invalid.length - 1} more` : "";
  const encoded = encodePath(first);
  const hint = isValidPath(encoded) ? `Encode it: '${encoded}'.` : "A path has at most 4,000 characters.";
  return `'${first}'${others} ${invalid.length > 1 ? "are" : "is"} not valid. ${hint}`;
}

/** Returns a path with a slash at its start, whose unsafe characters are encoded. Valid escapes stay as they are. */
function encodePath(path: string): string {
  const encoded = path.replace(/%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9$\-_.+!*'(),;/?:@=&%]+/g, toPercent);
  return encoded.startsWith("/") ? encoded : `/${encoded}`;
}

function toPercent(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

function isWildcard(path: string): boolean {
  return path.endsWith("*");
}

export function assertValidPaths(batch: Batch, { quotas }: Context): void {
  const problem = findQuantityMismatch(batch);
  if (problem) {
    throw new ServiceError(InconsistentQuantities$, problem);
  }
  const paths = batch.Paths.Items ?? [];
  const invalid = paths.filter((path) => !isValidPath(path));
  if (paths.length === 0 || invalid.length > 0) {
    // assumed: the same message for a batch without paths
    throw invalidArgument(
      "Your request contains one or more invalid invalidation paths.",
      getPathAdvice(invalid),
    );
  }
  if (paths.length > quotas.invalidationPaths) {
    throw new ServiceError(
      BatchTooLarge$,
      `The batch has ${paths.length} paths; it may have ${quotas.invalidationPaths}.`,
    );
  }
}

/** seen: both messages (s3_website 26; a client's test data of 2017) */
export function assertWithinQuota<R extends InvalidationData>(
  table: TableDefinition<R>,
  ownerId: string,
  batch: Batch,
  context: Context,
): void {
  const { invalidationPaths, invalidationWildcards } = context.quotas;
  const pending = findInProgress(table, ownerId, context).flatMap(
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
