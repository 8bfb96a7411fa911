import { CreateDistribution$ } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { getShape } from "../../src/sdk/shape.ts";
import {
  formatInputPath,
  formatServicePath,
  type Path,
  Violations,
  visitShape,
} from "../../src/sdk/visit-shape.ts";

const shape = getShape(CreateDistribution$[4]);
const originId: Path = ["DistributionConfig", "Origins", "Items", 1, "Id"].reduce<Path | undefined>(
  (parent, step) => ({ parent, step }),
  undefined,
) as Path;

describe("visitShape", () => {
  it("visits each value before its parts, with its path and rules", () => {
    const visited: string[] = [];
    const input = { DistributionConfig: { Origins: { Items: [{ Id: "a" }, { Id: "b" }] } } };
    const rules = { DistributionConfig: { Origins: { Items: { each: { Id: { length: [1, 2] } } } } } };
    visitShape(
      shape,
      input,
      {
        visit(part, value, path, partRules) {
          visited.push(`${formatInputPath(path)} ${part.kind}${partRules?.length ? " with rules" : ""}`);
          return typeof value === "object";
        },
      },
      rules,
    );
    expect(visited).toEqual([
      " structure",
      "DistributionConfig structure",
      "DistributionConfig.Origins structure",
      "DistributionConfig.Origins.Items list",
      "DistributionConfig.Origins.Items[0] structure",
      "DistributionConfig.Origins.Items[0].Id string with rules",
      "DistributionConfig.Origins.Items[1] structure",
      "DistributionConfig.Origins.Items[1].Id string with rules",
    ]);
  });

  it("skips the parts of a value for which visit() returns false", () => {
    const visited: string[] = [];
    visitShape(
      shape,
      { DistributionConfig: { Comment: "" } },
      {
        visit(_part, _value, path) {
          visited.push(formatInputPath(path));
          return path === undefined;
        },
      },
    );
    expect(visited).toEqual(["", "DistributionConfig"]);
  });

  it("reports members that are undefined or null, but no member that includes() rejects", () => {
    const missing: string[] = [];
    visitShape(
      shape,
      { DistributionConfig: { Comment: null, Enabled: true } },
      {
        includes: ({ name }) => name !== "CallerReference",
        visit: () => true,
        visitMissing: ({ name, required }) => void (required && missing.push(name)),
      },
    );
    expect(missing).toEqual(["Origins", "DefaultCacheBehavior", "Comment"]);
  });
});

it("formats a path as the service does and as the caller writes it", () => {
  expect(formatServicePath(originId)).toBe("distributionConfig.origins.items.2.member.id");
  expect(formatInputPath(originId)).toBe("DistributionConfig.Origins.Items[1].Id");
});

describe("Violations", () => {
  it("has no message without a violation", () => {
    expect(new Violations().format()).toBeUndefined();
  });

  it("names 20 violations and counts the rest", () => {
    const violations = new Violations();
    for (let i = 0; i < 1000; i++) {
      violations.add(i, { parent: originId, step: i }, "Member must be a string");
    }
    const message = violations.format() ?? "";
    expect(message).toMatch(/^1000 validation errors detected: Value '0' at .*; and 980 more$/);
    expect(message.split("; ")).toHaveLength(21);
  });

  it("shortens a long value", () => {
    const violations = new Violations();
    violations.add("x".repeat(1 << 20), originId, "Member must have length less than or equal to 8");
    expect(violations.format()?.length).toBeLessThan(1300);
  });

  it("formats values that JSON cannot represent", () => {
    const cyclic: { self?: object } = {};
    cyclic.self = cyclic;
    const violations = new Violations();
    violations.add(cyclic, originId, "Member must be a string");
    expect(violations.format()).toContain("Value '[object Object]' at");
  });
});
