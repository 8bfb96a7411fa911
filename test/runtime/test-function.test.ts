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

describe("testFunction returns the place of a failure", () => {
  it.each([
    ["an exception", "function handler(event) {\n  return event.request.uri.a.b;\n}", 2],
    ["a syntax error", "function handler(event) {\n  return event?.request;\n}", 2],
    ["an endless loop", "function handler(event) {\n  var i = 0;\n  while (true) { i++; }\n}", 3],
    ["top-level code", "var a = 1;\nthrow new Error('x');\nfunction handler() {}", 2],
    [
      "a rejected promise",
      "async function handler(event) {\n  await Promise.resolve();\n  throw new TypeError('late');\n}",
      3,
    ],
  ])("for %s", (_, code, line) => {
    const { location, codeFrame, errorMessage } = test(code);
    expect(errorMessage).not.toBe("");
    expect(location).toMatchObject({ line, column: expect.any(Number) });
    expect(codeFrame).toContain(`> ${line} | `);
  });

  it("but not for a run that succeeds, or a returned value that is invalid", () => {
    expect(test("function handler(event) { return event.request; }")).not.toHaveProperty("location");
    expect(test("function handler() { return 1; }")).not.toHaveProperty("codeFrame");
  });
});

describe("testFunction returns advice", () => {
  const reading = (body: string) =>
    `import cf from 'cloudfront';\nasync function handler(event) {\n  const kvs = cf.kvs();\n  ${body}\n  return event.request;\n}`;
  const read = (body: string) =>
    testFunction({
      code: reading(body),
      runtime: "cloudfront-js-2.0",
      eventObject,
      nowMs: 0,
      randomSeed: 1,
      stores: {
        associated: "id",
        read: (id) =>
          id === "id"
            ? { items: new Map([["/index", "1"]]), created: new Date(0), lastUpdated: new Date(0) }
            : undefined,
      },
    });

  it("that names the missing key, and the nearest key", () => {
    const found = read("await kvs.get('/indx');");
    expect(found.errorMessage).toBe(`${prefix}Error: KeyNotFound`);
    expect(found.advice).toBe('The key value store has no key "/indx". Did you mean "/index"?');
    expect(read("await kvs.get('other');").advice).toBe('The key value store has no key "other".');
  });

  it("only for the error of a missing key", () => {
    expect(read("try { await kvs.get('a'); } catch (e) { throw new Error('own'); }")).not.toHaveProperty(
      "advice",
    );
    expect(read("await kvs.exists('a');")).not.toHaveProperty("advice");
    expect(read("await kvs.get('/index');").errorMessage).toBe("");
  });

  it("that says how to write what the runtime does not have", () => {
    expect(test("function handler(event) { return event?.request; }").advice).toContain(
      "runtime 2.0 has no `?.`",
    );
  });
});

describe("testFunction calls a promise in the returned value a promise", () => {
  it.each([
    ["event.request.uri = f(); return event.request;", "request.uri must be a string"],
    ["return { statusCode: 302, headers: { location: { value: f() } } };", "response.headers.location.value"],
    [
      "return { statusCode: 200, body: { encoding: 'text', data: f() } };",
      "response.body.data must be a string",
    ],
    [
      "return { statusCode: 200, cookies: { a: { value: '1', multiValue: [{ value: f() }] } } };",
      "multiValue[0]",
    ],
    ["return { statusCode: f() };", "response.statusCode must be an integer"],
  ])("%s", (body, problem) => {
    const { errorMessage } = test(
      `async function f() { return 'x'; }\nasync function handler(event) { ${body} }`,
    );
    expect(errorMessage).toContain(problem);
    expect(errorMessage).toMatch(/is a Promise; is an `await` missing\?\.$/);
  });

  it("but not an empty object", () => {
    expect(
      test("function handler(event) { event.request.uri = {}; return event.request; }").errorMessage,
    ).toMatch(/request\.uri must be a string, and is an object\.$/);
  });
});

it("testFunction reports what only the edge rejects", () => {
  const code =
    "function handler(event) { event.request.headers.host = { value: 'other.example.com' }; return event.request; }";
  expect(test(code)).toMatchObject({
    errorMessage: "",
    edgeProblems: [expect.stringContaining('request.headers has a changed value of "host"')],
  });
  expect(test("function handler(event) { return event.request; }")).not.toHaveProperty("edgeProblems");
});
