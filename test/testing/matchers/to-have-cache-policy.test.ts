import { afterEach, describe, expect, it } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import "../../../src/testing/vitest.ts";

const cloudfront = mockCloudFront({ clients: [] });
afterEach(() => cloudfront.reset());

describe.each(["pages", "p1"])("toHaveCachePolicy(%j)", (nameOrId) => {
  it("passes for a policy of that name or id, with or without an expectation", () => {
    cloudfront.seed.cachePolicy({ id: "p1", name: "pages", config: { MinTTL: 60 } });
    expect(cloudfront).toHaveCachePolicy(nameOrId);
    expect(cloudfront).toHaveCachePolicy(nameOrId, { config: { MinTTL: 60 }, etag: expect.any(String) });
    expect(cloudfront).not.toHaveCachePolicy(nameOrId, { config: { MinTTL: 61 } });
  });

  it("fails with the difference, or with what exists", () => {
    cloudfront.seed.cachePolicy({ id: "p1", name: "pages", config: { MinTTL: 60 } });
    expect(() => expect(cloudfront).toHaveCachePolicy(nameOrId, { config: { MinTTL: 61 } })).toThrow(
      /is not as expected.*61/s,
    );
    expect(() => expect(cloudfront).not.toHaveCachePolicy(nameOrId)).toThrow(/exists: id "p1"/);
    expect(() => expect(cloudfront).toHaveCachePolicy("page")).toThrow(/pages/);
  });
});

it("toHaveCachePolicy fails for a managed policy, and for names inherited from Object.prototype", () => {
  expect(cloudfront).not.toHaveCachePolicy("Managed-CachingOptimized");
  expect(cloudfront).not.toHaveCachePolicy("constructor");
  expect(() => expect(cloudfront).toHaveCachePolicy(1 as never)).toThrow("is a string, not 1");
});
