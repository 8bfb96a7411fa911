import { afterEach, expect, it } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import "../../../src/testing/vitest.ts";

const cloudfront = mockCloudFront({ clients: [] });
afterEach(() => cloudfront.reset());

it("toHaveKeyGroup finds a key group by name and id, and compares its keys", () => {
  const { id } = cloudfront.seed.publicKey();
  cloudfront.seed.keyGroup({ id: "g1", name: "members", publicKeys: [id] });
  expect(cloudfront).toHaveKeyGroup("members", { config: { Items: [id] } });
  expect(cloudfront).toHaveKeyGroup("g1");
  expect(cloudfront).not.toHaveKeyGroup("members", { config: { Items: ["K0"] } });
  expect(() => expect(cloudfront).toHaveKeyGroup("member")).toThrow(/key group.*members/s);
});
