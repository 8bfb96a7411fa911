import {
  CreateFunctionCommand,
  CreateKeyValueStoreCommand,
  DeleteFunctionCommand,
  DeleteKeyValueStoreCommand,
  type FunctionConfig,
  ListFunctionsCommand,
  ListKeyValueStoresCommand,
  ListTagsForResourceCommand,
  PublishFunctionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionCommand,
  UpdateKeyValueStoreCommand,
} from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scaleRuns } from "../support/effort.ts";
import { interceptionModes, type OpenedMock } from "../support/interception-modes.ts";
import { bytes, makeConfig, passThrough } from "../support/make.ts";

const functionName = fc.constantFrom("f", "g");
const storeName = fc.constantFrom("s", "t");
function onStore<K extends string>(kind: K) {
  return fc.record({ kind: fc.constant(kind), storeName });
}
function onFunction<K extends string>(kind: K) {
  return fc.record({ kind: fc.constant(kind), functionName });
}
function upload<K extends string>(kind: K) {
  return fc.record({ kind: fc.constant(kind), functionName, storeName: fc.option(storeName) });
}
const step = fc.oneof(
  onStore("createStore"),
  onStore("updateStore"),
  onStore("deleteStore"),
  upload("createFunction"),
  upload("updateFunction"),
  onFunction("publish"),
  onFunction("deleteFunction"),
  onStore("tag"),
  onStore("untag"),
  fc.record({ kind: fc.constant("settle" as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Where the steps begin: alone they would seldom come as far as a function that reads a store. */
const beginning: readonly Step[] = [
  { kind: "createStore", storeName: "s" },
  { kind: "settle" },
  { kind: "createFunction", functionName: "f", storeName: "s" },
];

const gone = "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";

function arnOf({ cloudfront }: OpenedMock, store: string): string {
  return String(cloudfront.state().keyValueStores?.[store]?.arn ?? gone);
}

function configWith(opened: OpenedMock, store: string | null): FunctionConfig {
  if (store === null) {
    return makeConfig();
  }
  const Items = [{ KeyValueStoreARN: arnOf(opened, store) }];
  return makeConfig({ KeyValueStoreAssociations: { Quantity: 1, Items } });
}

/** Sends what the step says with the ETag of the moment, so that only the rules between families can refuse. */
function take(opened: OpenedMock, given: Step): Promise<unknown> {
  const { client, cloudfront } = opened;
  const { functions, keyValueStores } = cloudfront.state();
  const FunctionCode = bytes(passThrough);
  const storeEtag = (name: string) => keyValueStores?.[name]?.etag ?? "ETVPDKIKX0DER";
  const functionEtag = (name: string) => functions?.[`${name}/DEVELOPMENT`]?.etag ?? "ETVPDKIKX0DER";
  switch (given.kind) {
    case "createStore":
      return client.send(new CreateKeyValueStoreCommand({ Name: given.storeName }));
    case "updateStore": {
      const IfMatch = storeEtag(given.storeName);
      return client.send(new UpdateKeyValueStoreCommand({ Name: given.storeName, IfMatch, Comment: "new" }));
    }
    case "deleteStore": {
      const IfMatch = storeEtag(given.storeName);
      return client.send(new DeleteKeyValueStoreCommand({ Name: given.storeName, IfMatch }));
    }
    case "createFunction": {
      const FunctionConfig = configWith(opened, given.storeName);
      return client.send(
        new CreateFunctionCommand({ Name: given.functionName, FunctionConfig, FunctionCode }),
      );
    }
    case "updateFunction": {
      const [Name, FunctionConfig] = [given.functionName, configWith(opened, given.storeName)];
      const IfMatch = functionEtag(Name);
      return client.send(new UpdateFunctionCommand({ Name, IfMatch, FunctionConfig, FunctionCode }));
    }
    case "publish": {
      const IfMatch = functionEtag(given.functionName);
      return client.send(new PublishFunctionCommand({ Name: given.functionName, IfMatch }));
    }
    case "deleteFunction": {
      const IfMatch = functionEtag(given.functionName);
      return client.send(new DeleteFunctionCommand({ Name: given.functionName, IfMatch }));
    }
    case "tag": {
      const Tags = { Items: [{ Key: "team", Value: "web" }] };
      return client.send(new TagResourceCommand({ Resource: arnOf(opened, given.storeName), Tags }));
    }
    case "untag": {
      const TagKeys = { Items: ["team"] };
      return client.send(new UntagResourceCommand({ Resource: arnOf(opened, given.storeName), TagKeys }));
    }
    case "settle":
      return Promise.resolve(cloudfront.settle());
  }
}

interface Seen {
  readonly functions: { readonly name: string | undefined; readonly store: string | undefined }[];
  readonly stores: ReadonlyMap<string, { readonly name: string; readonly status: string }>;
}

async function look({ client }: OpenedMock): Promise<Seen> {
  const { FunctionList } = await client.send(new ListFunctionsCommand({}));
  const { KeyValueStoreList } = await client.send(new ListKeyValueStoresCommand({}));
  return {
    functions: (FunctionList?.Items ?? []).map((item) => ({
      name: item.Name,
      store: item.FunctionConfig?.KeyValueStoreAssociations?.Items?.[0]?.KeyValueStoreARN,
    })),
    stores: new Map(
      (KeyValueStoreList?.Items ?? []).map((item) => [
        item.ARN ?? "",
        { name: item.Name ?? "", status: item.Status ?? "" },
      ]),
    ),
  };
}

describe.each(interceptionModes)(
  "key value stores and functions ($name)",
  { timeout: 120_000 },
  ({ open }) => {
    it("never associate a function with a deleted store or delete an associated store", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
          using opened = open({ propagation: "manual" });
          for (const given of [...beginning, ...steps]) {
            const before = await look(opened);
            const state = opened.cloudfront.state();
            const refusal = await take(opened, given).then(
              () => undefined,
              (error: Error) => error,
            );
            if (refusal) {
              expect(opened.cloudfront.state()).toEqual(state);
            }

            const after = await look(opened);
            for (const { store } of after.functions) {
              if (store !== undefined) {
                expect(after.stores.get(store)?.status).toBe("READY");
              }
            }
            if (given.kind === "deleteStore") {
              const arn = [...before.stores].find(([, { name }]) => name === given.storeName)?.[0];
              const isRead = before.functions.some(({ store }) => store !== undefined && store === arn);
              const name =
                arn === undefined ? "EntityNotFound" : isRead ? "CannotDeleteEntityWhileInUse" : undefined;
              expect(refusal?.name).toBe(name);
            }
            const { keyValueStores = {}, keyValueData = {}, tags = {} } = opened.cloudfront.state();
            expect(Object.keys(keyValueData)).toEqual(Object.keys(keyValueStores));
            for (const arn of Object.keys(tags)) {
              expect(after.stores.has(arn)).toBe(true);
              const answer = await opened.client.send(new ListTagsForResourceCommand({ Resource: arn }));
              expect(answer.Tags?.Items).toEqual([{ Key: "team", Value: "web" }]);
            }
          }
        }),
        { numRuns: scaleRuns(150) },
      );
    });

    it("are restored by a snapshot with pending states, and removed by a reset", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 10 }),
          fc.array(step, { maxLength: 10 }),
          async (before, after) => {
            using opened = open({ propagation: "manual" });
            const { cloudfront } = opened;
            for (const given of [...beginning, ...before]) {
              await take(opened, given).catch(() => undefined);
            }
            const snapshot = cloudfront.snapshot();
            const [state, seen] = [cloudfront.state(), await look(opened)];
            for (const given of after) {
              await take(opened, given).catch(() => undefined);
            }
            cloudfront.reset(snapshot);
            expect(cloudfront.state()).toEqual(state);
            expect(await look(opened)).toEqual(seen);
            cloudfront.reset();
            expect(cloudfront.state()).toEqual({});
          },
        ),
        { numRuns: scaleRuns(50) },
      );
    });
  },
);
