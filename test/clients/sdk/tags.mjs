// Tags on what the models of older clients do not tag: key value stores and functions, at their creation too.
import {
  AccessDenied,
  CreateFunctionCommand,
  CreateKeyValueStoreCommand,
  DeleteFunctionCommand,
  DeleteKeyValueStoreCommand,
  InvalidArgument,
  InvalidTagging,
  ListTagsForResourceCommand,
  NoSuchResource,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudfront";
import { client, control, done, equal, refused } from "./endpoint.mjs";

await control("POST", "reset");
const tags = (record) => ({ Items: Object.entries(record).map(([Key, Value]) => ({ Key, Value })) });
const find = (Resource) => client.send(new ListTagsForResourceCommand({ Resource }));
const found = async (arn) => (await find(arn)).Tags;
const tag = (Resource, record) => client.send(new TagResourceCommand({ Resource, Tags: tags(record) }));
const untag = (Resource, ...Items) => client.send(new UntagResourceCommand({ Resource, TagKeys: { Items } }));

const createStore = (Tags) => client.send(new CreateKeyValueStoreCommand({ Name: "redirects", Tags }));
const repeated = { Items: [{ Key: "a" }, { Key: "a" }] };
await refused(InvalidArgument, 400, createStore(repeated));
const store = await createStore(tags({ team: "edge", stage: "übung = 1/2 @edge" }));

const createFunction = (Tags) =>
  client.send(
    new CreateFunctionCommand({
      Name: "edge",
      FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
      FunctionCode: Buffer.from("function handler(event) { return event.request; }"),
      Tags,
    }),
  );
await refused(InvalidArgument, 400, createFunction(repeated));
const edge = await createFunction(tags({ team: "edge", stage: "übung = 1/2 @edge" }));

for (const arn of [store.KeyValueStore.ARN, edge.FunctionSummary.FunctionMetadata.FunctionARN]) {
  equal(await found(arn), tags({ team: "edge", stage: "übung = 1/2 @edge" }));
  equal((await tag(arn, { stage: "live", cost: "" })).$metadata.httpStatusCode, 204);
  equal(await found(arn), tags({ team: "edge", stage: "live", cost: "" }));
  await untag(arn, "team", "stage", "none");
  equal(await found(arn), tags({ cost: "" }));
  await untag(arn, "cost");
  equal(await found(arn), { Items: [] });
  await refused(InvalidTagging, 400, tag(arn, { "aws:a": "1" }));
  await refused(NoSuchResource, 404, find(`${arn}x`));
  await refused(AccessDenied, 403, find(arn.replace("123456789012", "111122223333")));
}

await tag(store.KeyValueStore.ARN, { team: "edge" });
await client.send(new DeleteKeyValueStoreCommand({ Name: "redirects", IfMatch: store.ETag }));
await client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: edge.ETag }));
await refused(NoSuchResource, 404, find(store.KeyValueStore.ARN));
await done();
