// The control plane of key value stores, and the functions that read them.
import {
  CannotDeleteEntityWhileInUse,
  CreateFunctionCommand,
  CreateKeyValueStoreCommand,
  DeleteFunctionCommand,
  DeleteKeyValueStoreCommand,
  DescribeKeyValueStoreCommand,
  EntityAlreadyExists,
  EntityNotFound,
  InvalidArgument,
  InvalidIfMatchVersion,
  ListKeyValueStoresCommand,
  PreconditionFailed,
  paginateListKeyValueStores,
  UpdateFunctionCommand,
  UpdateKeyValueStoreCommand,
} from "@aws-sdk/client-cloudfront";
import { client, control, done, equal, refused } from "./endpoint.mjs";

await control("POST", "reset");
const create = (Name) => client.send(new CreateKeyValueStoreCommand({ Name, Comment: "übung & <test>" }));
const describe = (Name) => client.send(new DescribeKeyValueStoreCommand({ Name }));

const created = await create("redirects");
const { ARN, Id, Status } = created.KeyValueStore;
equal(created.$metadata.httpStatusCode, 201);
equal(ARN, `arn:aws:cloudfront::123456789012:key-value-store/${Id}`);
equal(created.Location, `https://cloudfront.amazonaws.com/2020-05-31/key-value-store/${ARN}`);
equal(Status, "PROVISIONING");
await refused(EntityAlreadyExists, 409, create("redirects"));
await refused("MalformedXML", 400, create("no name!"));
await refused(EntityNotFound, 404, describe("other"));

const edge = {
  Name: "edge",
  FunctionConfig: {
    Comment: "",
    Runtime: "cloudfront-js-2.0",
    KeyValueStoreAssociations: { Quantity: 1, Items: [{ KeyValueStoreARN: ARN }] },
  },
  FunctionCode: Buffer.from("function handler(event) { return event.request; }"),
};
const early = await refused(InvalidArgument, 400, client.send(new CreateFunctionCommand(edge)));
equal(early.includes("cannot be associated before the resource is provisioned"), true);
equal((await describe("redirects")).KeyValueStore.Status, "PROVISIONING");
await control("POST", "settle");
equal((await describe("redirects")).KeyValueStore.Status, "READY");
equal((await describe("redirects")).KeyValueStore.Comment, "übung & <test>");

const { ETag } = created;
const update = (IfMatch, Comment) =>
  client.send(new UpdateKeyValueStoreCommand({ Name: "redirects", IfMatch, Comment }));
const updated = await update(ETag, "new");
equal(updated.KeyValueStore.Comment, "new");
equal(updated.ETag === ETag, false);
await refused(PreconditionFailed, 412, update(ETag, "newer"));
await refused(InvalidIfMatchVersion, 400, update("none", "newer"));

await create("settings");
const list = async (Status) => {
  const { KeyValueStoreList } = await client.send(new ListKeyValueStoresCommand({ Status }));
  return KeyValueStoreList.Items?.map(({ Name }) => Name);
};
equal(await list("PROVISIONING"), ["settings"]);
equal(await list("READY"), ["redirects"]);
const pages = [];
for await (const { KeyValueStoreList } of paginateListKeyValueStores({ client, pageSize: 1 }, {})) {
  pages.push(KeyValueStoreList.Items.map(({ Name }) => Name));
}
equal(pages, [["redirects"], ["settings"]]);

const { ETag: functionEtag } = await client.send(new CreateFunctionCommand(edge));
const remove = () =>
  client.send(new DeleteKeyValueStoreCommand({ Name: "redirects", IfMatch: updated.ETag }));
await refused(CannotDeleteEntityWhileInUse, 409, remove());
const unknown = { Quantity: 1, Items: [{ KeyValueStoreARN: `${ARN.slice(0, -1)}0` }] };
const withUnknown = { ...edge.FunctionConfig, KeyValueStoreAssociations: unknown };
await refused(
  InvalidArgument,
  400,
  client.send(new UpdateFunctionCommand({ ...edge, IfMatch: functionEtag, FunctionConfig: withUnknown })),
);
// An update that leaves the store out takes the function off it.
const { KeyValueStoreAssociations, ...withoutStore } = edge.FunctionConfig;
equal(KeyValueStoreAssociations.Quantity, 1);
const { ETag: newer } = await client.send(
  new UpdateFunctionCommand({ ...edge, IfMatch: functionEtag, FunctionConfig: withoutStore }),
);
equal((await remove()).$metadata.httpStatusCode, 204);
await refused(EntityNotFound, 404, remove());
await client.send(new DeleteFunctionCommand({ Name: "edge", IfMatch: newer }));
await done();
