import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript-5.9";
import { describe, expect, it } from "vitest";
import { examplesIn, tagsNamed } from "../support/docstring.ts";
import { exampleTest } from "../support/markdown-tests.ts";
import {
  isOurs,
  membersOf,
  mistakesIn,
  namesOf,
  type PublicName,
  publicDoors,
} from "../support/reference/program.ts";
import { filesBelow } from "./sources.ts";

/** What other packages declare is theirs to explain. */
const publicNames = publicDoors.flatMap((door) =>
  namesOf(door)
    .filter(({ declarations: [declaration] }) => declaration && isOurs(declaration))
    .map((name) => ({ ...name, door: door.name })),
);

describe("a public name has a docstring", () => {
  it.each(publicNames)("$door: $name", ({ docstring }) => {
    expect(docstring.text).not.toBe("");
  });
});

describe("what is there at run time has an example", () => {
  it.each(publicNames.filter(({ isValue }) => isValue))("$door: $name", ({ docstring }) => {
    expect(tagsNamed(docstring, "example")).not.toEqual([]);
  });
});

/**
 * What a user calls, and what a user fills in. A plain shape, such as a record or an event, is understood by the names
 * of its members.
 */
function needsMembersExplained({ name, declarations }: PublicName): boolean {
  return (
    declarations.some(ts.isClassDeclaration) ||
    /(Options|Overrides|Seed|Quotas|Environment|Definition|Dialect|Matchers|Server|Handler|Executor)$/.test(
      name,
    )
  );
}

describe("a member of a handle, of options and of what a service is made of has a docstring", () => {
  const members = publicNames
    .filter(needsMembersExplained)
    .flatMap((owner) => membersOf(owner).map((member) => ({ ...member, owner: owner.name })));

  it.each(members)("$owner: $name", ({ docstring }) => {
    expect(docstring.text + tagsNamed(docstring, "defaultValue")).not.toBe("");
  });
});

// That they run is in test/docs/docstrings.test.ts.
it("the examples compile", () => {
  const examples = filesBelow("src").flatMap((file) =>
    examplesIn(readFileSync(file, "utf8")).map(({ code, line }): [string, string] => [
      join(process.cwd(), `${file}.${line}.ts`),
      exampleTest(code),
    ]),
  );
  expect(mistakesIn(new Map(examples))).toEqual([]);
});
