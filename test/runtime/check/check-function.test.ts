import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { checkFunction } from "../../../src/runtime.ts";

const handler = "function handler(event) { return event; }\n";

describe("checkFunction arguments", () => {
  it("use runtime 2.0 by default", () => {
    expect(checkFunction(`${handler}const a = 1;`)).toEqual([]);
    expect(checkFunction(`${handler}const a = 1;`, { runtime: undefined })).toEqual([]);
    expect(checkFunction(`${handler}const a = 1;`, { runtime: "cloudfront-js-1.0" })).toHaveLength(1);
  });

  it.each(["cloudfront-js-3.0", "", "2.0", 2, null, "toString"])("reject the runtime %j", (runtime) => {
    // @ts-expect-error not a runtime
    expect(() => checkFunction(handler, { runtime })).toThrow(
      new TypeError(
        `checkFunction: The option runtime is ${JSON.stringify(runtime)}; give "cloudfront-js-1.0" or "cloudfront-js-2.0". ` +
          'Write checkFunction(code, { runtime: "cloudfront-js-2.0" }).',
      ),
    );
  });

  it("reject the runtime in place of the options", () => {
    // @ts-expect-error not an object
    expect(() => checkFunction(handler, "2.0")).toThrow(
      new TypeError(
        'checkFunction: The options are "2.0"; give an object. Write checkFunction(code, { runtime: "cloudfront-js-2.0" }).',
      ),
    );
  });

  it("reject an unknown option", () => {
    // @ts-expect-error not an option
    expect(() => checkFunction(handler, { runtimes: "cloudfront-js-1.0" })).toThrow(
      /There is no option "runtimes"/,
    );
  });

  it.each([
    [undefined, "undefined"],
    [null, "null"],
    [1, "1"],
    [{}, "an object"],
  ])("reject %j as code", (code, described) => {
    // @ts-expect-error not code
    expect(() => checkFunction(code)).toThrow(
      new TypeError(
        `checkFunction: code is ${described}; give a string or a Uint8Array, like FunctionCode of CreateFunction`,
      ),
    );
  });

  it.each([
    "edge.js",
    "./functions/rewrite.js",
    "/home/a b/edge.mjs",
    "C:\\functions\\edge.ts",
    "../edge.cjs",
  ])("reject the path %j as code", (path) => {
    expect(() => checkFunction(path)).toThrow(
      new TypeError(
        `checkFunction: code is the path ${JSON.stringify(path)}; give the code itself, such as readFileSync(${JSON.stringify(path)})`,
      ),
    );
  });

  it.each(["a.b", "handler.js;", "var a = b.js", "a\nb.js", "f(x).js"])("accept %j as code", (code) => {
    expect(() => checkFunction(code)).not.toThrow();
  });
});

describe("checkFunction with bytes", () => {
  it("decodes the bytes as UTF-8", () => {
    const code = `${handler}var a = "é😀"; class B {}`;
    expect(checkFunction(new TextEncoder().encode(code))).toEqual(checkFunction(code));
  });

  it("accepts a view of a larger buffer", () => {
    const bytes = Buffer.from(`xxx${handler}`).subarray(3);
    expect(checkFunction(bytes)).toEqual([]);
  });

  it("accepts bytes of another realm", () => {
    const bytes: Uint8Array = runInNewContext("new Uint8Array(codes)", { codes: [...Buffer.from(handler)] });
    expect(bytes).not.toBeInstanceOf(Uint8Array);
    expect(checkFunction(bytes)).toEqual([]);
  });

  it("warns about invalid UTF-8 in a comment, and reports an error in a name", () => {
    const inComment = Buffer.concat([Buffer.from(`${handler}// a`), Buffer.from([0xff]), Buffer.from("b")]);
    expect(checkFunction(inComment)).toEqual([
      {
        severity: "warning",
        rule: "encoding",
        message: "these bytes are not valid UTF-8 and are read as U+FFFD; save the code as UTF-8",
        line: 2,
        column: 5,
      },
    ]);
    const inName = Buffer.concat([Buffer.from(`${handler}var a`), Buffer.from([0xff])]);
    expect(checkFunction(inName).map(({ engineMessage }) => engineMessage)).toEqual([
      'SyntaxError: Unexpected token "\uFFFD" in 2',
      undefined,
    ]);
  });

  it("accepts the character U+FFFD", () => {
    expect(checkFunction(new TextEncoder().encode(`${handler}// \uFFFD`))).toEqual([]);
  });
});

