import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { pages } from "../support/markdown-tests.ts";
import { anchorsOf, headingsIn, withoutListings } from "../support/reference/markdown.ts";

/** The links of a page to others of ours: where they stand, the file, and the anchor in it. */
const links = pages().flatMap((page) =>
  [...withoutListings(readFileSync(page, "utf8")).matchAll(/\]\((?!\w+:)([^)#\s]*)#?([^)\s]*)\)/g)].map(
    ([, path = "", anchor = ""]) => ({ page, to: path ? join(dirname(page), path) : page, anchor }),
  ),
);

it("every link leads to an existing page and heading", () => {
  const violations = links
    .filter(
      ({ to, anchor }) =>
        !existsSync(to) || (anchor && !anchorsOf(headingsIn(readFileSync(to, "utf8"))).includes(anchor)),
    )
    .map(({ page, to, anchor }) => `${page}: ${to}${anchor && `#${anchor}`}`);
  expect(violations).toEqual([]);
});

it("every page is linked from the index, docs/README.md", () => {
  const listed = links.filter(({ page }) => page === "docs/README.md").map(({ to }) => to);
  const others = pages().filter((page) => page.startsWith("docs/") && page !== "docs/README.md");
  expect(others.filter((page) => !listed.includes(page))).toEqual([]);
});

it("the README opens with what the package is, a test, and the two commands for a fresh clone", () => {
  const [opening = ""] = readFileSync("README.md", "utf8").split("\n## ");
  const [test = ""] = /```ts\n[\s\S]*?```/.exec(opening) ?? [];
  expect(test).toContain('from "vitest"');
  expect(opening.slice(opening.indexOf(test))).toMatch(
    /npm install && npm run demo[\s\S]*npm install && npm test/,
  );
});
