import type { StateRecord } from "../../core/state.ts";
import { formatValue } from "../../values/format-value.ts";
import { formatDifference, matchesExpected, pickExpected } from "./comparison.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { describeMissing, fail, formatInline, isGiven, pass, type Use, usageError } from "./messages.ts";
import { assertHandle, getTable } from "./mock-handle.ts";

/** A kind of resource that is an id and a configuration with a name. */
export interface NamedKind {
  readonly matcher: string;
  /** The table in `state()`. */
  readonly table: string;
  /** `cache policy` */
  readonly noun: string;
}

/** Checks that the mock has a resource with this name or id, and that the resource is as expected. */
export function checkNamedResource(
  context: MatcherContext,
  { matcher, table, noun }: NamedKind,
  received: unknown,
  nameOrId: string,
  rest: readonly unknown[],
): MatcherResult {
  const use: Use = {
    context,
    matcher,
    subject: "cloudfront",
    args: [formatValue(nameOrId), ...(rest.length > 0 ? ["expected"] : [])],
  };
  const records = getTable(assertHandle(use, received), table);
  if (typeof nameOrId !== "string") {
    throw usageError(use, `The name or id of a ${noun} is a string, not ${formatValue(nameOrId)}.`);
  }
  const hasExpected = isGiven(use, "The expected value", rest);
  const label = `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${formatValue(nameOrId)}`;
  const found = Object.hasOwn(records, nameOrId)
    ? records[nameOrId]
    : Object.values(records).find((record) => getName(record) === nameOrId);
  if (!found) {
    return fail(use, () => [describeMissing(noun, nameOrId, Object.values(records).map(getName))]);
  }
  const [expected] = rest;
  if (!hasExpected) {
    return pass(use, () => [`${label} exists: id ${formatValue(found.id)}, ETag ${found.etag}.`]);
  }
  if (matchesExpected(context, found, expected)) {
    return pass(use, () => [`${label} has ${formatInline(pickExpected(found, expected))}.`]);
  }
  return fail(use, () => [`${label} is not as expected.`, formatDifference(context, found, expected)]);
}

function getName({ config }: StateRecord): string {
  return (config as { readonly Name: string }).Name;
}
