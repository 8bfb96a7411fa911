import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { pages } from "../support/markdown-tests.ts";

const links = pages().flatMap((page) =>
  [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)].map(
    ([, to]): [string, string] => [page, to as string],
  ),
);

describe("a link leads somewhere", () => {
  it.each(links)("from %s to %s", (page, to) => {
    expect(existsSync(join(dirname(page), to))).toBe(true);
  });
});

it("the README opens with what the package is, a test, and the two commands for a fresh clone", () => {
  const [opening = ""] = readFileSync("README.md", "utf8").split("\n## ");
  const [test = ""] = /```ts\n[\s\S]*?```/.exec(opening) ?? [];
  expect(test).toContain('from "vitest"');
  expect(opening.slice(opening.indexOf(test))).toMatch(
    /npm install && npm run demo[\s\S]*npm install && npm test/,
  );
});
