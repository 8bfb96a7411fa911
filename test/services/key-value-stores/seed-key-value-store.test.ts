import { expect, it } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import { passThrough } from "../../support/make.ts";

it("returns name, id, an ARN that ends with the id, and the first ETag of each plane", () => {
  const cloudfront = mockCloudFront({ clients: [] });
  const store = cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
  expect(store).toEqual({
    name: "redirects",
    id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    arn: `arn:aws:cloudfront::123456789012:key-value-store/${store.id}`,
    etag: "ETVPDKIKX0DER",
    dataEtag: "KVTVPDKIKX0DER",
  });
});

it("shows the store and its items in the state", () => {
  const cloudfront = mockCloudFront({ clients: [] });
  const { id, arn } = cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
  expect(cloudfront.state({ times: false })).toEqual({
    keyValueStores: { redirects: { etag: "ETVPDKIKX0DER", name: "redirects", id, arn, comment: "" } },
    keyValueData: {
      redirects: {
        etag: "KVTVPDKIKX0DER",
        name: "redirects",
        arn,
        items: { "/old": "/new" },
        sizeInBytes: 8,
      },
    },
  });
});

it("associates a store with a seeded function by its name", () => {
  const cloudfront = mockCloudFront({ clients: [] });
  const { arn } = cloudfront.seed.keyValueStore({ name: "redirects" });
  cloudfront.seed.function({ name: "edge", code: passThrough, keyValueStore: "redirects" });
  expect(cloudfront.state().functions?.["edge/DEVELOPMENT"]?.config).toMatchObject({
    KeyValueStoreAssociations: { Quantity: 1, Items: [{ KeyValueStoreARN: arn }] },
  });
});

it("rejects a function with the name of a store that does not exist", () => {
  const cloudfront = mockCloudFront({ clients: [] });
  expect(() =>
    cloudfront.seed.function({ name: "edge", code: passThrough, keyValueStore: "redirects" }),
  ).toThrow(
    expect.objectContaining({ code: "INVALID_SEED", message: expect.stringContaining('"redirects"') }),
  );
  expect(cloudfront.state()).toEqual({});
});

it.each([
  [{} as never, "cannot be named undefined"],
  [
    { Name: "redirects" } as never,
    'seed.keyValueStore() has no option "Name". The options are: name, items.',
  ],
  [{ name: "a b" }, 'cannot be named "a b"'],
  [{ name: "taken" }, '"taken" already'],
  [{ name: "store", items: { count: 3 as never } }, 'The value of "count" is 3'],
])("rejects %j", (seed, message) => {
  const cloudfront = mockCloudFront({ clients: [] });
  cloudfront.seed.keyValueStore({ name: "taken" });
  expect(() => cloudfront.seed.keyValueStore(seed)).toThrow(
    expect.objectContaining({ code: "INVALID_SEED", message: expect.stringContaining(message) }),
  );
});
