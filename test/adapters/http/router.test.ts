import { describe, expect, it } from "vitest";
import { findRoute } from "../../../src/adapters/http/router.ts";
import { cloudFront } from "../../../src/sdk/service-api.ts";

// test/sdk/server-protocol.test.ts checks that every operation has its own route.
function find(method: string, path: string, query: Record<string, string | null> = {}) {
  const found = findRoute([cloudFront], method, `/2020-05-31${path}`, query);
  return "allowed" in found ? found.allowed : [found.schema[2], found.labels];
}

describe("findRoute", () => {
  it.each<[string, string, Record<string, string | null>, string, object]>([
    ["GET", "/function", {}, "ListFunctions", {}],
    ["GET", "/function", { Stage: "LIVE" }, "ListFunctions", {}],
    ["GET", "/function/", {}, "GetFunction", { Name: "" }],
    ["GET", "/function/describe", {}, "GetFunction", { Name: "describe" }],
    ["GET", "/function//describe", {}, "DescribeFunction", { Name: "" }],
    ["GET", "/function/a%2Fb/describe", {}, "DescribeFunction", { Name: "a%2Fb" }],
    ["POST", "/distribution", {}, "CreateDistribution", {}],
    ["POST", "/distribution", { WithTags: "" }, "CreateDistributionWithTags", {}],
    ["POST", "/distribution", { WithTags: null }, "CreateDistributionWithTags", {}],
    ["POST", "/tagging", { Operation: "Tag", Resource: "arn" }, "TagResource", {}],
    ["POST", "/tagging", { Operation: "Untag" }, "UntagResource", {}],
  ])("finds the operation of %s %s %j", (method, path, query, operation, labels) => {
    expect(find(method, path, query)).toEqual([operation, labels]);
  });
});

describe("a path without a route", () => {
  it("lists the methods of the path", () => {
    expect(find("PATCH", "/function/edge")).toEqual(expect.arrayContaining(["GET", "PUT", "DELETE"]));
    expect(find("GET", "/function/edge/publish")).toEqual(["POST"]);
  });

  it.each(["", "/", "/functions", "/function/a/b/c", "/__proto__", "/function/a/constructor"])(
    "has no methods: %j",
    (path) => {
      expect(find("GET", path)).toEqual([]);
    },
  );

  it("does not match names that every object inherits", () => {
    expect(find("POST", "/tagging", {})).toEqual(["GET"]);
  });
});
