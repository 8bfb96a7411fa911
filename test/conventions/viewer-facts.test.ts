import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { filesBelow } from "./sources.ts";

const page = readFileSync("docs/contributing/viewer-facts.md", "utf8");
const listed = new Set([...page.matchAll(/^\| (F [\d.a]+)\s/gm)].map(([, fact]) => fact as string));
const edge = filesBelow("src/edge");

/** Returns the comments of a file. Lines of `//` that follow each other are one comment. */
function commentsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  return text.match(/\/\*\*[\s\S]*?\*\/|(?:^\s*\/\/.*\n)+/gm) ?? [];
}

function citationsIn(text: string): string[] {
  return text.match(/\bF \d+(?:\.\d+|a)?/g) ?? [];
}

it("every assumption of the edge cites a fact", () => {
  const violations = edge.flatMap((file) =>
    commentsOf(file)
      .filter((comment) => comment.includes("assumed:"))
      .filter((comment) => citationsIn(comment.slice(comment.indexOf("assumed:"))).length === 0)
      .map((comment) => `${file}: ${comment}`),
  );
  expect(violations).toEqual([]);
});

it("every fact that a source file cites is listed with its source", () => {
  const violations = filesBelow("src").flatMap((file) =>
    commentsOf(file)
      .flatMap(citationsIn)
      .filter((fact) => !listed.has(fact))
      .map((fact) => `${file} cites ${fact}`),
  );
  expect(violations).toEqual([]);
});

it("every listed fact is cited by a source file", () => {
  const cited = new Set(filesBelow("src").flatMap((file) => commentsOf(file).flatMap(citationsIn)));
  expect([...listed].filter((fact) => !cited.has(fact))).toEqual([]);
});
