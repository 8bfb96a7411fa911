import type { ListKeysResponse } from "@aws-sdk/client-cloudfront-keyvaluestore";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import { type KeyValueStore, keyValueStore } from "../../sdk/service-api.ts";
import { getReadyContents } from "./contents.ts";

// The API model: MaxResults is 10 by default and 50 at most.
const defaultResults = 10;
const maxResults = 50;

/** assumed: pages are in the order of the keys, so a page can start after a key that was deleted */
export function listKeys(
  input: Input<KeyValueStore, "ListKeys">,
  context: Context,
): Output<KeyValueStore, "ListKeys"> {
  const { KvsARN, NextToken, MaxResults = defaultResults } = input;
  if (!Number.isInteger(MaxResults) || MaxResults < 1 || MaxResults > maxResults) {
    throw keyValueStore.errors.invalidPage(
      `MaxResults is ${MaxResults}; it must be a whole number from 1 to ${maxResults}.`,
    );
  }
  const last = parseToken(NextToken);
  const { items } = getReadyContents(KvsARN, context).record;
  const found = items.after(last, MaxResults + 1);
  const page = found.slice(0, MaxResults);
  const list: ListKeysResponse = { Items: page.map(([Key, Value]) => ({ Key, Value })) };
  if (found.length > page.length) {
    list.NextToken = formatToken(page.at(-1)?.[0] ?? "");
  }
  return list;
}

function formatToken(key: string): string {
  return Buffer.from(key).toString("base64url");
}

function parseToken(token: string | undefined): string | undefined {
  if (token === undefined || token === "") {
    return undefined;
  }
  const key = Buffer.from(token, "base64url").toString();
  if (formatToken(key) !== token) {
    throw keyValueStore.errors.invalidPage(
      `NextToken is '${token}', which no response contained; pass the NextToken of the previous page.`,
    );
  }
  return key;
}
