// Writing and reading key value stores of several sizes, and the question which functions read one.
import { CloudFrontClient, DeleteKeyValueStoreCommand } from "@aws-sdk/client-cloudfront";
import {
  CloudFrontKeyValueStoreClient,
  ListKeysCommand,
  PutKeyCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { mockCloudFront } from "mock-cloudfront";
import { compare, median, target } from "./compare.mjs";

const region = "us-east-1";
const code = "function handler(event) { return event.request; }";
const keysOf = (count) => Array.from({ length: count }, (_, i) => `/page/${i}`);

/** A fresh store, filled key by key, each write with the ETag of the one before; the cost of one write. */
async function filling(count) {
  const client = new CloudFrontKeyValueStoreClient({ region });
  const cloudfront = mockCloudFront({ clients: [client] });
  const { arn: KvsARN, dataEtag } = cloudfront.seed.keyValueStore({ name: "filled" });
  let IfMatch = dataEtag;
  const start = process.hrtime.bigint();
  for (const Key of keysOf(count)) {
    ({ ETag: IfMatch } = await client.send(new PutKeyCommand({ KvsARN, Key, Value: "/new", IfMatch })));
  }
  const cost = Number(process.hrtime.bigint() - start) / 1000 / count;
  cloudfront.restore();
  return cost;
}

console.log("A store filled by single PutKeys");
const perPut = [];
const counts = [1000, 4000, 16_000];
for (let round = -1; round < 5; round++) {
  const costs = [];
  for (const count of counts) {
    costs.push(await filling(count));
  }
  if (round >= 0) {
    perPut.push(costs);
  }
}
counts.forEach((count, i) => {
  const cost = median(perPut.map((costs) => costs[i]));
  console.log(`  ${String(count).padStart(6)}  ${cost.toFixed(1).padStart(6)} µs a write`);
});
const ratio = (i) => median(perPut.map((costs) => costs[i] / costs[0]));
target("4,000 to 1,000 writes, each", ratio(1), 1.3, "times (1 is linear)");
target("16,000 to 1,000 writes, each", ratio(2), 1.6, "times (1 is linear)");

/** A store of a size, to be read from its middle, and to be written and read in turn. */
function store(count) {
  const client = new CloudFrontKeyValueStoreClient({ region });
  const cloudfront = mockCloudFront({ clients: [client] });
  const items = Object.fromEntries(keysOf(count).map((key) => [key, "/new"]));
  const { arn: KvsARN, dataEtag } = cloudfront.seed.keyValueStore({ name: "store", items });
  const filled = cloudfront.snapshot();
  const NextToken = Buffer.from(`/page/${Math.floor(count / 2)}`).toString("base64url");
  let IfMatch = dataEtag;
  return {
    reset() {
      cloudfront.reset(filled);
      IfMatch = dataEtag;
    },
    async turn(i) {
      const written = await client.send(
        new PutKeyCommand({ KvsARN, Key: "/page/1", Value: `${i}`, IfMatch }),
      );
      IfMatch = written.ETag;
      return client.send(new ListKeysCommand({ KvsARN, NextToken }));
    },
  };
}

const small = store(100);
const large = store(10_000);
const turns = await compare(
  "PutKey, then a page of ListKeys from the middle",
  { "in a store of 100 keys": small.turn, "in a store of 10,000 keys": large.turn },
  { between: () => [small, large].forEach((each) => void each.reset()), rounds: 15, times: 200 },
);
target("a hundred times as many keys", turns["in a store of 10,000 keys"].ratio, 2, "times");

/** An account in which two functions of a number read the store "read", and the others another one. */
function account(functions) {
  const client = new CloudFrontClient({ region });
  const cloudfront = mockCloudFront({ clients: [client], quotas: { functionsPerKeyValueStore: Infinity } });
  const { etag: IfMatch } = cloudfront.seed.keyValueStore({ name: "read" });
  cloudfront.seed.keyValueStore({ name: "other" });
  for (let i = 0; i < functions; i++) {
    cloudfront.seed.function({ name: `f${i}`, code, keyValueStore: i < 2 ? "read" : "other" });
  }
  const filled = cloudfront.snapshot();
  return {
    reset: () => cloudfront.reset(filled),
    remove: () => client.send(new DeleteKeyValueStoreCommand({ Name: "read", IfMatch })).catch(() => {}),
  };
}

const few = account(100);
const many = account(5000);
const removed = await compare(
  "DeleteKeyValueStore of a store that two functions read",
  { "of 100 functions": few.remove, "of 5,000 functions": many.remove },
  { between: () => [few, many].forEach((each) => void each.reset()), rounds: 15, times: 200 },
);
target("the question who reads it, in 50 times the table", removed["of 5,000 functions"].ratio, 1.3, "times");
