import { describe, expect, it } from "vitest";
import { PropertyOverrides } from "../../../src/adapters/http/property-overrides.ts";

describe("PropertyOverrides", () => {
  it("restores values, getters and attributes", () => {
    const owner = Object.defineProperties({} as Record<string, unknown>, {
      value: { value: 1, writable: false, enumerable: false, configurable: true },
      getter: { get: () => 2, configurable: true },
    });
    const before = Object.getOwnPropertyDescriptors(owner);
    const overrides = new PropertyOverrides();
    overrides.put(owner, "value", "a");
    overrides.put(owner, "getter", "b");
    expect(owner).toMatchObject({ value: "a", getter: "b" });
    overrides.undo();
    expect(Object.getOwnPropertyDescriptors(owner)).toEqual(before);
  });

  it("removes properties that did not exist, so that inherited ones are visible again", () => {
    const owner = Object.create({ inherited: 1 }) as Record<string, unknown>;
    const overrides = new PropertyOverrides();
    overrides.put(owner, "inherited", 2);
    overrides.put(owner, "added", 3);
    overrides.undo();
    expect(Object.keys(owner)).toEqual([]);
    expect(owner.inherited).toBe(1);
  });

  it("restores the original value of a property that was overridden twice", () => {
    const owner = { value: 1 };
    const overrides = new PropertyOverrides();
    overrides.put(owner, "value", 2);
    overrides.put(owner, "value", 3);
    overrides.undo();
    expect(owner.value).toBe(1);
  });

  it("does nothing on a second undo", () => {
    const owner = { value: 1 };
    const overrides = new PropertyOverrides();
    overrides.put(owner, "value", 2);
    overrides.undo();
    owner.value = 4;
    overrides.undo();
    expect(owner.value).toBe(4);
  });
});
