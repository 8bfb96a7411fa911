import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vitest/config";
import { examplesIn } from "./docstring.ts";

const fence = /^```ts\n([\s\S]*?)^```$/gm;
const importLine = /^import (?:[\s\S]*? from )?"[^"]+";\n/gm;

/** Every page that is published with the source. */
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
 * Makes a Markdown page a test file: every block of TypeScript in it runs, and so does an `@example` of a source, as
 * `source.ts?example=<the line of its comment>.ts`. A block that imports from vitest is a
 * test file as it stands; any other becomes the body of one test, with a mock at hand as `cloudfront` and a client
 * as `client`.
 */
export function markdownTests(): Plugin {
  return {
    name: "markdown-tests",
    enforce: "pre",
    // The compiler's paths reach TypeScript files only: from a page the name would mean what was last built.
    resolveId(name) {
      const named = /^mock-cloudfront(?:\/(\w+))?$/.exec(name);
      if (!named) {
        return undefined;
      }
      const door = named[1];
      return [`src/${door ?? "index"}.ts`, `src/testing/${door}.ts`]
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
      // A describe each: what one block sets up for all its tests is not for another's.
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

/** A docstring's example as a test file. */
export function exampleTest(code: string): string {
  return asTestFile(givenImports(code) + withAssertions(code));
}

/** What an example prints is what the comment behind it, or below it, says. */
function withAssertions(code: string): string {
  return code.replace(
    /^console\.log\((.*)\);(?: \/\/ (.+)|((?:\n\/\/ .*)+))$/gm,
    (_, value: string, beside?: string, below = "") => {
      const text = beside ?? below.replaceAll("\n// ", "\n").trim();
      return `expect(formatOfThePage(${value})).toBe(${JSON.stringify(text)});`;
    },
  );
}

/** What a docstring of a line or two need not import: whoever reads it knows where it comes from. */
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

/** What only sets up has run when it is imported. */
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
