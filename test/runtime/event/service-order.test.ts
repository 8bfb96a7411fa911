import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortAsService } from "../../../src/runtime/event/service-order.ts";

describe("sortAsService sorts as in the published output", () => {
  // Outputs of TestFunction in the READMEs of aws-samples/amazon-cloudfront-functions and in the developer guide.
  it.each([
    [
      "the members of a request",
      "method uri querystring headers cookies",
      "headers method querystring uri cookies",
    ],
    [
      "the members of a response",
      "statusCode statusDescription headers cookies",
      "headers statusDescription cookies statusCode",
    ],
    ["a cookie", "value attributes", "attributes value"],
    ["cookies", "id loggedIn", "loggedIn id"],
    ["two headers", "location cloudfront-functions", "cloudfront-functions location"],
    ["an added client address", "host accept true-client-ip", "true-client-ip host accept"],
    ["an added origin", "host accept origin", "origin host accept"],
    [
      "an added cache-control",
      "server content-type content-length cache-control",
      "server content-length content-type cache-control",
    ],
    [
      "an added access-control-allow-origin",
      "server content-type content-length access-control-allow-origin",
      "access-control-allow-origin server content-length content-type",
    ],
    [
      "five added security headers",
      "server content-type content-length strict-transport-security content-security-policy " +
        "x-content-type-options x-frame-options x-xss-protection",
      "server content-length content-security-policy x-content-type-options x-xss-protection x-frame-options " +
        "content-type strict-transport-security",
    ],
  ])("%s", (_, given, seen) => {
    expect(sortAsService(given.split(" "))).toEqual(seen.split(" "));
  });
});

const names = fc.uniqueArray(fc.string(), { maxLength: 60 });

it("sortAsService returns every name once, and is idempotent", () => {
  fc.assert(
    fc.property(names, (list) => {
      const once = sortAsService(list);
      expect([...once].sort()).toEqual([...list].sort());
      expect(sortAsService(once)).toEqual(once);
    }),
  );
});

it("sortAsService uses more buckets for more than twelve names", () => {
  const list = Array.from({ length: 13 }, (_, i) => String.fromCharCode(0x41 + i * 2));
  // Codes 65 to 89: modulo 16 `Q` (81) would come before `C` (67), modulo 32 it comes after.
  expect(sortAsService(list.slice(0, 12)).indexOf("Q")).toBeLessThan(
    sortAsService(list.slice(0, 12)).indexOf("C"),
  );
  expect(sortAsService(list).indexOf("Q")).toBeGreaterThan(sortAsService(list).indexOf("C"));
});
