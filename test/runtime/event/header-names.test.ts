import { expect, it } from "vitest";
import {
  disallowedHeaders,
  isDisallowedHeader,
  readOnlyHeaders,
} from "../../../src/runtime/event/header-names.ts";

it.each(disallowedHeaders)("isDisallowedHeader is true for %s, which is in lower case", (header) => {
  const name = header.replace("*", "anything");
  expect(isDisallowedHeader(name)).toBe(true);
  expect(name).toBe(name.toLowerCase());
});

it.each(["x-amz-cf", "x-edge", "x-cache-a", "x-forwarded-for", "host"])(
  "isDisallowedHeader is false for %s",
  (name) => {
    expect(isDisallowedHeader(name)).toBe(false);
  },
);

it("disallowedHeaders has every header of the developer guide", () => {
  expect(new Set(disallowedHeaders).size).toBe(27);
});

it("no header is both read-only and disallowed", () => {
  expect(Object.values(readOnlyHeaders).flat().filter(isDisallowedHeader)).toEqual([]);
});
