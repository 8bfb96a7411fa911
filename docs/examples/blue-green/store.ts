// The key value store of a colour: what its function looks up.
import {
  type CloudFrontClient,
  CreateKeyValueStoreCommand,
  DescribeKeyValueStoreCommand,
  EntityNotFound,
  type KeyValueStore,
} from "@aws-sdk/client-cloudfront";
import {
  type CloudFrontKeyValueStoreClient,
  ConflictException,
  DescribeKeyValueStoreCommand as DescribeDataCommand,
  paginateListKeys,
  UpdateKeysCommand,
  ValidationException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { readAndWrite } from "./read-and-write.ts";

export type Items = Readonly<Record<string, string>>;

/** In seconds, as the SDK's waiters have them. */
export interface Waiting {
  readonly maxWaitTime: number;
  readonly minDelay?: number;
  readonly maxDelay?: number;
}

/** What one UpdateKeys may name. */
const keysPerRequest = 50;

/** The ARN of a store of this name that can be written, made where there is none. The SDK has no waiter for it. */
export async function readyStore(client: CloudFrontClient, Name: string, waiting: Waiting): Promise<string> {
  const end = Date.now() + waiting.maxWaitTime * 1000;
  for (;;) {
    const store = await findOrCreate(client, Name);
    if (store?.Status === "READY") {
      return store.ARN as string;
    }
    if (Date.now() > end) {
      throw new Error(`The key value store ${Name} is still ${store?.Status}`);
    }
    await new Promise((resolve) => setTimeout(resolve, (waiting.minDelay ?? 2) * 1000));
  }
}

async function findOrCreate(client: CloudFrontClient, Name: string): Promise<KeyValueStore | undefined> {
  try {
    return (await client.send(new DescribeKeyValueStoreCommand({ Name }))).KeyValueStore;
  } catch (error) {
    if (!(error instanceof EntityNotFound)) {
      throw error;
    }
    return (await client.send(new CreateKeyValueStoreCommand({ Name }))).KeyValueStore;
  }
}

/** Makes a store hold these items and no others, by as few changes as that takes. */
export function fill(client: CloudFrontKeyValueStoreClient, KvsARN: string, items: Items): Promise<void> {
  return readAndWrite(isStale, async () => {
    // The ETag first: whoever writes while the items are read makes it stale.
    let { ETag: IfMatch } = await client.send(new DescribeDataCommand({ KvsARN }));
    const changes = changesTo(items, await itemsOf(client, KvsARN));
    for (let start = 0; start < changes.length; start += keysPerRequest) {
      const some = changes.slice(start, start + keysPerRequest);
      const Puts = some.flatMap(({ Key, Value }) => (Value === undefined ? [] : [{ Key, Value }]));
      const Deletes = some.flatMap(({ Key, Value }) => (Value === undefined ? [{ Key }] : []));
      ({ ETag: IfMatch } = await client.send(new UpdateKeysCommand({ KvsARN, IfMatch, Puts, Deletes })));
    }
  });
}

/** The data plane has no exception of its own for a stale ETag: the text tells. */
function isStale(error: unknown): boolean {
  return (
    error instanceof ConflictException ||
    (error instanceof ValidationException && error.message.startsWith("Pre-Condition failed"))
  );
}

async function itemsOf(client: CloudFrontKeyValueStoreClient, KvsARN: string): Promise<Map<string, string>> {
  const items = new Map<string, string>();
  for await (const { Items = [] } of paginateListKeys({ client, pageSize: 50 }, { KvsARN })) {
    for (const { Key, Value } of Items) {
      items.set(Key as string, Value as string);
    }
  }
  return items;
}

interface Change {
  readonly Key: string;
  /** Without one, the key goes. */
  readonly Value?: string;
}

function changesTo(wanted: Items, there: ReadonlyMap<string, string>): Change[] {
  const puts = Object.entries(wanted).filter(([Key, Value]) => there.get(Key) !== Value);
  const deletes = [...there.keys()].filter((Key) => !Object.hasOwn(wanted, Key));
  return [...puts.map(([Key, Value]) => ({ Key, Value })), ...deletes.map((Key) => ({ Key }))];
}
