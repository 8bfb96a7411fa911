// The data plane of key value stores: how its client reaches the endpoint, and what it reads and writes there.
import "@aws-sdk/signature-v4a";
import {
  CreateFunctionCommand,
  CreateKeyValueStoreCommand,
  TestFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import {
  ConflictException,
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand,
  GetKeyCommand,
  ListKeysCommand,
  PutKeyCommand,
  paginateListKeys,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  UpdateKeysCommand,
  ValidationException,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { client, control, dataClient, done, equal, refused } from "./endpoint.mjs";

await control("POST", "reset");
const { KeyValueStore } = await client.send(new CreateKeyValueStoreCommand({ Name: "redirects" }));
const KvsARN = KeyValueStore.ARN;
const data = dataClient();
const describe = () => data.send(new DescribeKeyValueStoreCommand({ KvsARN }));
const put = (IfMatch, Key, Value) => data.send(new PutKeyCommand({ KvsARN, IfMatch, Key, Value }));

const fresh = await describe();
equal([fresh.Status, fresh.ItemCount, fresh.TotalSizeInBytes], ["PROVISIONING", 0, 0]);
equal(fresh.Created instanceof Date, true);
await refused(ConflictException, 409, put(fresh.ETag, "a", "1"));
await control("POST", "settle");
equal((await describe()).Status, "READY");

const first = await put(fresh.ETag, "/a b/ü?#%2F", "übung & <test>");
equal([first.ItemCount, first.ETag], [1, "KV3UN6WX5RRO2AG"]);
const get = (Key) => data.send(new GetKeyCommand({ KvsARN, Key }));
equal((await get("/a b/ü?#%2F")).Value, "übung & <test>");
await refused(ResourceNotFoundException, 404, get("/none"));

const stale = await refused(ValidationException, 400, put(fresh.ETag, "a", "1"));
equal(stale, "Pre-Condition failed during update of Key-Value-Store");
const large = await refused(ServiceQuotaExceededException, 402, put(first.ETag, "a", "1".repeat(1025)));
equal(large, "Limit exceeded: Maximum size of the value in a key value pair");

// All of an update or nothing of it.
const update = (IfMatch, Puts, Deletes) =>
  data.send(new UpdateKeysCommand({ KvsARN, IfMatch, Puts, Deletes }));
const many = Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: "" }));
await refused(ServiceQuotaExceededException, 402, update(first.ETag, many));
equal((await describe()).ItemCount, 1);
const items = many.slice(0, 25);
const second = await update(first.ETag, items, [{ Key: "/a b/ü?#%2F" }]);
equal([second.ItemCount, second.ETag === first.ETag], [25, false]);

const sizes = [];
const keys = [];
for await (const { Items } of paginateListKeys({ client: data, pageSize: 10 }, { KvsARN })) {
  sizes.push(Items.length);
  keys.push(...Items.map(({ Key }) => Key));
}
equal(sizes, [10, 10, 5]);
equal(keys.sort(), items.map(({ Key }) => Key).sort());
equal((await data.send(new ListKeysCommand({ KvsARN, MaxResults: 1 }))).Items.length, 1);
const third = await data.send(new DeleteKeyCommand({ KvsARN, IfMatch: second.ETag, Key: "k0" }));
equal(third.ItemCount, 24);

// What is written, a function reads.
await put(third.ETag, "/old", "/new");
const code = `import cf from "cloudfront";
async function handler(event) {
  event.request.uri = await cf.kvs().get(event.request.uri);
  return event.request;
}`;
const { ETag: functionEtag } = await client.send(
  new CreateFunctionCommand({
    Name: "edge",
    FunctionConfig: {
      Comment: "",
      Runtime: "cloudfront-js-2.0",
      KeyValueStoreAssociations: { Quantity: 1, Items: [{ KeyValueStoreARN: KvsARN }] },
    },
    FunctionCode: Buffer.from(code),
  }),
);
const event = {
  version: "1.0",
  context: {
    distributionDomainName: "d.cloudfront.net",
    distributionId: "E1",
    eventType: "viewer-request",
    requestId: "r",
  },
  viewer: { ip: "198.51.100.11" },
  request: { method: "GET", uri: "/old", querystring: {}, headers: {}, cookies: {} },
};
const { TestResult } = await client.send(
  new TestFunctionCommand({
    Name: "edge",
    IfMatch: functionEtag,
    EventObject: Buffer.from(JSON.stringify(event)),
  }),
);
equal(TestResult.FunctionErrorMessage, "");
equal(JSON.parse(TestResult.FunctionOutput).request.uri, "/new");

// An ARN that is none, the client refuses itself: nothing is sent.
const called = (await control("GET", "calls")).length;
await refused("EndpointError", undefined, data.send(new GetKeyCommand({ KvsARN: "redirects", Key: "a" })));
equal((await control("GET", "calls")).length, called);

// Without a signer for SigV4A: unsigned, which an endpoint takes that was given no credentials.
const unsigned = dataClient({
  httpAuthSchemeProvider: () => [{ schemeId: "smithy.api#noAuth" }],
  httpAuthSchemes: [
    {
      schemeId: "smithy.api#noAuth",
      identityProvider: () => async () => ({}),
      signer: { sign: async (request) => request },
    },
  ],
});
const strict = unsigned.send(new DescribeKeyValueStoreCommand({ KvsARN }));
await refused("MissingAuthenticationToken", 403, strict);
const stranger = dataClient({ credentials: { accessKeyId: "other", secretAccessKey: "test" } });
await refused("InvalidClientTokenId", 403, stranger.send(new DescribeKeyValueStoreCommand({ KvsARN })));
await done();
