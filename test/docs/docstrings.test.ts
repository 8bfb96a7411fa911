import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe } from "vitest";
import { filesBelow } from "../conventions/sources.ts";
import { examplesIn } from "../support/docstring.ts";

// Every `@example` of the sources runs, as the blocks of the pages do (test/support/markdown-tests.ts).
for (const file of filesBelow("src")) {
  for (const { line } of examplesIn(readFileSync(file, "utf8"))) {
    describe(`${file}:${line}`, async () => {
      await import(/* @vite-ignore */ `${resolve(file)}?example=${line}.ts`);
    });
  }
}
