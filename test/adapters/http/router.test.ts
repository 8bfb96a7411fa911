import { describe, expect, it } from "vitest";
import { findRoute } from "../../../src/adapters/http/router.ts";
import { cloudFront } from "../../../src/sdk/service-api.ts";

// test/sdk/server-protocol.test.ts checks that every operation has its own route.
function find(method: string, path: string, query: Record<string, string | null> = {}) {
  const found = findRoute([cloudFront], method, `/2020-05-31${path}`, query);
  return "allowed" in found ? [...found.allowed].sort() : [found.schema[2], found.labels];
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

describe("a slash at the end of a path", () => {
  // seen: the eight routes that botocore's model of 2023 ends with a slash, and the model of 2026 without
  it.each([
    ["POST", "/key-value-store", "CreateKeyValueStore"],
    ["POST", "/distributions/EX/monitoring-subscription", "CreateMonitoringSubscription"],
    ["DELETE", "/distributions/EX/monitoring-subscription", "DeleteMonitoringSubscription"],
    ["GET", "/distributions/EX/monitoring-subscription", "GetMonitoringSubscription"],
    ["POST", "/delete-realtime-log-config", "DeleteRealtimeLogConfig"],
    ["POST", "/get-realtime-log-config", "GetRealtimeLogConfig"],
    ["POST", "/distributionsByRealtimeLogConfig", "ListDistributionsByRealtimeLogConfig"],
    ["PUT", "/realtime-log-config", "UpdateRealtimeLogConfig"],
    ["PUT", "/function/edge", "UpdateFunction"],
  ])("is optional: %s %s", (method, path, operation) => {
    expect(find(method, path)[0]).toBe(operation);
    expect(find(method, `${path}/`)[0]).toBe(operation);
  });

  it("does not make a path without a label match the route of an empty label", () => {
    expect(find("PUT", "/function")).toEqual(["GET", "POST"]);
    expect(find("DELETE", "/key-value-store")).toEqual(["GET", "POST"]);
  });

  it("is optional only once", () => {
    expect(find("POST", "/key-value-store//")).toEqual([]);
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
