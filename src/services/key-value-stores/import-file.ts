import { EntitySizeLimitExceeded$, type ImportSource } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { invalidArgumentError } from "../errors.ts";
import { getItemBytes } from "../key-value-data/table.ts";

// The file's form and limits are the developer guide's ("File format for key-value pairs"), which counts characters
// where the quotas page counts bytes: here it is bytes.
// assumed: a file that breaks a rule is refused by CreateKeyValueStore itself, and not told later by the status of
// the store, whose name in that case was never seen in public. The texts are ours.

/** What a new store holds, from a JSON text in the mock's S3. */
export function parseImportFile(
  { SourceARN }: Present<ImportSource>,
  { objects, quotas }: Context,
): ReadonlyMap<string, string> {
  const [, place] = /^arn:aws:s3:::([^/]+\/.+)$/s.exec(SourceARN) ?? [];
  if (place === undefined) {
    throw invalidArgumentError(
      `ImportSource has the SourceARN '${SourceARN}'; it must be of the form arn:aws:s3:::bucket/key.`,
    );
  }
  const text = objects[place];
  if (text === undefined) {
    throw invalidArgumentError(
      `There is no object ${place} in S3. Give it to the mock: mockCloudFront({ objects: { "${place}": text } }).`,
    );
  }
  // What it holds is smaller than the file itself.
  assertFileSize(getItemBytes(text), quotas.keyValueStoreSize, `The file ${SourceARN}`);
  const items = new Map<string, string>();
  for (const [index, { key, value }] of parsePairs(text, SourceARN).entries()) {
    const at = `The file ${SourceARN} has at data[${index}]`;
    if (items.has(key)) {
      throw invalidArgumentError(`${at} the key '${key}' a second time.`);
    }
    if (key === "") {
      throw invalidArgumentError(`${at} an empty key.`);
    }
    assertMaxBytes(getItemBytes(key), quotas.keySize, `${at} a key`);
    assertMaxBytes(getItemBytes(value), quotas.valueSize, `${at} a value`);
    items.set(key, value);
  }
  return items;
}

interface Pair {
  readonly key: string;
  readonly value: string;
}

function parsePairs(text: string, file: string): readonly Pair[] {
  const data = (parseJson(text, file) as { data?: unknown } | null)?.data;
  if (!Array.isArray(data)) {
    throw invalidArgumentError(`The file ${file} has no list "data" at its top. ${form}`);
  }
  const wrong = data.findIndex((pair) => !isPair(pair));
  if (wrong !== -1) {
    throw invalidArgumentError(
      `The file ${file} has at data[${wrong}] no key and value that are text. ${form}`,
    );
  }
  return data;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidArgumentError(`The file ${file} is no JSON: ${(error as Error).message}`);
  }
}

const form = 'The form is { "data": [{ "key": "key1", "value": "value1" }] }.';

function isPair(pair: unknown): pair is Pair {
  return typeof (pair as Pair | null)?.key === "string" && typeof (pair as Pair).value === "string";
}

function assertMaxBytes(size: number, most: number, what: string): void {
  if (size > most) {
    throw invalidArgumentError(`${what} of ${size} bytes; it may have ${most}.`);
  }
}

function assertFileSize(size: number, most: number, what: string): void {
  if (size > most) {
    throw new ServiceError(
      EntitySizeLimitExceeded$,
      `${what} is ${size} bytes; a key value store may have ${most}.`,
    );
  }
}
