import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { MockCloudFront } from "../../src/handle.ts";
import { mockCloudFront } from "../../src/mock-cloudfront.ts";
import { matchers } from "../../src/testing/matchers.ts";
import { pages } from "../support/markdown-tests.ts";
import { anchorsOf, headingsIn, withoutListings } from "../support/reference/markdown.ts";
import { thrownBy } from "../support/refusal.ts";

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

const readme = readFileSync("README.md", "utf8");

/** Returns the text of a second-level section of the README, without its heading. */
function sectionOf(title: string): string {
  const section = readme.split("\n## ").find((text) => text.startsWith(`${title}\n`));
  return section?.slice(title.length) ?? "";
}

it("the README starts with deploy code and its tests, which projects.mjs runs under both runners", () => {
  const [opening = ""] = readme.split("\n## ");
  const [test = ""] = /```ts\n[\s\S]*?```/.exec(opening) ?? [];
  expect(test).toContain('from "vitest"');
  expect(test).toContain("client.send(");
});

it("the README has its sections in the order in which a user needs them", () => {
  const order = [
    "Contents",
    "What is covered",
    "Install",
    "Set up a test",
    "Test a function",
    "Faults",
    "Matchers",
    "Documentation",
    "Try it from a clone",
  ];
  const titles = [...readme.matchAll(/^## (.*)$/gm)].map(([, title]) => title as string);
  expect(titles.filter((title) => order.includes(title))).toEqual(order);
  const contents = sectionOf("Contents");
  expect(titles.slice(1).filter((title) => !contents.includes(`[${title}]`))).toEqual([]);
});

it("the README has at most 1,700 words", () => {
  expect(readme.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(1700);
});

it("the README has the two commands for a fresh clone", () => {
  expect(sectionOf("Try it from a clone")).toMatch(
    /npm install && npm run demo[\s\S]*npm install && npm test/,
  );
});

it("the README names the Node version and the lowest peer versions of package.json", () => {
  const { engines, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const lowest = (range: string) =>
    range
      .split(" || ")[0]
      ?.replace(/^[^\d]*/, "")
      .replace(/(\.0)+$/, "");
  const install = sectionOf("Install");
  const expected = [
    `**Node**: ${lowest(engines.node)} or later`,
    ...["@aws-sdk/client-cloudfront", "@aws-sdk/client-cloudfront-keyvaluestore"].map(
      (name) => `\`${name}\` ${lowest(peerDependencies[name])} or later`,
    ),
    ...["vitest", "jest"].map((name) => `${name} ${lowest(peerDependencies[name])} or later`),
  ];
  expect(expected.filter((text) => !install.includes(text))).toEqual([]);
});

it("the README and docs/guide/runners.md list every matcher", () => {
  const listed = [sectionOf("Matchers"), readFileSync("docs/guide/runners.md", "utf8")];
  const missing = Object.keys(matchers).filter(
    (name) => !listed.every((text) => text.includes(`| \`${name}(`)),
  );
  expect(missing).toEqual([]);
});

it("docs/guide/mock.md lists every option and every member of the mock", () => {
  const page = readFileSync("docs/guide/mock.md", "utf8");
  const rowsOf = (title: string) => {
    const [, section = ""] = page.split(`## ${title}\n`);
    const [table = ""] = section.split("\n## ");
    const cells = [...table.matchAll(/^\| (`.*?) +\|/gm)].map(([, cell]) => cell as string);
    return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)/g)].map(([, name]) => name)).sort();
  };
  const refused = thrownBy(() => mockCloudFront({ unknown: true } as never));
  const [, options = ""] = /The options are: (.*)\./.exec(refused.message) ?? [];
  expect(rowsOf("Options")).toEqual(options.split(", ").sort());
  const members = Object.getOwnPropertyNames(MockCloudFront.prototype);
  expect(rowsOf("Members")).toEqual([...members, "seed"].filter((name) => name !== "constructor").sort());
});
