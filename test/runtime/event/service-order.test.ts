import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inServiceOrder } from "../../../src/runtime/event/service-order.ts";

describe("the order that was seen", () => {
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
    expect(inServiceOrder(given.split(" "))).toEqual(seen.split(" "));
  });
});

const names = fc.uniqueArray(fc.string(), { maxLength: 60 });

it("every name comes out once, and a second time changes nothing", () => {
  fc.assert(
    fc.property(names, (list) => {
      const once = inServiceOrder(list);
      expect([...once].sort()).toEqual([...list].sort());
      expect(inServiceOrder(once)).toEqual(once);
    }),
  );
});

it("more than twelve names spread over more places", () => {
  const list = Array.from({ length: 13 }, (_, i) => String.fromCharCode(0x41 + i * 2));
  // Codes 65 to 89: modulo 16 `Q` (81) would come before `C` (67), modulo 32 it comes after.
  expect(inServiceOrder(list.slice(0, 12)).indexOf("Q")).toBeLessThan(
    inServiceOrder(list.slice(0, 12)).indexOf("C"),
  );
  expect(inServiceOrder(list).indexOf("Q")).toBeGreaterThan(inServiceOrder(list).indexOf("C"));
});