describe("checkFunction order", () => {
  const rulesOf = (code: string): string[] => checkFunction(code).map(({ rule }) => rule);

  it("is the order of the phases: parsing, compiling, running, calling", () => {
    expect(rulesOf("x.at(0);\nconst a;\nnew Map();\nclass B {}")).toEqual([
      "classes",
      "const-initializer",
      "undefined-names",
      "missing-handler",
      "undefined-names",
      "missing-methods",
    ]);
  });

  it("is the order of positions within one phase", () => {
    expect(rulesOf("function handler(e = 1) {\n  class A {}\n  return e?.b;\n}")).toEqual([
      "parameters",
      "classes",
      "optional-chaining",
    ]);
  });

  it("has one error per place", () => {
    expect(checkFunction("function handler(event) { if (event) class A {} }")).toHaveLength(1);
  });

  it("has the errors before the place where parsing stops, and none after it", () => {
    const code =
      "var { a } = b;\nfunction handler(event) {\n  f(...x);\n  if (event { return 1; }\n  class C {}\n}";
    expect(checkFunction(code).map(({ rule, line }) => `${line} ${rule}`)).toEqual([
      "1 destructuring",
      "3 spread",
      "4 syntax",
    ]);
  });
});

describe("checkFunction results", () => {
  it("belong to the caller, so that changes do not affect other callers", () => {
    const findings = checkFunction("class A {}");
    const [first] = findings;
    expect(Object.isFrozen(first)).toBe(true);
    findings.length = 0;
    expect(checkFunction("class A {}")).not.toHaveLength(0);
  });

  it("are the same for repeated checks of the same code", () => {
    const before = checkFunction("class A {}");
    for (let index = 0; index < 250; index += 1) {
      checkFunction(`class A${index} {}`);
    }
    expect(checkFunction("class A {}")).toEqual(before);
  });

  it("depend on the runtime", () => {
    const code = `${handler}let a = 1;`;
    expect(checkFunction(code, { runtime: "cloudfront-js-2.0" })).toHaveLength(0);
    expect(checkFunction(code, { runtime: "cloudfront-js-1.0" })).toHaveLength(1);
  });
});

describe("checkFunction lines", () => {
  it("end only at a newline, and the engine does not count line continuations", () => {
    const place = (code: string) => checkFunction(code)[0];
    expect(place("var a;\r\nclass B {}")).toMatchObject({ line: 2, column: 1 });
    expect(place("var a;\rclass B {}")).toMatchObject({ line: 1, column: 8 });
    expect(place("/*\n*/ class B {}")).toMatchObject({ line: 2, column: 4 });
    expect(place('var a = "x\\\ny";\nclass B {}')).toMatchObject({
      line: 3,
      engineMessage: 'SyntaxError: Token "class" not supported in this version in 2',
    });
  });

  it("accept a byte order mark in runtime 2.0 and reject it in 1.0", () => {
    expect(checkFunction(`\uFEFF${handler}`)).toEqual([]);
    expect(checkFunction(`\uFEFF${handler}`, { runtime: "cloudfront-js-1.0" })[0]).toMatchObject({
      rule: "syntax",
      line: 1,
      column: 1,
      engineMessage: 'SyntaxError: Unexpected token "\uFFFD" in 1',
    });
  });
});
