import { describe, expect, it } from "vitest";
import { findQuantityMismatch } from "../../src/services/quantities.ts";

describe("the counts in an input", () => {
  it.each([
    ["no list", {}],
    ["a list of as many", { Aliases: { Quantity: 1, Items: ["a.example.com"] } }],
    ["none, without Items", { Aliases: { Quantity: 0 } }],
    ["none, with empty Items", { Aliases: { Quantity: 0, Items: [] } }],
    [
      "a Quantity outside a list",
      { Restrictions: { GeoRestriction: { RestrictionType: "none", Quantity: 0 } } },
    ],
    ["what is null", { Aliases: null }],
  ])("are right for %s", (_, input) => {
    expect(findQuantityMismatch(input)).toBeUndefined();
  });

  // seen: these two, to the letter
  it.each([
    [
      { Paths: { Quantity: 1, Items: Array.from({ length: 7 }, () => "/a") } },
      "The specified quantity of Paths (1) does not match the actual quantity supplied (7).",
    ],
    [
      { Aliases: { Quantity: 2, Items: ["my_domain.com"] } },
      "The specified quantity of Aliases (2) does not match the actual quantity supplied (1).",
    ],
    [
      { Aliases: { Quantity: 1 } },
      "The specified quantity of Aliases (1) does not match the actual quantity supplied (0).",
    ],
  ])("are reported with the name of the list: %j", (input, problem) => {
    expect(findQuantityMismatch(input)).toBe(problem);
  });

  it("are checked inside the items of a list too", () => {
    const input = { Origins: { Quantity: 1, Items: [{ CustomHeaders: { Quantity: 1 } }] } };
    expect(findQuantityMismatch(input)).toMatch(/^The specified quantity of CustomHeaders \(1\)/);
  });
});
