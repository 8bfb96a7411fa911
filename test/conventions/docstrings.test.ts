import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5.9";
import { expect, it } from "vitest";
import { examplesIn, tagsNamed } from "../support/docstring.ts";
import { exampleTest } from "../support/markdown-tests.ts";
import {
  entryPoints,
  isOurs,
  membersOf,
  mistakesIn,
  namesOf,
  type PublicName,
} from "../support/reference/program.ts";
import { filesBelow } from "./sources.ts";

/** The names that the entry points export and that this package declares. */
const publicNames = entryPoints.flatMap((entryPoint) =>
  namesOf(entryPoint)
    .filter(({ declarations: [declaration] }) => declaration && isOurs(declaration))
    .map((name) => ({ ...name, entryPoint: entryPoint.name })),
);

/**
 * True for classes that users call and objects that users fill in. The members of a plain record or an event are
 * understood by their names.
 */
function needsMembersExplained({ name, declarations }: PublicName): boolean {
  return (
    declarations.some(ts.isClassDeclaration) ||
    /(Options|Overrides|Seed|Quotas|Environment|Definition|ServiceApi|Matchers|Server|Handler|Executor)$/.test(
      name,
    )
  );
}

it("a public name has a docstring", () => {
  const violations = publicNames
    .filter(({ docstring }) => docstring.text === "")
    .map(({ entryPoint, name }) => `${entryPoint}: ${name}`);
  expect(violations).toEqual([]);
});

it("a public function, class or value has an example", () => {
  const violations = publicNames
    .filter(({ isValue, docstring }) => isValue && tagsNamed(docstring, "example").length === 0)
    .map(({ entryPoint, name }) => `${entryPoint}: ${name}`);
  expect(violations).toEqual([]);
});

it("the members of the handle, of options and of service definitions have docstrings", () => {
  const violations = publicNames
    .filter(needsMembersExplained)
    .flatMap((owner) => membersOf(owner).map((member) => ({ ...member, owner: owner.name })))
    .filter(({ docstring }) => docstring.text + tagsNamed(docstring, "defaultValue") === "")
    .map(({ owner, name }) => `${owner}.${name}`);
  expect(violations).toEqual([]);
});

// test/docs/docstrings.test.ts runs the examples.
it("the examples compile", () => {
  const examples = filesBelow("src").flatMap((file) =>
    examplesIn(readFileSync(file, "utf8")).map(({ code, line }): [string, string] => [
      join(process.cwd(), `${file}.${line}.ts`),
      exampleTest(code),
    ]),
  );
  expect(mistakesIn(new Map(examples))).toEqual([]);
});
