import { describe, expect, it } from "vitest";
import { interceptionModes } from "../support/interception-modes.ts";
import { ProbeContext } from "./probe-context.ts";
import { probes } from "./probes/index.ts";

describe.each(interceptionModes)("the mock answers as its facts say ($name),", ({ open }) => {
  it.each(probes)("$name", async ({ ask, expected }) => {
    using opened = open();
    const clients = { cloudfront: opened.client, keyValueStore: opened.keyValueStoreClient };
    const run = { clients, prefix: "probe", signal: new AbortController().signal, pollDelay: 1 };
    expect(toComparable(await ask(new ProbeContext(run, "1")), expected)).toEqual(expected);
  });
});

/** Reduces an answer to the expected members, and a string to the pattern that it matches. */
function toComparable(answer: unknown, expected: unknown): unknown {
  if (expected instanceof RegExp) {
    return typeof answer === "string" && expected.test(answer) ? expected : answer;
  }
  if (typeof expected !== "object" || expected === null || typeof answer !== "object" || answer === null) {
    return answer;
  }
  if (Array.isArray(expected)) {
    return Array.isArray(answer) ? answer.map((part, index) => toComparable(part, expected[index])) : answer;
  }
  return Object.fromEntries(
    Object.entries(expected).map(([name, part]) => [
      name,
      toComparable((answer as Readonly<Record<string, unknown>>)[name], part),
    ]),
  );
}
