import {
  CreateFunctionCommand,
  CreateKeyValueStoreCommand,
  DeleteKeyValueStoreCommand,
  DescribeKeyValueStoreCommand as DescribeStoreCommand,
  ListKeyValueStoresCommand,
} from "@aws-sdk/client-cloudfront";
import {
  DescribeKeyValueStoreCommand,
  ListKeysCommand,
  PutKeyCommand,
  UpdateKeysCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { assumed, defineProbes, seen } from "../probe.ts";
import type { ProbeContext } from "../probe-context.ts";

/** Creates a store and waits until it can be written. */
async function createStore(context: ProbeContext) {
  const Name = context.name();
  await context.send(new CreateKeyValueStoreCommand({ Name }));
  let store = await context.send(new DescribeStoreCommand({ Name }));
  await context.waitUntil("the provisioning of a key value store", async () => {
    store = await context.send(new DescribeStoreCommand({ Name }));
    return store.KeyValueStore.Status === "READY";
  });
  const KvsARN: string = store.KeyValueStore.ARN;
  const { ETag } = await context.send(new DescribeKeyValueStoreCommand({ KvsARN }));
  return { Name, KvsARN, ETag, controlETag: store.ETag };
}

export const keyValueStoreProbes = defineProbes("key value stores", [
  {
    does: "an unknown Status selects no store",
    ...assumed("the API model allows any string"),
    async ask(context) {
      const { KeyValueStoreList } = await context.send(new ListKeyValueStoresCommand({ Status: "OTHER" }));
      return { Quantity: KeyValueStoreList.Quantity };
    },
    expected: { Quantity: 0 },
  },
  {
    does: "a store that a function reads cannot be deleted, though the function was never published",
    ...assumed("an association of either stage counts"),
    async ask(context) {
      const { Name, KvsARN, controlETag: IfMatch } = await createStore(context);
      await context.send(
        new CreateFunctionCommand({
          Name: context.name(),
          FunctionConfig: {
            Comment: "",
            Runtime: "cloudfront-js-2.0",
            KeyValueStoreAssociations: { Quantity: 1, Items: [{ KeyValueStoreARN: KvsARN }] },
          },
          FunctionCode: Buffer.from("function handler(event) { return event.request; }"),
        }),
      );
      return context.observe(new DeleteKeyValueStoreCommand({ Name, IfMatch }));
    },
    expected: { error: "CannotDeleteEntityWhileInUse", status: 409 },
  },
  {
    does: "a function cannot be associated with a store that does not exist",
    ...assumed("InvalidArgument, since the operation declares no other error that fits"),
    ask: (context) =>
      context.observe(
        new CreateFunctionCommand({
          Name: context.name(),
          FunctionConfig: {
            Comment: "",
            Runtime: "cloudfront-js-2.0",
            KeyValueStoreAssociations: {
              Quantity: 1,
              Items: [
                {
                  KeyValueStoreARN:
                    "arn:aws:cloudfront::123456789012:key-value-store/00000000-0000-0000-0000-000000000000",
                },
              ],
            },
          },
          FunctionCode: Buffer.from("function handler(event) { return event.request; }"),
        }),
      ),
    expected: { error: "InvalidArgument", status: 400 },
  },
]);

export const keyValueDataProbes = defineProbes("key value data", [
  {
    does: "keys are listed in the order of the keys",
    ...assumed("pages can then start after a key that was deleted"),
    async ask(context) {
      const { KvsARN, ETag: IfMatch } = await createStore(context);
      const Puts = ["b", "a", "c"].map((Key) => ({ Key, Value: Key }));
      await context.send(new UpdateKeysCommand({ KvsARN, IfMatch, Puts }));
      const { Items } = await context.send(new ListKeysCommand({ KvsARN }));
      return { keys: Items.map(({ Key }: { Key: string }) => Key) };
    },
    expected: { keys: ["a", "b", "c"] },
  },
  {
    does: "the size of a store is the sum of its keys and values in bytes of UTF-8",
    ...assumed("how the service counts was never published"),
    async ask(context) {
      const { KvsARN, ETag: IfMatch } = await createStore(context);
      return context.send(new PutKeyCommand({ KvsARN, IfMatch, Key: "ü", Value: "abc" }));
    },
    expected: { ItemCount: 1, TotalSizeInBytes: 5 },
  },
  {
    does: "a key cannot be put twice in one update",
    ...assumed("as in an import file"),
    async ask(context) {
      const { KvsARN, ETag: IfMatch } = await createStore(context);
      const Puts = ["1", "2"].map((Value) => ({ Key: "a", Value }));
      return context.observe(new UpdateKeysCommand({ KvsARN, IfMatch, Puts }));
    },
    expected: { error: "ValidationException", status: 400 },
  },
  {
    does: "an update without puts and deletes changes nothing",
    ...assumed("the API model allows both lists to be left out"),
    async ask(context) {
      const { KvsARN, ETag } = await createStore(context);
      const updated = await context.observe(new UpdateKeysCommand({ KvsARN, IfMatch: ETag }));
      return { isSame: "output" in updated && updated.output.ETag === ETag };
    },
    expected: { isSame: true },
  },
  {
    does: "a store that was deleted is in no expected state",
    ...seen("sst 6201"),
    async ask(context) {
      const { Name, KvsARN, controlETag: IfMatch } = await createStore(context);
      await context.send(new DeleteKeyValueStoreCommand({ Name, IfMatch }));
      return context.observe(new ListKeysCommand({ KvsARN }));
    },
    expected: { error: "ConflictException", message: "Key-Value-Store was not in expected state" },
  },
]);
