import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getEtag, isEtag, observedEtags } from "../../src/core/etags.ts";

function chain(length: number) {
  return Array.from({ length }, (_, n) => getEtag(n));
}

it("starts with the observed ETags, in order", () => {
  // seen: terraform-provider-aws acceptance tests, AWS's own samples, users' deploy logs
  expect(chain(15)).toEqual([
    "E23ZP02F085DFQ",
    "ETVPDKIKX0DER",
    "E3UN6WX5RRO2AG",
    "E1F83G8C2ARO7P",
    "E1PA6795UKMFR9",
    "E13V1IB3VIYZZH",
    "E1VC38T7YXB528",
    "E2EUQ1WTGCTBG2",
    "E3AEGXETSR30VB",
    "E3P5ROKL5A1OLE",
    "E3JWKAKR8XB7XF",
    "E1X6FK5RDHNB96",
    "EN1VRQENFRJN5",
    "E3DWYIK6Y9EEQB",
    "E3R76HOPU0Z2CB",
  ]);
});

it("never repeats an ETag", () => {
  const versions = 20_000;
  expect(new Set(chain(versions)).size).toBe(versions);
});

it("continues in the observed form: E and a 64-bit number in base 36 without leading zeros", () => {
  for (const etag of chain(2000)) {
    expect(etag).toMatch(/^E[1-9A-Z][0-9A-Z]{10,12}$/);
    const number = [...etag.slice(1)].reduce(
      (sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)),
      0n,
    );
    expect(number).toBeLessThan(2n ** 64n);
  }
});

it("returns the same ETag for a version, whatever was requested before", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3000), { minLength: 2, maxLength: 20 }), (versions) => {
      const asked = versions.map((n) => getEtag(n));
      expect(
        [...versions]
          .reverse()
          .map((n) => getEtag(n))
          .reverse(),
      ).toEqual(asked);
    }),
    { numRuns: 50 },
  );
});

it("returns the same ETags in every process, because users' snapshots contain them", () => {
  expect([15, 16, 1000].map((n) => getEtag(n))).toMatchInlineSnapshot(`
    [
      "E223PDASQ1OYYT",
      "E1FE9AD6KLW7BB",
      "EWWVN22CB7RD4",
    ]
  `);
});

describe("the ETags of a key value store's contents", () => {
  // seen: KV3UN6WX5RRO2AG after a store's first write; AWS's own samples for the others
  it("are the same with the prefix KV", () => {
    expect([2, 4, 5, 6].map((n) => getEtag(n, "KV"))).toEqual([
      "KV3UN6WX5RRO2AG",
      "KV1PA6795UKMFR9",
      "KV13V1IB3VIYZZH",
      "KV1VC38T7YXB528",
    ]);
  });

  it("are distinguished from other ETags", () => {
    expect(isEtag("KV3UN6WX5RRO2AG", "KV")).toBe(true);
    expect(isEtag("E3UN6WX5RRO2AG", "KV")).toBe(false);
    expect(isEtag("KVZZZZZZZZZZZZZ", "KV")).toBe(false);
  });
});

describe("isEtag", () => {
  it.each([...observedEtags, "E3FE7AD5N5R11", "EKEVKO7DR4RA", "E2QWRUHAPOMQZL"])("accepts %s", (etag) => {
    expect(isEtag(etag)).toBe(true);
  });

  it("accepts all generated ETags", () => {
    expect(chain(2000).every((etag) => isEtag(etag))).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["a word", "latest"],
    ["a wildcard", "*"],
    ["an ETag in quotes, as HTTP has it", '"ETVPDKIKX0DER"'],
    ["lower case", "etvpdkikx0der"],
    ["an ETag of a store's keys", "KV3UN6WX5RRO2AG"],
    ["too many digits", "E1234567890ABCD"],
    ["too few digits", "E1234567890"],
    ["a leading zero", "E0VPDKIKX0DER"],
    ["a line behind it", "ETVPDKIKX0DER\n"],
    ["a number over 64 bits", "EZZZZZZZZZZZZZ"],
  ])("rejects %s", (_, text) => {
    expect(isEtag(text)).toBe(false);
  });
});
