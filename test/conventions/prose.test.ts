import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { beginsWithVerb, functionDocstringsIn } from "../support/function-docstrings.ts";
import { pages } from "../support/markdown-tests.ts";
import { withoutListings } from "../support/reference/markdown.ts";
import { filesBelow } from "./sources.ts";

// What a machine can check of docs/contributing/style.md.

const docstrings = filesBelow("src").flatMap((file) =>
  functionDocstringsIn(readFileSync(file, "utf8")).map((docstring) => ({ file, ...docstring })),
);

it("at least 60 % of the docstrings of functions begin with a verb", () => {
  const others = docstrings.filter(({ text }) => !beginsWithVerb(text));
  const share = 1 - others.length / docstrings.length;
  const examples = others.map(({ file, line, text }) => `${file}:${line}: ${text}`).slice(0, 50);
  expect(share, `docstrings that do not:\n${examples.join("\n")}`).toBeGreaterThanOrEqual(0.6);
});

it("no docstring of a function begins with a relative or interrogative word", () => {
  const violations = docstrings
    .filter(({ text }) => /^(?:What|Whether|Where|Those|Another|Who)/.test(text))
    .map(({ file, line, text }) => `${file}:${line}: ${text}`);
  expect(violations).toEqual([]);
});

/** Words of the guide's table "Words" that are never the better choice. */
const unwanted =
  /\b(?:doors?|whoever|nobody|somebody|anew|likewise|former|texts|beside|under way|held up|(?:is|are) (?:told|asked|looked at)|for want of|by chance|what is there)\b/gi;

function unwantedIn(place: string, text: string): string[] {
  return [...text.replaceAll(/\s+(?:\*|\/\/)?\s*/g, " ").matchAll(unwanted)].map(
    ([word]) => `${place}: ${word}`,
  );
}

it("comments of the sources have no word that the guide rules out", () => {
  const violations = filesBelow("src").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*(?:\n\s*\/\/.*)*/g)].flatMap(
      ([comment]) => unwantedIn(file, comment),
    ),
  );
  expect(violations).toEqual([]);
});

it("pages have no word that the guide rules out, except the guide", () => {
  const violations = pages()
    .filter((page) => page !== "docs/contributing/style.md")
    .flatMap((page) => unwantedIn(page, withoutListings(readFileSync(page, "utf8"))));
  expect(violations).toEqual([]);
});
