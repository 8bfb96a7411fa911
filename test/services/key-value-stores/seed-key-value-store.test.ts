import { expect, it } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import { passThrough } from "../../support/make.ts";

it("returns what a test needs next: name, id, an ARN that ends in the id, and the first ETag of each plane", () => {
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

it("is seen in the state, items included", () => {
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

it("is associated with a seeded function by its name", () => {
  const cloudfront = mockCloudFront({ clients: [] });
  const { arn } = cloudfront.seed.keyValueStore({ name: "redirects" });
  cloudfront.seed.function({ name: "edge", code: passThrough, keyValueStore: "redirects" });
  expect(cloudfront.state().functions?.["edge/DEVELOPMENT"]?.config).toMatchObject({
    KeyValueStoreAssociations: { Quantity: 1, Items: [{ KeyValueStoreARN: arn }] },
  });
});

it("must be there before a function is associated with its name", () => {
  const cloudfront = mockCloudFront({ clients: [] });
  expect(() =>
    cloudfront.seed.function({ name: "edge", code: passThrough, keyValueStore: "redirects" }),
  ).toThrow(
    expect.objectContaining({ code: "INVALID_SEED", message: expect.stringContaining('"redirects"') }),
  );
  expect(cloudfront.state()).toEqual({});
});

it.each([
  [{ Name: "redirects" } as never, "cannot be named undefined"],
  [{ name: "a b" }, 'cannot be named "a b"'],
  [{ name: "taken" }, '"taken" already'],
  [{ name: "store", items: { count: 3 as never } }, 'The value of "count" is 3'],
])("refuses %j", (seed, message) => {
  const cloudfront = mockCloudFront({ clients: [] });
  cloudfront.seed.keyValueStore({ name: "taken" });
  expect(() => cloudfront.seed.keyValueStore(seed)).toThrow(
    expect.objectContaining({ code: "INVALID_SEED", message: expect.stringContaining(message) }),
  );
});
