import { formatValue } from "../../values/format-value.ts";
import { isAsymmetric, matchesExpected } from "./comparison.ts";
import type { AsymmetricMatcher } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { describeMissing, fail, formatMismatch, isGiven, pass, type Use, usageError } from "./messages.ts";
import { assertHandle, describeLastFailure, getTable } from "./mock-handle.ts";

/** Asserts that a key value store has this key. */
export function toHaveKeyValue(
  this: MatcherContext,
  received: unknown,
  store: string,
  key: string,
  ...rest: [value?: string | AsymmetricMatcher]
): MatcherResult {
  const use: Use = {
    context: this,
    matcher: "toHaveKeyValue",
    subject: "cloudfront",
    args: [formatValue(store), [formatValue(key), ...(rest.length > 0 ? ["value"] : [])].join(", ")],
  };
  const mock = assertHandle(use, received);
  if (typeof store !== "string" || typeof key !== "string") {
    throw usageError(use, "The store and the key are strings: the store's name, id or ARN, then a key.");
  }
  const hasValue = isGiven(use, "The value", rest);
  const stores = getTable(mock, "keyValueStores");
  const found = Object.values(stores).find(({ name, id, arn }) => [name, id, arn].includes(store));
  if (!found) {
    return fail(use, () => [
      describeMissing("key value store", store, Object.keys(stores)),
      describeLastFailure(mock, "CreateKeyValueStore", store),
    ]);
  }
  const name = found.name as string;
  const items = (getTable(mock, "keyValueData")[name]?.items ?? {}) as Readonly<Record<string, string>>;
  const title = `key value store ${formatValue(name)}`;
  if (!Object.hasOwn(items, key)) {
    return fail(use, () => [`In ${title}: ${describeMissing("key", key, Object.keys(items))}`]);
  }
  const [value] = rest;
  if (!hasValue || matchesExpected(this, items[key], value)) {
    return pass(use, () => [
      `Key ${formatValue(key)} of ${title} is ${this.utils.printReceived(items[key])}`,
    ]);
  }
  return fail(use, () => [
    `Key ${formatValue(key)} of ${title} has another value.`,
    formatMismatch(this, value, items[key]),
    typeof value !== "string" && !isAsymmetric(value) && "The values of a key value store are strings.",
  ]);
}
