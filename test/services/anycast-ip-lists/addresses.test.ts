import fc from "fast-check";
import { expect, it } from "vitest";
import { allocateAddresses } from "../../../src/services/anycast-ip-lists/addresses.ts";

const type = fc.constantFrom("ipv4" as const, "ipv6" as const, "dualstack" as const);
const count = fc.constantFrom(3, 21);

it("gives distinct free addresses, and keeps those of a family that stays", () => {
  fc.assert(
    fc.property(type, type, count, count, (first, second, size, otherSize) => {
      const other = allocateAddresses("dualstack", otherSize, [], new Set());
      const before = allocateAddresses(first, size, [], new Set(other));
      const after = allocateAddresses(second, size, before, new Set([...other, ...before]));
      expect(new Set([...other, ...before]).size).toBe(other.length + before.length);
      expect(new Set(after).size).toBe(size * (second === "dualstack" ? 2 : 1));
      const kept = before.filter(
        (address) => address.includes(":") === (second === "ipv6") || second === "dualstack",
      );
      expect(after).toEqual(expect.arrayContaining(kept));
    }),
  );
});

it("gives addresses again once all of IPv4 are taken", () => {
  const taken = new Set(allocateAddresses("ipv4", 762, [], new Set()));
  expect(taken.size).toBe(762);
  expect(allocateAddresses("ipv4", 3, [], taken)).toHaveLength(3);
});
