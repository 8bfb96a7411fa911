import { getSignedUrl } from "@aws-sdk/cloudfront-signer";
import fc from "fast-check";
import { expect, it } from "vitest";
import { mockCloudFront } from "../../../src/index.ts";
import { scaleRuns } from "../../support/effort.ts";
import { makeEcdsaSigner } from "../../support/make-signer.ts";

const { publicKey, privateKey } = makeEcdsaSigner();
const start = Date.UTC(2026, 0, 1);
let now = start;

const cloudfront = mockCloudFront({
  clients: [],
  now: () => new Date(now),
  origins: () => new Response("served"),
});
cloudfront.seed.publicKey({ id: "K1", config: { EncodedKey: publicKey } });
cloudfront.seed.keyGroup({ name: "members", publicKeys: ["K1"] });
cloudfront.seed.distribution({
  aliases: ["www.example.com"],
  keyGroups: ["members"],
  cachePolicy: "CachingDisabled",
});

async function getStatus(url: string): Promise<number> {
  return (await cloudfront.visit(url)).response.status;
}

const segment = fc
  .stringMatching(/^[A-Za-z0-9._~%20-]{1,8}$/)
  .filter((text) => !/%(?![0-9A-F]{2})|^\.+$/.test(text));
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join("/")}`);
const query = fc
  .array(fc.tuple(fc.stringMatching(/^[a-z]{1,5}$/), fc.stringMatching(/^[a-z0-9]{0,5}$/)), { maxLength: 3 })
  .map((pairs) => (pairs.length === 0 ? "" : `?${pairs.map((pair) => pair.join("=")).join("&")}`));
const seconds = fc.integer({ min: 1, max: 1_000_000 });
const isCustom = fc.boolean();

it("a signed URL is valid until it ends, and no change of it is valid", async () => {
  await fc.assert(
    fc.asyncProperty(path, query, seconds, isCustom, fc.nat(), async (at, search, end, custom, position) => {
      now = start;
      const url = getSignedUrl({
        url: `https://www.example.com${at}${search}`,
        keyPairId: "K1",
        privateKey,
        algorithm: "SHA256",
        dateLessThan: new Date(start + end * 1000).toISOString(),
        ...(custom && { ipAddress: "198.51.100.0/24" }),
      });
      expect(await getStatus(url)).toBe(200);
      now = start + end * 1000 - 1;
      expect(await getStatus(url)).toBe(200);
      now += 1;
      expect(await getStatus(url)).toBe(403);
      now = start;
      // Changes one character of the path or of the query string. The last bits of base64 may have no meaning.
      const first = "https://www.example.com/".length;
      const indexes = [...url]
        .map((_, i) => i)
        .filter((i) => i >= first && !/^.{0,3}(&|$)/.test(url.slice(i)));
      const index = indexes[position % indexes.length] as number;
      const changed = `${url.slice(0, index)}${url[index] === "x" ? "y" : "x"}${url.slice(index + 1)}`;
      expect(await getStatus(changed)).toBe(403);
    }),
    { numRuns: scaleRuns(200) },
  );
});
