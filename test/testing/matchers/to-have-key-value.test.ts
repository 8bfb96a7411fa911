import { CreateKeyValueStoreCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { failure, runners } from "../../support/runners.ts";

function withFlags(items: Record<string, string> = { beta: "on", "dark-mode": "off" }) {
  const cloudfront = mockCloudFront({ clients: [] });
  return { cloudfront, ...cloudfront.seed.keyValueStore({ name: "flags", items }) };
}

describe.each(runners)("toHaveKeyValue ($name)", ({ expect: expects }) => {
  it("finds a key with any value", () => {
    const { cloudfront } = withFlags();
    expects(cloudfront).toHaveKeyValue("flags", "beta");
    expects(cloudfront).not.toHaveKeyValue("flags", "alpha");
    expects(cloudfront).not.toHaveKeyValue("other", "beta");
    expects(cloudfront).not.toHaveKeyValue("flags", "toString");
  });

  it("compares the value", () => {
    const { cloudfront } = withFlags();
    expects(cloudfront).toHaveKeyValue("flags", "beta", "on");
    expects(cloudfront).toHaveKeyValue("flags", "beta", expects.stringMatching(/^o/));
    expects(cloudfront).not.toHaveKeyValue("flags", "beta", "o");
  });

  it("accepts the store's id or ARN instead of its name", () => {
    const { cloudfront, id, arn } = withFlags();
    expects(cloudfront).toHaveKeyValue(id, "beta", "on");
    expects(cloudfront).toHaveKeyValue(arn, "beta", "on");
  });

  it("shows both values", async () => {
    const { cloudfront } = withFlags();
    expect(
      await failure(() => expects(cloudfront).toHaveKeyValue("flags", "beta", "off")),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveKeyValue("flags", "beta", value)

      Key "beta" of key value store "flags" has another value.

      Expected: "off"
      Received: "on""
    `);
  });

  it("says that values are strings", async () => {
    const { cloudfront } = withFlags({ count: "1" });
    const text = await failure(() => expects(cloudfront).toHaveKeyValue("flags", "count", 1 as never));
    expect(text).toMatch("The values of a key value store are strings.");
  });

  it("suggests a similar key", async () => {
    const { cloudfront } = withFlags();
    expect(
      await failure(() => expects(cloudfront).toHaveKeyValue("flags", "darkmode")),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveKeyValue("flags", "darkmode")

      In key value store "flags": There is no key "darkmode". Did you mean "dark-mode"?
      Existing: "beta", "dark-mode"."
    `);
  });

  it("lists the first of many keys", async () => {
    const { cloudfront } = withFlags(Object.fromEntries(Array.from({ length: 13 }, (_, i) => [`k${i}`, ""])));
    const text = await failure(() => expects(cloudfront).toHaveKeyValue("flags", "another"));
    // In the order of the keys: k0, k1, k10, k11, k12, k2 …
    expect(text).toMatch('"k5", "k6" and 3 more.');
  });

  it("suggests a store with a similar name", async () => {
    const { cloudfront } = withFlags();
    expect(await failure(() => expects(cloudfront).toHaveKeyValue("flag", "beta"))).toMatchInlineSnapshot(`
      "expect(cloudfront).toHaveKeyValue("flag", "beta")

      There is no key value store "flag". Did you mean "flags"?
      Existing: "flags"."
    `);
  });

  it("says why CreateKeyValueStore failed", async () => {
    using opened = interceptionModes[0]!.open({ quotas: { keyValueStores: 0 } });
    const { client, cloudfront } = opened;
    await client.send(new CreateKeyValueStoreCommand({ Name: "flags" })).catch(() => {});
    const text = await failure(() => expects(cloudfront).toHaveKeyValue("flags", "beta"));
    expect(text).toMatch(
      /no key value store "flags", and no other key value store either\.\n\nCreateKeyValueStore failed with EntityLimitExceeded/,
    );
  });

  it("says what was found if the negated form fails", async () => {
    const { cloudfront } = withFlags();
    expect(
      await failure(() => expects(cloudfront).not.toHaveKeyValue("flags", "beta")),
    ).toMatchInlineSnapshot(`
      "expect(cloudfront).not.toHaveKeyValue("flags", "beta")

      Key "beta" of key value store "flags" is "on""
    `);
  });

  it("rejects undefined as the value", async () => {
    const { cloudfront } = withFlags();
    const text = await failure(() => expects(cloudfront).not.toHaveKeyValue("flags", "beta", undefined));
    expect(text).toMatch("The value is undefined. Omit the argument to accept any value.");
  });

  it("rejects a store that is not a string", async () => {
    const { cloudfront } = withFlags();
    const text = await failure(() =>
      expects(cloudfront).not.toHaveKeyValue({ name: "flags" } as never, "beta"),
    );
    expect(text).toMatch("The store and the key are strings");
  });
});
