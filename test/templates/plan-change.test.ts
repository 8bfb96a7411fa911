import { describe, expect, it } from "vitest";
import { planChange } from "../../src/templates/plan-change.ts";

const type = "AWS::CloudFront::Function";
const properties = { Name: "edge", FunctionConfig: { Comment: "a" }, Tags: [{ Key: "team", Value: "web" }] };
const previous = { properties, tags: { team: "web" } };

function plan(changes: object, tags = {}) {
  return planChange({ type, properties: { ...properties, ...changes }, tags }, previous);
}

describe("planChange", () => {
  it("leaves a resource alone whose properties are equal", () => {
    expect(plan({ FunctionConfig: { Comment: "a" } })).toBe("none");
  });

  it("updates a resource for a changed property or tag", () => {
    expect(plan({ FunctionConfig: { Comment: "b" } })).toBe("update");
    expect(plan({ Tags: [] })).toBe("update");
  });

  it("updates a resource for a changed tag of the stack that the resource does not override", () => {
    expect(plan({}, { stack: "Site" })).toBe("update");
    expect(plan({}, { team: "all" })).toBe("none");
  });

  it("ignores tags of the stack for a type without tags", () => {
    const policy = { CachePolicyConfig: { Name: "media" } };
    const target = { type: "AWS::CloudFront::CachePolicy", properties: policy, tags: { stack: "Site" } };
    expect(planChange(target, { properties: policy, tags: {} })).toBe("none");
  });

  it("replaces a resource whose name changed", () => {
    expect(plan({ Name: "edge-2", FunctionConfig: { Comment: "b" } })).toBe("replace");
  });

  it("replaces a connection function for its runtime, and updates it for its comment", () => {
    const config = { Runtime: "cloudfront-js-2.0", Comment: "" };
    const target = (ConnectionFunctionConfig: object) => ({
      type: "AWS::CloudFront::ConnectionFunction",
      properties: { ConnectionFunctionConfig },
      tags: {},
    });
    const before = { properties: { ConnectionFunctionConfig: config }, tags: {} };
    expect(planChange(target({ ...config, Runtime: "cloudfront-js-3.0" }), before)).toBe("replace");
    expect(planChange(target({ ...config, Comment: "new" }), before)).toBe("update");
  });

  it("names a property that CloudFormation cannot update", () => {
    const store = (properties: object) => ({
      type: "AWS::CloudFront::KeyValueStore",
      properties: { Name: "pages", ...properties },
      tags: {},
    });
    const source = { ImportSource: { SourceType: "S3", SourceArn: "arn:aws:s3:::data/pages.json" } };
    expect(planChange(store({}), store(source))).toEqual({ fixed: "ImportSource" });
    expect(planChange({ ...store(source), properties: { Name: "other" } }, store(source))).toBe("replace");
  });

  it("replaces a list of IP addresses for its tags", () => {
    const list = { type: "AWS::CloudFront::AnycastIpList", properties: { Name: "ips" }, tags: {} };
    expect(planChange({ ...list, tags: { team: "web" } }, { ...list, tags: {} })).toBe("replace");
  });
});
