import { describe, expect, it } from "vitest";
import { findRoute } from "../../../src/adapters/http/router.ts";
import type { Sdk } from "../../../src/sdk/operation.ts";
import { cloudFront, type ServiceApi } from "../../../src/sdk/service-api.ts";

// That every operation finds its own way stands in test/sdk/wire.test.ts.
function find(method: string, path: string, query: Record<string, string | null> = {}) {
  const found = findRoute([cloudFront as unknown as ServiceApi<Sdk>], method, `/2020-05-31${path}`, query);
  return "allowed" in found ? found.allowed : [found.schema[2], found.labels];
}

describe("a route is found", () => {
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
  ])("%s %s %j", (method, path, query, operation, labels) => {
    expect(find(method, path, query)).toEqual([operation, labels]);
  });
});

describe("a path without a route", () => {
  it("says which methods it has", () => {
    expect(find("PATCH", "/function/edge")).toEqual(expect.arrayContaining(["GET", "PUT", "DELETE"]));
    expect(find("GET", "/function/edge/publish")).toEqual(["POST"]);
  });

  it.each(["", "/", "/functions", "/function/a/b/c", "/__proto__", "/function/a/constructor"])(
    "has none: %j",
    (path) => {
      expect(find("GET", path)).toEqual([]);
    },
  );

  it("is not led astray by names that every object has", () => {
    expect(find("POST", "/tagging", {})).toEqual(["GET"]);
  });
});
