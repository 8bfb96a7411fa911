import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vitest/config";

const fence = /^```ts\n([\s\S]*?)^```$/gm;
const importLine = /^import [\s\S]*? from "[^"]+";\n/gm;

/** Every page that is published with the source. */
export const pages = (): string[] => [
  ...readdirSync(".").filter((file) => file.endsWith(".md")),
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

export const pagesWithCode = (): string[] =>
  pages().filter((page) => readFileSync(page, "utf8").includes("```ts\n"));

/**
 * Makes a Markdown page a test file: every block of TypeScript in it runs. A block that imports from vitest is a
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
      if (!named) return undefined;
      const door = named[1];
      return [`src/${door ?? "index"}.ts`, `src/testing/${door}.ts`]
        .map((file) => resolve(file))
        .find(existsSync);
    },
    load(id) {
      const [, page, block] = /^([^?]+\.md)(?:\?block=(\d+)\.ts)?$/.exec(id) ?? [];
      if (!page) return undefined;
      const blocks = [...readFileSync(page, "utf8").matchAll(fence)].map((match) => match[1] as string);
      if (block) return asTestFile(blocks[Number(block) - 1] as string);
      // A describe each: what one block sets up for all its tests is not for another's.
      const suites = blocks.map((_, i) => {
        const path = JSON.stringify(`${page}?block=${i + 1}.ts`);
        return `describe("block ${i + 1}", async () => { await import(${path}); });`;
      });
      return ['import { describe } from "vitest";', ...suites].join("\n");
    },
  };
}

function asTestFile(code: string): string {
  if (code.includes('from "vitest"')) return code;
  return `
import * as sdkOfThePage from "@aws-sdk/client-cloudfront";
import * as mockOfThePage from "mock-cloudfront";
import { expect, test } from "vitest";
${code.match(importLine)?.join("") ?? ""}
test("runs", async () => {
  const cloudfront = mockOfThePage.mockCloudFront();
  const client = new sdkOfThePage.CloudFrontClient({ region: "us-east-1" });
  try {
${code.replace(importLine, "")}
  } finally {
    cloudfront.restore();
  }
});
`;
}
