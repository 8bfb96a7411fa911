import {
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  PutKeyCommand,
  paginateListKeys,
  UpdateKeysCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getEtag } from "../../src/core/etags.ts";
import { scaleRuns } from "../support/effort.ts";
import { interceptionModes, type OpenedMock } from "../support/interception-modes.ts";

/** All that the service's rules come to: a map and how often it was written. */
interface Model {
  items: Map<string, string>;
  version: number;
}

const key = fc.constantFrom("a", "b", "é", "dd", "too long");
const value = fc.string({ unit: "binary", maxLength: 6 });
const step = fc.record({
  puts: fc.array(fc.record({ Key: key, Value: value }), { maxLength: 4 }),
  deletes: fc.array(fc.record({ Key: key }), { maxLength: 2 }),
  ifMatch: fc.constantFrom("current", "current", "current", "stale"),
  isSingle: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const quotas = { keysPerUpdate: 4, keySize: 4, valueSize: 8, updatePayload: 24, keyValueStoreSize: 20 };

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
function sizeOf(items: Iterable<readonly [string, string]>): number {
  return [...items].reduce((sum, [key, value]) => sum + bytesOf(key) + bytesOf(value), 0);
}

/** What the service must answer: the name of an exception, or nothing; applies the step where it may. */
function expected(model: Model, { puts, deletes, ifMatch }: Step): string | undefined {
  const keys = [...puts, ...deletes].map((item) => item.Key);
  const distinct = [puts, deletes].map((items) => new Set(items.map(({ Key }) => Key)).size);
  if (distinct[0] !== puts.length || distinct[1] !== deletes.length) {
    return "ValidationException";
  }
  const exceeded = "ServiceQuotaExceededException";
  if (keys.length > quotas.keysPerUpdate) {
    return exceeded;
  }
  if (
    keys.reduce((sum, key) => sum + bytesOf(key), 0) + sizeOf(puts.map((put) => ["", put.Value])) >
    quotas.updatePayload
  ) {
    return exceeded;
  }
  if (keys.includes("too long") || puts.some((put) => bytesOf(put.Value) > quotas.valueSize)) {
    return exceeded;
  }
  if (ifMatch === "stale") {
    return "ValidationException";
  }
  const next = new Map(model.items);
  for (const { Key, Value } of puts) {
    next.set(Key, Value);
  }
  for (const { Key } of deletes) {
    next.delete(Key);
  }
  if (sizeOf(next) > quotas.keyValueStoreSize && sizeOf(next) > sizeOf(model.items)) {
    return exceeded;
  }
  if (puts.length > 0 || next.size < model.items.size) {
    model.version += 1;
  }
  model.items = next;
  return undefined;
}

async function take({ keyValueStoreClient }: OpenedMock, KvsARN: string, version: number, given: Step) {
  const IfMatch = getEtag(given.ifMatch === "current" ? version : version - 1, "KV");
  const [put] = given.puts;
  const isPut = given.isSingle && given.puts.length === 1 && given.deletes.length === 0 && put;
  const answer: Promise<object> = isPut
    ? keyValueStoreClient.send(new PutKeyCommand({ KvsARN, IfMatch, ...put }))
    : keyValueStoreClient.send(
        new UpdateKeysCommand({ KvsARN, IfMatch, Puts: given.puts, Deletes: given.deletes }),
      );
  return answer.then(
    ({ $metadata, ...written }: { $metadata?: object }) => written,
    (error: Error) => error.name,
  );
}

async function contentsOf({ keyValueStoreClient: client }: OpenedMock, KvsARN: string, pageSize: number) {
  const items = new Map<string, string>();
  for await (const page of paginateListKeys({ client, pageSize }, { KvsARN })) {
    for (const { Key = "", Value = "" } of page.Items ?? []) {
      expect(items.has(Key)).toBe(false);
      items.set(Key, Value);
      const { Value: alone } = await client.send(new GetKeyCommand({ KvsARN, Key }));
      expect(alone).toBe(Value);
    }
  }
  return items;
}

describe.each(interceptionModes)(
  "the contents of key value stores ($name)",
  { timeout: 120_000 },
  ({ open }) => {
    it("behave like a Map after any writes: atomic writes, counts, sizes and ETags", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 12 }),
          fc.integer({ min: 1, max: 5 }),
          async (steps, pageSize) => {
            using opened = open({ quotas });
            const { arn } = opened.cloudfront.seed.keyValueStore({ name: "model" });
            const model: Model = { items: new Map(), version: 1 };
            for (const given of steps) {
              const { version } = model;
              const refusal = expected(model, given);
              const described = {
                ItemCount: model.items.size,
                TotalSizeInBytes: sizeOf(model.items),
                ETag: getEtag(model.version, "KV"),
              };
              expect(await take(opened, arn, version, given)).toEqual(refusal ?? described);
              expect(
                await opened.keyValueStoreClient.send(new DescribeKeyValueStoreCommand({ KvsARN: arn })),
              ).toMatchObject(described);
            }
            expect(await contentsOf(opened, arn, pageSize)).toEqual(
              new Map([...model.items].sort(([a], [b]) => (a < b ? -1 : 1))),
            );
          },
        ),
        { numRuns: scaleRuns(150) },
      );
    });

    it("are restored by a snapshot and removed by a reset", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 6 }),
          fc.array(step, { maxLength: 6 }),
          async (before, after) => {
            using opened = open({ quotas });
            const { cloudfront } = opened;
            const { arn } = cloudfront.seed.keyValueStore({ name: "model" });
            const model: Model = { items: new Map(), version: 1 };
            const takeAll = async (steps: readonly Step[], model: Model) => {
              for (const given of steps) {
                const { version } = model;
                expected(model, given);
                await take(opened, arn, version, given);
              }
            };
            await takeAll(before, model);
            const snapshot = cloudfront.snapshot();
            const state = cloudfront.state();
            await takeAll(after, { items: new Map(model.items), version: model.version });
            cloudfront.reset(snapshot);
            expect(cloudfront.state()).toEqual(state);
            expect(await contentsOf(opened, arn, 50)).toEqual(new Map([...model.items].sort()));
            cloudfront.reset();
            expect(cloudfront.state()).toEqual({});
          },
        ),
        { numRuns: scaleRuns(50) },
      );
    });
  },
);
