import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vitest/config";
import { examplesIn } from "./docstring.ts";

const fence = /^```ts\n([\s\S]*?)^```$/gm;
const importLine = /^import (?:[\s\S]*? from )?"[^"]+";\n/gm;

/** Lists all pages of the repository. */
export function pages(): string[] {
  return [
    ...readdirSync(".").filter((file) => file.endsWith(".md")),
    ...readdirSync("docs", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .map((file) => `docs/${file}`),
  ];
}

export function pagesWithCode(): string[] {
  return pages().filter((page) => readFileSync(page, "utf8").includes("```ts\n"));
}

/**
 * Makes test files of Markdown pages: every TypeScript block runs. An `@example` of a source runs as
 * `source.ts?example=<the line of its comment>.ts`. A block that imports from vitest is a test file. Every other block
 * becomes the body of one test, with a mock named `cloudfront` and a client named `client`.
 */
export function markdownTests(): Plugin {
  return {
    name: "markdown-tests",
    enforce: "pre",
    // The paths of tsconfig.json apply to TypeScript files only. From a page the name would resolve to the last build.
    resolveId(name) {
      const named = /^mock-cloudfront(?:\/([\w/]+))?$/.exec(name);
      if (!named) {
        return undefined;
      }
      const entryPoint = named[1];
      return [`src/${entryPoint ?? "index"}.ts`, `src/testing/${entryPoint}.ts`]
        .map((file) => resolve(file))
        .find(existsSync);
    },
    load(id) {
      const [, source, line] = /^([^?]+\.ts)\?example=(\d+)\.ts$/.exec(id) ?? [];
      if (source) {
        return exampleAt(source, Number(line));
      }
      const [, page, block] = /^([^?]+\.md)(?:\?block=(\d+)\.ts)?$/.exec(id) ?? [];
      if (!page) {
        return undefined;
      }
      const blocks = [...readFileSync(page, "utf8").matchAll(fence)].map((match) => match[1] as string);
      if (block) {
        return asTestFile(blocks[Number(block) - 1] as string);
      }
      // Each block has its own describe, so that the setup of one block does not affect another.
      const suites = blocks.map((_, i) => {
        const path = JSON.stringify(`${page}?block=${i + 1}.ts`);
        return `describe("block ${i + 1}", async () => { await import(${path}); });`;
      });
      return ['import { describe } from "vitest";', ...suites].join("\n");
    },
  };
}

function exampleAt(source: string, line: number): string {
  const example = examplesIn(readFileSync(source, "utf8")).find((each) => each.line === line);
  if (!example) {
    throw new Error(`${source} has no example at line ${line}`);
  }
  return exampleTest(example.code);
}

/** Returns the test file for an example of a docstring. */
export function exampleTest(code: string): string {
  return asTestFile(givenImports(code) + withAssertions(code));
}

/** Replaces `console.log(value); // text` by an assertion that the value prints the text. */
function withAssertions(code: string): string {
  return code.replace(
    /^console\.log\((.*)\);(?: \/\/ (.+)|((?:\n\/\/ .*)+))$/gm,
    (_, value: string, beside?: string, below = "") => {
      const text = beside ?? below.replaceAll("\n// ", "\n").trim();
      return `expect(formatOfThePage(${value})).toBe(${JSON.stringify(text)});`;
    },
  );
}

/** The imports that short examples omit. */
const given: readonly (readonly [from: string, names: RegExp])[] = [
  ["@aws-sdk/client-cloudfront", /\b[A-Z]\w+Command\b/g],
  ["mock-cloudfront", /\bmockCloudFront\b/g],
  ["mock-cloudfront/runtime", /\b(?:runFunction|viewerRequest)\b/g],
];

function givenImports(code: string): string {
  const imported = code.match(importLine)?.join("") ?? "";
  return given
    .map(([from, pattern]) => {
      const missing = [...new Set(code.match(pattern))].filter((name) => !imported.includes(name));
      return missing.length ? `import { ${missing.join(", ")} } from "${from}";\n` : "";
    })
    .join("");
}

/** The test of a block that contains only setup. Importing the block has run it. */
function withTest(code: string): string {
  return `import { test as testOfThePage } from "vitest";\n${code}\ntestOfThePage("runs", () => {});\n`;
}

function asTestFile(code: string): string {
  if (code.includes('from "vitest"')) {
    return /\b(?:test|it)\b.*\(/.test(code) ? code : withTest(code);
  }
  const hasMock = /\bconst cloudfront = /.test(code);
  const hasClient = /\bconst client = /.test(code);
  const body = code.replace(importLine, "").replace(/\bconst cloudfront = /, "$&made.mock = ");
  return `
import * as sdkOfThePage from "@aws-sdk/client-cloudfront";
import * as mockOfThePage from "mock-cloudfront";
import { format as formatOfThePage } from "node:util";
import { expect, test } from "vitest";
${code.match(importLine)?.join("") ?? ""}
test("runs", async () => {
  const made: { mock?: Disposable } = {};
  try {
    ${hasMock ? "" : "const cloudfront = made.mock = mockOfThePage.mockCloudFront();"}
    ${hasClient ? "" : 'const client = new sdkOfThePage.CloudFrontClient({ region: "us-east-1" });'}
    {
${body}
    }
  } finally {
    made.mock?.[Symbol.dispose]();
  }
});
`;
}
