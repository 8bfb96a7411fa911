import { ESLint as ESLint10 } from "eslint";
import { ESLint as ESLint9 } from "eslint-9";
import { describe, expect, it } from "vitest";
import plugin from "../src/eslint.ts";
import { absences } from "../src/runtime/check/builtins.ts";
import { checkFunction, type FunctionRuntime } from "../src/runtime.ts";
import { passThrough } from "./support/make.ts";

describe.each([
  ["ESLint 9", ESLint9 as unknown as typeof ESLint10],
  ["ESLint 10", ESLint10],
])("the plugin, with %s,", (_version, ESLint) => {
  /** Lints code with the configuration of a runtime, and with rules of ESLint itself. */
  async function lint(code: string, runtime: FunctionRuntime = "cloudfront-js-2.0", rules = {}) {
    const eslint = new ESLint({
      overrideConfigFile: true,
      overrideConfig: [{ files: ["functions/*.js"], ...plugin.configs[runtime] }, { rules }],
    });
    const [result] = await eslint.lintText(code, { filePath: "functions/edge.js" });
    return result?.messages ?? [];
  }

  it("reports nothing for valid code", async () => {
    expect(await lint(passThrough)).toEqual([]);
  });

  it("reports what the runtime does not run as an error, with its range", async () => {
    expect(await lint("function handler(event) {\n  return new Map(event);\n}")).toMatchObject([
      {
        ruleId: "mock-cloudfront/runtime-errors",
        severity: 2,
        message: expect.stringMatching(/`Map`.*\(ReferenceError: "Map" is not defined\)$/),
        line: 2,
        column: 14,
        endLine: 2,
        endColumn: 17,
      },
    ]);
  });

  it("reports what may fail as a warning", async () => {
    const code = "function handler(event) {\n  console.error(event);\n  return event.request;\n}";
    expect(await lint(code)).toMatchObject([
      { ruleId: "mock-cloudfront/runtime-warnings", severity: 1, line: 2 },
    ]);
  });

  it("checks for the runtime that the configuration names", async () => {
    const code = "const handler = (event) => event.request;";
    expect(await lint(code)).toEqual([]);
    expect(await lint(code, "cloudfront-js-1.0")).toMatchObject([
      { ruleId: "mock-cloudfront/runtime-errors", line: 1, column: 1, endColumn: 6 },
    ]);
  });

  it("reports a finding at the end of the file", async () => {
    const [finding] = await lint("var x = 1;\n");
    expect(finding).toMatchObject({ ruleId: "mock-cloudfront/runtime-errors", message: /handler/ });
  });

  it.each([
    ["a byte order mark", `\uFEFF${passThrough}\nvar m = new Map();`],
    ["Windows line ends", `${passThrough.replaceAll("\n", "\r\n")}\r\nvar m = new Map();`],
    ["a line separator in a string", `${passThrough}\nvar s = "\u2028"; var m = new Map();`],
  ])("finds the place after %s", async (_what, code) => {
    const messages = (await lint(code)).filter(({ message }) => message.includes("`Map`"));
    expect(messages).toHaveLength(1);
    const { line, column } = messages[0] as (typeof messages)[number];
    const lines = code.replace(/^\uFEFF/, "").split(/\r\n|[\r\n\u2028\u2029]/);
    expect(lines[line - 1]?.slice(column - 1)).toMatch(/^Map\(\)/);
  });

  it("defines the globals of the runtime, and only those", async () => {
    const undefinedNames = { "no-undef": "error" };
    const code = `${passThrough}\nconsole.log([Buffer, crypto, atob, globalThis]);`;
    expect(await lint(code, "cloudfront-js-2.0", undefinedNames)).toEqual([]);
    const messages = await lint("var handler = setTimeout;", "cloudfront-js-2.0", undefinedNames);
    expect(messages.map(({ ruleId }) => ruleId)).toContain("no-undef");
  });

  it("marks the handler as used", async () => {
    expect(await lint(passThrough, "cloudfront-js-2.0", { "no-unused-vars": "error" })).toEqual([]);
  });

  it("reports every finding of the check once", async () => {
    const code = "function handler(event) { return event?.request; }\nvar a = new Map(), b = [].flat();";
    expect(await lint(code)).toHaveLength(checkFunction(code).length);
  });
});

it.each(["cloudfront-js-1.0", "cloudfront-js-2.0"] as const)(
  "the globals of %s are not missing ones",
  (runtime) => {
    const globals = Object.keys(plugin.configs[runtime].languageOptions?.globals ?? {});
    expect(globals).toContain("console");
    const version = runtime.slice("cloudfront-js-".length);
    const missing = globals.filter((name) => ["both", version].includes(absences.get(name)?.from ?? ""));
    expect(missing).toEqual([]);
  },
);
