import {
  CreateDistributionWithTags$,
  CreateFunction$,
  ListTagsForResource$,
  UpdateDistribution$,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { findConstraintViolations } from "../../src/core/constraints.ts";
import { copy } from "../../src/sdk/copy.ts";
import { getShape } from "../../src/sdk/shape.ts";
import { bytes, makeConfig, makeFunction } from "../support/make.ts";

function problemsOf(schema: typeof CreateFunction$, input: object, rules?: object) {
  return findConstraintViolations(getShape(schema[4]), input, rules);
}
function ofFunction(input: object, rules?: object) {
  return problemsOf(CreateFunction$, input, rules);
}

const nameRule = { Name: { pattern: "^[a-zA-Z0-9-_]{1,64}$", length: [1, 64] } };

describe("violations are reported in the service's words", () => {
  it("for a missing query parameter, which the SDK omits silently", () => {
    expect(problemsOf(ListTagsForResource$, {})).toBe(
      "1 validation error detected: Value null at 'resource' failed to satisfy constraint: Member must not be null",
    );
  });

  it("for a name with a dot that is too long (seen: CreateFunction)", () => {
    const name = `${"a".repeat(64)}.b`;
    expect(ofFunction(makeFunction({ Name: name }), nameRule)).toBe(
      `2 validation errors detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy ` +
        `regular expression pattern: ^[a-zA-Z0-9-_]{1,64}$; Value '${name}' at 'name' failed to satisfy ` +
        "constraint: Member must have length less than or equal to 64",
    );
  });

  it("for unknown values in a list (seen: UpdateDistribution)", () => {
    const Items = ["1", "0"].map((EventType) => ({ FunctionARN: "arn", EventType }));
    const eventType = { EventType: { values: ["viewer-request", "viewer-response"] } };
    const associations = { FunctionAssociations: { Items: { each: eventType } } };
    const problems = problemsOf(
      UpdateDistribution$,
      {
        DistributionConfig: {
          CallerReference: "once",
          Comment: "",
          Enabled: true,
          Origins: { Quantity: 0, Items: [] },
          DefaultCacheBehavior: {
            TargetOriginId: "origin",
            ViewerProtocolPolicy: "allow-all",
            FunctionAssociations: { Quantity: 2, Items },
          },
        },
      },
      { DistributionConfig: { DefaultCacheBehavior: associations } },
    );
    const path = "distributionConfig.defaultCacheBehavior.functionAssociations.items";
    expect(problems).toBe(
      `2 validation errors detected: Value '1' at '${path}.1.member.eventType' failed to satisfy constraint: ` +
        `Member must satisfy value set: [viewer-request, viewer-response]; Value '0' at '${path}.2.member.eventType' ` +
        "failed to satisfy constraint: Member must satisfy value set: [viewer-request, viewer-response]",
    );
  });

  it("for a missing member at any depth (seen: CreateDistributionWithTags)", () => {
    const behavior = {
      PathPattern: "/*",
      TargetOriginId: "origin",
      ViewerProtocolPolicy: "allow-all",
      LambdaFunctionAssociations: { Quantity: 1, Items: [{ EventType: "viewer-request" }] },
    };
    const problems = problemsOf(CreateDistributionWithTags$, {
      DistributionConfigWithTags: {
        Tags: {},
        DistributionConfig: {
          CallerReference: "once",
          Comment: "",
          Enabled: true,
          Origins: { Quantity: 0, Items: [] },
          DefaultCacheBehavior: { TargetOriginId: "origin", ViewerProtocolPolicy: "allow-all" },
          CacheBehaviors: { Quantity: 1, Items: [behavior] },
        },
      },
    });
    expect(problems).toBe(
      "1 validation error detected: Value null at 'distributionConfigWithTags.distributionConfig.cacheBehaviors" +
        ".items.1.member.lambdaFunctionAssociations.items.1.member.lambdaFunctionARN' failed to satisfy " +
        "constraint: Member must not be null",
    );
  });
});

it("a valid input has no violations", () => {
  expect(ofFunction(makeFunction(), nameRule)).toBeUndefined();
});

it("all missing members are named", () => {
  expect(ofFunction({ FunctionConfig: {} })).toMatch(
    /^4 validation errors detected: .*'name'.*'functionConfig\.comment'.*'functionConfig\.runtime'.*'functionCode'/,
  );
});

it("members in labels and headers are not required here", () => {
  expect(problemsOf(UpdateDistribution$, {})).toMatch(
    /^1 validation error detected: .* at 'distributionConfig'/,
  );
});

it("optional members may be missing, and their rules do not apply", () => {
  const rules = { Tags: { Items: { each: { Key: { length: [1, 128] } } } } };
  expect(ofFunction(makeFunction(), rules)).toBeUndefined();
});

describe("lengths", () => {
  const comment = { FunctionConfig: { Comment: { length: [1, 3] } } };
  const withComment = (Comment: string) =>
    ofFunction(makeFunction({ FunctionConfig: makeConfig({ Comment }) }), comment);

  it.each(["a", "abc"])("accept %o", (text) => {
    expect(withComment(text)).toBeUndefined();
  });

  it("reject values that are too short or too long", () => {
    expect(withComment("")).toContain(
      "Value '' at 'functionConfig.comment' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
    expect(withComment("abcd")).toContain("Member must have length less than or equal to 3");
  });

  it("count code points, not UTF-16 code units", () => {
    expect(withComment("😀😀😀")).toBeUndefined();
  });

  it("count the bytes of code and do not print them", () => {
    const code = { FunctionCode: { length: [1, 3] } };
    expect(ofFunction(makeFunction({ FunctionCode: bytes("abc") }), code)).toBeUndefined();
    expect(ofFunction(makeFunction({ FunctionCode: bytes("abcd") }), code)).toBe(
      "1 validation error detected: Value '4 bytes' at 'functionCode' failed to satisfy constraint: " +
        "Member must have length less than or equal to 3",
    );
    expect(ofFunction(makeFunction({ FunctionCode: bytes("") }), code)).toContain(
      "greater than or equal to 1",
    );
  });

  it("print the text of the string 'bytes'", () => {
    expect(withComment("bytes")).toContain("Value 'bytes' at 'functionConfig.comment'");
  });
});

it("numbers and booleans are distinguished from other values", () => {
  const input = copy(getShape(UpdateDistribution$[4]), {
    DistributionConfig: {
      CallerReference: "once",
      Comment: "",
      Enabled: "yes",
      Origins: { Quantity: "many", Items: [] },
      DefaultCacheBehavior: { TargetOriginId: "origin", ViewerProtocolPolicy: "allow-all" },
    },
  } as object);
  const problems = problemsOf(UpdateDistribution$, input);
  expect(problems).toContain("Value 'yes' at 'distributionConfig.enabled'");
  expect(problems).toContain("Value 'many' at 'distributionConfig.origins.quantity'");
  expect(problems).toMatch(/^2 validation errors/);
});
