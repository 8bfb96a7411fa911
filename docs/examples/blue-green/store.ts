// The key value store of a color, which its function reads.
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

/** Durations in seconds, as in the SDK's waiters. */
export interface Waiting {
  readonly maxWaitTime: number;
  readonly minDelay?: number;
  readonly maxDelay?: number;
}

/** The maximum number of keys in one UpdateKeys. */
const keysPerRequest = 50;

/** Creates the store if necessary, waits until it is ready, and returns its ARN. The SDK has no such waiter. */
export async function ensureReadyStore(
  client: CloudFrontClient,
  Name: string,
  waiting: Waiting,
): Promise<string> {
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

/** Makes a store contain exactly these items, with as few changes as possible. */
export function fill(client: CloudFrontKeyValueStoreClient, KvsARN: string, items: Items): Promise<void> {
  return readAndWrite(isStale, async () => {
    // Read the ETag first, so that a write during the listing makes it stale.
    let { ETag: IfMatch } = await client.send(new DescribeDataCommand({ KvsARN }));
    const changes = computeChanges(items, await readItems(client, KvsARN));
    for (let start = 0; start < changes.length; start += keysPerRequest) {
      const batch = changes.slice(start, start + keysPerRequest);
      const Puts = batch.flatMap(({ Key, Value }) => (Value === undefined ? [] : [{ Key, Value }]));
      const Deletes = batch.flatMap(({ Key, Value }) => (Value === undefined ? [{ Key }] : []));
      ({ ETag: IfMatch } = await client.send(new UpdateKeysCommand({ KvsARN, IfMatch, Puts, Deletes })));
    }
  });
}

/** Returns true for a stale ETag. The data plane has no exception class for it, only a message. */
function isStale(error: unknown): boolean {
  return (
    error instanceof ConflictException ||
    (error instanceof ValidationException && error.message.startsWith("Pre-Condition failed"))
  );
}

async function readItems(
  client: CloudFrontKeyValueStoreClient,
  KvsARN: string,
): Promise<Map<string, string>> {
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
  /** If omitted, the key is deleted. */
  readonly Value?: string;
}

function computeChanges(wanted: Items, existing: ReadonlyMap<string, string>): Change[] {
  const puts = Object.entries(wanted).filter(([Key, Value]) => existing.get(Key) !== Value);
  const deletes = [...existing.keys()].filter((Key) => !Object.hasOwn(wanted, Key));
  return [...puts.map(([Key, Value]) => ({ Key, Value })), ...deletes.map((Key) => ({ Key }))];
}
