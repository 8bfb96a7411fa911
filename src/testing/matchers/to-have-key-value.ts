import { formatValue } from "../../core/errors.ts";
import { hasAll, isAsymmetric } from "./comparison.ts";
import type { AsymmetricMatcher } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { handleIn, refusal, tableIn } from "./mock-handle.ts";
import { fails, holds, isGiven, missing, misuse, twoLines, type Use } from "./wording.ts";

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
  const mock = handleIn(use, received);
  if (typeof store !== "string" || typeof key !== "string") {
    throw misuse(use, "The store and the key are strings: the store's name, id or ARN, then a key.");
  }
  const asks = isGiven(use, "The value", rest);
  const stores = tableIn(mock, "keyValueStores");
  const named = Object.values(stores).find(({ name, id, arn }) => [name, id, arn].includes(store));
  if (!named) {
    return fails(use, () => [
      missing("key value store", store, Object.keys(stores)),
      refusal(mock, "CreateKeyValueStore", store),
    ]);
  }
  const name = named.name as string;
  const items = (tableIn(mock, "keyValueData")[name]?.items ?? {}) as Readonly<Record<string, string>>;
  const place = `key value store ${formatValue(name)}`;
  if (!Object.hasOwn(items, key)) {
    return fails(use, () => [`In ${place}: ${missing("key", key, Object.keys(items))}`]);
  }
  const [value] = rest;
  const found = `Key ${formatValue(key)} of ${place} is ${this.utils.printReceived(items[key])}`;
  if (!asks || hasAll(this, items[key], value)) {
    return holds(use, () => [found]);
  }
  return fails(use, () => [
    `Key ${formatValue(key)} of ${place} has another value.`,
    twoLines(this, value, items[key]),
    typeof value !== "string" && !isAsymmetric(value) && "The values of a store are strings.",
  ]);
}
