import { describe, expect, it } from "vitest";
import { checkFunction } from "../../src/runtime/check/check-function.ts";
import { functionRuntimes } from "../../src/runtime/check/runtimes.ts";
import { answerTest } from "../../src/runtime/test-answer.ts";
import { viewerRequest } from "../../src/runtime.ts";

const event = viewerRequest();
function test(code: string, runtime: (typeof functionRuntimes)[number] = "cloudfront-js-2.0") {
  return answerTest({ code, runtime, event, eventJson: JSON.stringify(event), nowMs: 0, randomSeed: 1 });
}
const prefix =
  "The CloudFront function associated with the CloudFront distribution is invalid or could not run. ";

describe("code that does not parse answers what checkFunction says", () => {
  const codes = [
    "for (const a of []) {}",
    "function handler({ request }) {}",
    "const a;",
    "return 1",
    "class A {}",
  ];
  it.each(codes.flatMap((code) => functionRuntimes.map((runtime) => [code, runtime] as const)))(
    "%s under %s",
    (code, runtime) => {
      expect(test(code, runtime).errorMessage).toBe(
        prefix + checkFunction(code, { runtime })[0]?.engineMessage,
      );
    },
  );
});

describe("what only running shows is left to the run", () => {
  it("a missing built-in that is never read", () => {
    const code = "function handler(event) { if (event.nothing) return new Map(); return event.request; }";
    expect(checkFunction(code)).toMatchObject([{ severity: "error" }]);
    expect(test(code).errorMessage).toBe("");
  });

  it("a missing built-in in front of which another error stands", () => {
    const code = "function handler() { throw new Error('first'); return new Map(); }";
    expect(test(code).errorMessage).toBe(`${prefix}Error: first`);
  });

  it("no handler", () => {
    expect(test("var a = 1;").errorMessage).toBe(`${prefix}ReferenceError: "handler" is not defined`);
  });
});

describe("what the function told CloudFront by the way", () => {
  const calling = (body: string) => `import cf from 'cloudfront'; function handler(event) { ${body} }`;

  it("is part of the answer", () => {
    const answer = test(
      calling("cf.selectRequestOriginById('a'); cf.logCustomData('b c'); return event.request;"),
    );
    expect(answer).toMatchObject({
      originChange: { kind: "selectRequestOriginById", value: { originId: "a" } },
      customLog: "b%20c",
    });
  });

  it("is kept where the function fails behind it", () => {
    const answer = test(calling("cf.logCustomData(''); throw new Error('x');"));
    expect(answer).toMatchObject({ customLog: "", errorMessage: `${prefix}Error: x` });
  });

  it("is left out where it told nothing", () => {
    const answer = test("function handler(event) { return event.request; }");
    expect(answer).not.toHaveProperty("originChange");
    expect(answer).not.toHaveProperty("customLog");
  });
});

it("keeps the logs and the cost of a run whose value is refused", () => {
  const answer = test("function handler() { console.log('here'); return { statusCode: 'x' }; }");
  expect(answer.logs).toEqual(["here"]);
  expect(answer.computeUtilization).toBeGreaterThan(0);
  expect(answer.errorMessage).toMatch(/^The CloudFront function returned an invalid value: /);
});
