import type { ListKeysResponse } from "@aws-sdk/client-cloudfront-keyvaluestore";
import type { Handler } from "../../core/service.ts";
import { type KeyValueStore, keyValueStore } from "../../sdk/dialects.ts";
import { openContents } from "./contents.ts";

/** The API model's: MaxResults is 10 where it is left out, and 50 at most. */
const defaultResults = 10;
const mostResults = 50;

/** assumed: in the order of the keys, so that a page begins behind a key whether or not it is still there */
export const listKeys: Handler<KeyValueStore, "ListKeys"> = (input, context) => {
  const { KvsARN, NextToken, MaxResults = defaultResults } = input;
  if (!Number.isInteger(MaxResults) || MaxResults < 1 || MaxResults > mostResults) {
    throw keyValueStore.invalidPage(
      `MaxResults is ${MaxResults}; it must be a whole number from 1 to ${mostResults}.`,
    );
  }
  const last = lastKeyIn(NextToken);
  const { items } = openContents(KvsARN, context).record;
  const keys = sortedKeysOf(items);
  const begin = last === undefined ? 0 : indexBehind(last, keys);
  const page = keys.slice(begin, begin + MaxResults);
  const list: ListKeysResponse = {
    Items: page.map((Key) => ({ Key, Value: items.get(Key) })),
  };
  if (begin + page.length < keys.length) list.NextToken = tokenFor(page.at(-1) ?? "");
  return list;
};

const tokenFor = (key: string): string => Buffer.from(key).toString("base64url");

function lastKeyIn(token: string | undefined): string | undefined {
  if (token === undefined || token === "") return undefined;
  const key = Buffer.from(token, "base64url").toString();
  if (tokenFor(key) !== token) {
    throw keyValueStore.invalidPage(
      `NextToken is '${token}', which no answer gave; pass the NextToken of the page before.`,
    );
  }
  return key;
}

/** Contents are never changed, only replaced: sorted once, whatever the number of pages. */
const sorted = new WeakMap<object, readonly string[]>();

function sortedKeysOf(items: ReadonlyMap<string, string>): readonly string[] {
  let keys = sorted.get(items);
  if (!keys) {
    keys = [...items.keys()].sort();
    sorted.set(items, keys);
  }
  return keys;
}

function indexBehind(key: string, keys: readonly string[]): number {
  const index = keys.findIndex((other) => other > key);
  return index === -1 ? keys.length : index;
}
