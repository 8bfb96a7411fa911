/**
 * A plugin for ESLint 9 and 10 that reports what the runtimes of CloudFront Functions reject.
 *
 * @module
 */
import type { AST, ESLint, Linter, Rule, SourceCode } from "eslint";
import { listGlobals } from "./runtime/check/builtins.ts";
import { getRuntimeFacts } from "./runtime/check/runtimes.ts";
import { checkFunction, type Finding, type FunctionRuntime } from "./runtime.ts";

/** The plugin: two rules, and a configuration for each runtime. */
export interface MockCloudFrontPlugin extends ESLint.Plugin {
  readonly rules: {
    /** Reports code that the runtime does not run. */
    readonly "runtime-errors": Rule.RuleModule;
    /** Reports code that may fail, or that does something unexpected. */
    readonly "runtime-warnings": Rule.RuleModule;
  };
  /** The rules and the globals of a runtime. Give the configuration the `files` of your functions. */
  readonly configs: Readonly<Record<FunctionRuntime, Linter.Config>>;
}

/** Creates the rule that reports the findings of one severity. */
function createRule(severity: Finding["severity"], description: string): Rule.RuleModule {
  return {
    meta: {
      type: "problem",
      docs: { description },
      schema: [
        {
          type: "object",
          properties: { runtime: { enum: ["cloudfront-js-2.0", "cloudfront-js-1.0"] } },
          additionalProperties: false,
        },
      ],
      defaultOptions: [{ runtime: "cloudfront-js-2.0" }],
    },
    create(context) {
      const [{ runtime }] = context.options as [{ runtime: FunctionRuntime }];
      const { sourceCode } = context;
      return {
        Program() {
          // CloudFront calls the function by its name, which other rules would report as unused.
          sourceCode.markVariableAsUsed("handler");
          for (const finding of check(sourceCode, runtime)) {
            if (finding.severity === severity) {
              context.report({ loc: findLocation(sourceCode, finding), message: describe(finding) });
            }
          }
        },
      };
    },
  };
}

/** Checks the code as the runtime gets it. ESLint removes a byte order mark, which runtime 1.0 rejects. */
function check({ text, hasBOM }: SourceCode, runtime: FunctionRuntime): Finding[] {
  return checkFunction(hasBOM ? `\uFEFF${text}` : text, { runtime });
}

function describe({ message, engineMessage }: Finding): string {
  return engineMessage === undefined ? message : `${message} (${engineMessage})`;
}

/** Returns the range of the token at which a finding begins. Without a token, as at the end of the file, one character. */
function findLocation(sourceCode: SourceCode, { line, column }: Finding): AST.SourceLocation {
  const lines = sourceCode.text.split("\n");
  const before = lines.slice(0, line - 1).reduce((length, text) => length + text.length + 1, 0);
  const mark = sourceCode.hasBOM && line === 1 ? 1 : 0;
  const start = Math.min(Math.max(before + column - 1 - mark, 0), sourceCode.text.length);
  const token = sourceCode.getTokenByRangeStart(start, { includeComments: true });
  const end = token?.range?.[1] ?? Math.min(start + 1, sourceCode.text.length);
  return { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
}

function createConfig(runtime: FunctionRuntime): Linter.Config {
  const globals = listGlobals(getRuntimeFacts(runtime).version);
  return {
    name: `mock-cloudfront/${runtime}`,
    plugins: { "mock-cloudfront": plugin },
    languageOptions: {
      // A newer syntax than the runtime has: the rule, and not the parser, says what is wrong with it.
      ecmaVersion: "latest",
      sourceType: runtime === "cloudfront-js-2.0" ? "module" : "script",
      globals: Object.fromEntries(globals.map((name) => [name, "readonly"])),
    },
    rules: {
      "mock-cloudfront/runtime-errors": ["error", { runtime }],
      "mock-cloudfront/runtime-warnings": ["warn", { runtime }],
    },
  };
}

/**
 * The plugin for `eslint.config.js`. Its rules report the findings of `checkFunction()` at their places, for the runtime
 * that the configuration names.
 *
 * @example
 * import mockCloudFront from "mock-cloudfront/eslint";
 *
 * const config = [{ files: ["functions/*.js"], ...mockCloudFront.configs["cloudfront-js-2.0"] }];
 * console.log(config[0]?.name); // mock-cloudfront/cloudfront-js-2.0
 */
const plugin: MockCloudFrontPlugin = {
  meta: { name: "mock-cloudfront", namespace: "mock-cloudfront" },
  rules: {
    "runtime-errors": createRule(
      "error",
      "report code that the runtime of CloudFront Functions does not run",
    ),
    "runtime-warnings": createRule(
      "warning",
      "report code that CloudFront Functions may run with other results",
    ),
  },
  get configs() {
    return configs;
  },
};

const configs = {
  "cloudfront-js-2.0": createConfig("cloudfront-js-2.0"),
  "cloudfront-js-1.0": createConfig("cloudfront-js-1.0"),
};

// biome-ignore lint/style/noDefaultExport: configurations of ESLint import plugins as defaults
export default plugin;
