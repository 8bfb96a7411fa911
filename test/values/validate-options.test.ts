import { describe, expect, it } from "vitest";
import { findOptionProblem, type OptionRules } from "../../src/values/validate-options.ts";

const rules: OptionRules<{ port?: number; host?: string }> = {
  port: (port: unknown) => !Number.isInteger(port) && "a whole number",
  host: (host: unknown) => typeof host !== "string" && 'an address: "127.0.0.1"',
};

describe("findOptionProblem", () => {
  it.each<[unknown, string | undefined]>([
    [{}, undefined],
    [{ port: 1, host: "::1" }, undefined],
    [{ port: undefined }, undefined],
    [{ port: "1" }, 'The option port is "1"; give a whole number.'],
    [{ host: null }, 'The option host is null; give an address: "127.0.0.1".'],
    [{ prot: 1 }, 'There is no option "prot". Did you mean "port"? The options are: port, host.'],
    [{ toString: 1 }, 'There is no option "toString". The options are: port, host.'],
    [null, "The options are null; give an object."],
    ["x", 'The options are "x"; give an object.'],
    [[], "The options are []; give an object."],
  ])("says of %o: %s", (options, problem) => {
    expect(findOptionProblem(options, rules)).toBe(problem);
  });
});
