// Tests of the deploy tool without failures.
import {
  CreateInvalidationCommand,
  CreateKeyValueStoreCommand,
  DeleteFunctionCommand,
  DeleteKeyValueStoreCommand,
  PublishFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { UpdateKeysCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { scenarios } from "mock-cloudfront";
import { describe, expect, it } from "vitest";
import { openSite, releaseOf, serving } from "./example-site.ts";

const first = releaseOf("index.html");
const second = releaseOf("home.html");

describe("a release", () => {
  it("goes live in the other color, and the previous release stays available", async () => {
    using site = openSite();
    expect(await site.deploy(first)).toBe("site-blue");
    expect(site.live()).toEqual(serving(first));
    expect(await site.deploy(second)).toBe("site-green");
    expect(site.live()).toEqual(serving(second));

    expect(await site.goBack("back to the first")).toBe("site-blue");
    expect(site.live()).toEqual(serving(first));
    expect(site.cloudfront.calls(CreateInvalidationCommand)).toHaveLength(3);
  });

  it("does not change the rest of the distribution", async () => {
    using site = openSite();
    await site.deploy(first);
    expect(site.cloudfront.state().distributions?.[site.distributionId]?.config).toMatchObject({
      Aliases: { Quantity: 1, Items: ["www.example.com"] },
      Enabled: true,
      DefaultCacheBehavior: {
        FunctionAssociations: { Quantity: 2, Items: [{ EventType: "viewer-response" }, {}] },
      },
    });
  });

  it("is finished only when its store is ready and the edge locations have it", async () => {
    using site = openSite();
    site.cloudfront.faults.apply(scenarios.slowPropagation({ ms: 200 }));
    const start = Date.now();
    await site.deploy(first);
    // 200 ms each for the store, the distribution and the invalidation.
    expect(Date.now() - start).toBeGreaterThanOrEqual(600);
  });
});

describe("the store", () => {
  const numbered = (count: number, to: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`/old-${i}`, to]));

  it("can need more keys than one request can have", async () => {
    using site = openSite();
    const release = { ...first, items: { ...first.items, ...numbered(120, "/new") } };
    await site.deploy(release);
    expect(site.live()).toEqual(serving(release));
    expect(site.cloudfront.calls(UpdateKeysCommand)).toHaveLength(3);
  });

  it("is updated by the differences only", async () => {
    using site = openSite();
    await site.deploy({ ...first, items: { ...first.items, "/gone": "/a", "/moved": "/b", "/same": "/c" } });
    await site.deploy(second);
    const third = { ...first, items: { ...first.items, "/moved": "/d", "/same": "/c" } };
    await site.deploy(third);
    expect(site.live()).toEqual(serving(third));
    expect(site.cloudfront.calls(UpdateKeysCommand).at(-1)?.input).toMatchObject({
      Puts: [{ Key: "/moved", Value: "/d" }],
      Deletes: [{ Key: "/gone" }],
    });
  });

  it("is not written if nothing differs", async () => {
    using site = openSite();
    await site.deploy(first);
    await site.deploy(second);
    await site.deploy({ ...first, id: "again" });
    expect(site.cloudfront.calls(UpdateKeysCommand)).toHaveLength(2);
    expect(site.cloudfront.calls(CreateKeyValueStoreCommand)).toHaveLength(2);
  });
});

describe("the live color", () => {
  it("cannot be deleted while the distribution uses it", async () => {
    using site = openSite();
    await site.deploy(first);
    const { functions, keyValueStores } = site.cloudfront.state();
    const deleteFunction = new DeleteFunctionCommand({
      Name: "site-blue",
      IfMatch: functions?.["site-blue/DEVELOPMENT"]?.etag,
    });
    await expect(site.clients.cloudFront.send(deleteFunction)).rejects.toThrow(
      "Cannot delete function site-blue, it is in use by 1 distributions",
    );
    const deleteStore = new DeleteKeyValueStoreCommand({
      Name: "site-blue",
      IfMatch: keyValueStores?.["site-blue"]?.etag,
    });
    await expect(site.clients.cloudFront.send(deleteStore)).rejects.toMatchObject({
      name: "CannotDeleteEntityWhileInUse",
    });
  });

  it("changes the ETag of the distribution if it is published again", async () => {
    using site = openSite();
    await site.deploy(first);
    const { functions, distributions } = site.cloudfront.state();
    const IfMatch = functions?.["site-blue/DEVELOPMENT"]?.etag;
    await site.clients.cloudFront.send(new PublishFunctionCommand({ Name: "site-blue", IfMatch }));
    expect(site.cloudfront.state().distributions?.[site.distributionId]?.etag).not.toBe(
      distributions?.[site.distributionId]?.etag,
    );
  });
});
