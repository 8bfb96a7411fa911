import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { parseEvent } from "../../src/runtime/event/parse-event.ts";
import { viewerRequest } from "../../src/runtime/event/viewer-request.ts";
import { viewerResponse } from "../../src/runtime/event/viewer-response.ts";
import { checkFunction, type FunctionRuntime } from "../../src/runtime.ts";
import { examples, isRefusedByDesign } from "../support/example-functions.ts";

const functions = readdirSync("docs/examples/functions")
  .map((file) => basename(file, ".js"))
  .filter((name) => !isRefusedByDesign(name));

it("every example has its events, and the reverse", () => {
  expect(examples().map(({ name }) => name)).toEqual(functions);
});

describe.each(examples())("$name", ({ name, runtime, eventType, cases }) => {
  const code = readFileSync(`docs/examples/functions/${name}.js`, "utf8");

  it("says in its first line what it is for", () => {
    expect(code.split("\n")[0]).toMatch(new RegExp(`^// ${eventType}, ${runtime}: \\S`));
  });

  it("is code that its runtime takes", () => {
    expect(checkFunction(code, { runtime: runtime as FunctionRuntime })).toEqual([]);
  });

  it("expects more than one outcome, each of one kind", () => {
    expect(cases.length).toBeGreaterThan(1);
    for (const { expected } of cases) {
      const kinds = ["request", "response", "functionOutput", "errorMessage"].filter(
        (kind) => kind in expected,
      );
      expect(kinds).toHaveLength(1);
    }
  });

  it.each(cases)("$title: the event is valid", ({ event }) => {
    const made = eventType === "viewer-request" ? viewerRequest(event) : viewerResponse(event);
    expect(parseEvent(JSON.stringify(made))).toMatchObject({ kind: "event", type: eventType });
  });
});

it("the example that no runtime takes is still refused", () => {
  const code = readFileSync("docs/examples/functions/too-modern.js", "utf8");
  expect(checkFunction(code)).not.toEqual([]);
});
