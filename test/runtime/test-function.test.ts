import { describe, expect, it } from "vitest";
import { checkFunction } from "../../src/runtime/check/check-function.ts";
import { functionRuntimes } from "../../src/runtime/check/runtimes.ts";
import { InvalidEventError, testFunction } from "../../src/runtime/test-function.ts";
import { viewerRequest } from "../../src/runtime.ts";

const eventObject = JSON.stringify(viewerRequest());
function test(code: string, runtime: (typeof functionRuntimes)[number] = "cloudfront-js-2.0") {
  return testFunction({ code, runtime, eventObject, nowMs: 0, randomSeed: 1 });
}
const prefix =
  "The CloudFront function associated with the CloudFront distribution is invalid or could not run. ";

describe("testFunction reports a syntax error as checkFunction does", () => {
  const codes = [
    "for (const a of []) {}",
    "function handler({ request }) {}",
    "const a;",
    "return 1",
    "class A {}",
  ];
  it.each(codes.flatMap((code) => functionRuntimes.map((runtime) => [code, runtime] as const)))(
    "for %s under %s",
    (code, runtime) => {
      expect(test(code, runtime).errorMessage).toBe(
        prefix + checkFunction(code, { runtime })[0]?.engineMessage,
      );
    },
  );
});

it("testFunction rejects an invalid event with all reasons", () => {
  const test = {
    code: "",
    runtime: "cloudfront-js-2.0",
    eventObject: "{}",
    nowMs: 0,
    randomSeed: 1,
  } as const;
  expect(() => testFunction(test)).toThrow(InvalidEventError);
  expect(() => testFunction(test)).toThrow(
    "The provided event object is not valid. " +
      "version is missing; context is missing; viewer is missing; request is missing",
  );
});

describe("testFunction runs code with problems that only a run shows", () => {
  it("such as a missing built-in that is never read", () => {
    const code = "function handler(event) { if (event.nothing) return new Map(); return event.request; }";
    expect(checkFunction(code)).toMatchObject([{ severity: "error" }]);
    expect(test(code).errorMessage).toBe("");
  });

  it("such as a missing built-in after an earlier error", () => {
    const code = "function handler() { throw new Error('first'); return new Map(); }";
    expect(test(code).errorMessage).toBe(`${prefix}Error: first`);
  });

  it("such as a missing handler", () => {
    expect(test("var a = 1;").errorMessage).toBe(`${prefix}ReferenceError: "handler" is not defined`);
  });
});

describe("testFunction returns the origin change and the custom log", () => {
  const calling = (body: string) => `import cf from 'cloudfront'; function handler(event) { ${body} }`;

  it("of a run that succeeds", () => {
    const answer = test(
      calling("cf.selectRequestOriginById('a'); cf.logCustomData('b c'); return event.request;"),
    );
    expect(answer).toMatchObject({
      originChange: { kind: "selectRequestOriginById", value: { originId: "a" } },
      customLog: "b%20c",
    });
  });

  it("of a run that fails after them", () => {
    const answer = test(calling("cf.logCustomData(''); throw new Error('x');"));
    expect(answer).toMatchObject({ customLog: "", errorMessage: `${prefix}Error: x` });
  });

  it("only if the function made them", () => {
    const answer = test("function handler(event) { return event.request; }");
    expect(answer).not.toHaveProperty("originChange");
    expect(answer).not.toHaveProperty("customLog");
  });
});

it("testFunction returns the logs and the utilization of a run with an invalid value", () => {
  const answer = test("function handler() { console.log('here'); return { statusCode: 'x' }; }");
  expect(answer.logs).toEqual(["here"]);
  expect(answer.computeUtilization).toBeGreaterThan(0);
  expect(answer.errorMessage).toMatch(/^The CloudFront function returned an invalid value: /);
});
