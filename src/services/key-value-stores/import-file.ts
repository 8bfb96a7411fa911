import { type ImportSource, InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Quotas } from "../../core/quotas.ts";
import type { Present } from "../../sdk/operation.ts";
import { getItemBytes } from "../key-value-data/table.ts";
import { getObject } from "../s3-objects.ts";
import { invalidArgument } from "../text-checks.ts";

// AWS developer guide, "File format for key-value pairs", has the format and the limits. The guide counts characters, but
// the quotas page counts bytes, as this file does.
// seen: a file that is too large shows in the status of the store (AWS's example of DescribeKeyValueStore)
// assumed: so do all other mistakes in a file; their messages are ours

/** The items of a new store, or the reason why a file could not be imported. */
export interface ImportResult {
  readonly items: ReadonlyMap<string, string>;
  readonly failureReason: string | undefined;
}

/** Reads the items of a new store from a JSON file in the mock's S3. */
export function importItems({ SourceARN }: Present<ImportSource>, context: Context): ImportResult {
  const [, place] = /^arn:aws(?:-cn)?:s3:::([^/]+\/.+)$/s.exec(SourceARN) ?? [];
  if (place === undefined) {
    throw invalidArgument(
      `ImportSource has the SourceARN '${SourceARN}'; it must be of the form arn:aws:s3:::bucket/key.`,
    );
  }
  const text = getObject(place, context, InvalidArgument$);
  try {
    return { items: parseImportFile(text, context.quotas), failureReason: undefined };
  } catch (error) {
    if (error instanceof ImportError) {
      return { items: new Map(), failureReason: error.message };
    }
    throw error;
  }
}

/** The reason why a file cannot be imported. */
class ImportError extends Error {}

function parseImportFile(text: string, quotas: Quotas): ReadonlyMap<string, string> {
  if (getItemBytes(text) > quotas.keyValueStoreSize) {
    // seen: the message (AWS's example of DescribeKeyValueStore)
    throw new ImportError("Datasource size exceeds the allowed limit");
  }
  const items = new Map<string, string>();
  for (const [index, { key, value }] of parsePairs(text).entries()) {
    const place = `data[${index}]`;
    if (items.has(key)) {
      throw new ImportError(`${place} has the key '${key}' a second time.`);
    }
    if (key === "") {
      throw new ImportError(`${place} has an empty key.`);
    }
    assertMaxBytes(getItemBytes(key), quotas.keySize, `${place} has a key`);
    assertMaxBytes(getItemBytes(value), quotas.valueSize, `${place} has a value`);
    items.set(key, value);
  }
  return items;
}

interface Pair {
  readonly key: string;
  readonly value: string;
}

const format = 'The format is { "data": [{ "key": "key1", "value": "value1" }] }.';

function parsePairs(text: string): readonly Pair[] {
  const data = (parseJson(text) as { data?: unknown } | null)?.data;
  if (!Array.isArray(data)) {
    throw new ImportError(`The file has no list "data" at the top level. ${format}`);
  }
  const wrong = data.findIndex((pair) => !isPair(pair));
  if (wrong !== -1) {
    throw new ImportError(`data[${wrong}] has no key and value that are strings. ${format}`);
  }
  return data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message is V8's. The service would not send it.
    throw new ImportError(
      `The file is not JSON: it begins with ${JSON.stringify(text.slice(0, 40))}. ${format}`,
    );
  }
}

function isPair(pair: unknown): pair is Pair {
  return typeof (pair as Pair | null)?.key === "string" && typeof (pair as Pair).value === "string";
}

function assertMaxBytes(size: number, max: number, subject: string): void {
  if (size > max) {
    throw new ImportError(`${subject} of ${size} bytes; it may have ${max}.`);
  }
}
