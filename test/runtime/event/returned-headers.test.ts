import { describe, expect, it } from "vitest";
import {
  returnedCookiesProblems,
  returnedHeadersProblems,
} from "../../../src/runtime/event/returned-headers.ts";

const kinds = ["request", "response"] as const;
function one(name: string, value = "1"): Record<string, unknown> {
  return { [name]: { value } };
}

describe.each(kinds)("headers of a %s", (kind) => {
  it.each<[problem: string, headers: object]>([
    [`${kind}.headers must have header names in lower case`, one("X-A")],
    [`${kind}.headers must not add or change the disallowed header "x-cache"`, one("x-cache")],
    [
      `${kind}.headers must not add or change the disallowed header "x-edge-location"`,
      one("x-edge-location"),
    ],
    [`${kind}.headers must not add or change the disallowed header "x-amz-cf-id"`, one("x-amz-cf-id")],
    [`${kind}.headers must not add or change the read-only header "via"`, one("via")],
    [`${kind}.headers must have header names that HTTP allows, and has "a b"`, one("a b")],
    [`${kind}.headers.a must not have control characters in its value`, one("a", "1\n2")],
    [`${kind}.headers.a.multiValue must be a list, and is "2"`, { a: { value: "1", multiValue: "2" } }],
  ])("%s", (problem, headers) => {
    expect(returnedHeadersProblems(headers, {}, kind)).toEqual([problem]);
  });

  it.each([
    ["a disallowed header", one("x-cache")],
    ["a read-only header", one("via")],
    ["a control character", one("a", "1\n2")],
    ["several values", { via: { value: "1", multiValue: [{ value: "1" }, { value: "2" }] } }],
  ])("%s that the event had may stay", (_, headers) => {
    expect(returnedHeadersProblems(headers, headers, kind)).toEqual([]);
  });

  it("a header that is gone is not missed: a test does not check what flows through", () => {
    expect(returnedHeadersProblems({}, { ...one("via"), ...one("host"), ...one("x-cache") }, kind)).toEqual(
      [],
    );
  });

  it.each([
    ["value", { via: { value: "2" } }],
    ["further values", { via: { value: "1", multiValue: [{ value: "1" }, { value: "2" }] } }],
  ])("a read-only header keeps its %s", (_, headers) => {
    expect(returnedHeadersProblems(headers, one("via"), kind)).toHaveLength(1);
  });

  it("headers that are no one's business may come", () => {
    expect(
      returnedHeadersProblems({ ...one("x-a", "tab\tand ä"), ...one("cache-control") }, {}, kind),
    ).toEqual([]);
  });

  it("a header named as every object's members is one like any other", () => {
    expect(returnedHeadersProblems(one("constructor"), {}, kind)).toEqual([]);
  });
});

describe("what differs between the two", () => {
  it.each(["cdn-loop", "content-length", "host", "transfer-encoding"])(
    "%s is read-only in requests",
    (name) => {
      expect(returnedHeadersProblems(one(name), {}, "request")).toHaveLength(1);
      expect(returnedHeadersProblems(one(name), {}, "response")).toEqual([]);
    },
  );

  it("warning is read-only in responses", () => {
    expect(returnedHeadersProblems(one("warning"), {}, "request")).toEqual([]);
    expect(returnedHeadersProblems(one("warning"), {}, "response")).toHaveLength(1);
  });

  it.each([
    ["request", "cookie"],
    ["response", "set-cookie"],
  ] as const)("a %s has no header %s", (kind, name) => {
    expect(returnedHeadersProblems(one(name), {}, kind)).toEqual([
      `${kind}.headers must not have "${name}"; cookies belong into ${kind}.cookies`,
    ]);
  });
});

describe.each(kinds)("cookies of a %s", (kind) => {
  it.each<[problem: string, cookies: object]>([
    [`${kind}.cookies must have cookie names without spaces, "=", ";" and ",", and has "a b"`, one("a b")],
    [`${kind}.cookies must have cookie names without spaces, "=", ";" and ",", and has "a=b"`, one("a=b")],
    [`${kind}.cookies.a must not have ";" or control characters in its value`, one("a", "1; Path=/")],
    [`${kind}.cookies.a.value is missing`, { a: { attributes: "Secure" } }],
    [
      `${kind}.cookies.a must not have control characters in its attributes`,
      { a: { value: "1", attributes: "Secure\r\nx: y" } },
    ],
    [
      `${kind}.cookies.a must not have control characters in its attributes`,
      { a: { value: "1", multiValue: [{ value: "1", attributes: "\u007f" }] } },
    ],
  ])("%s", (problem, cookies) => {
    expect(returnedCookiesProblems(cookies, {}, kind)).toEqual([problem]);
  });

  it("what the event had may stay", () => {
    const cookies = { ...one("a b"), ...one("c", ";"), d: { value: "1", attributes: "\n" } };
    expect(returnedCookiesProblems(cookies, cookies, kind)).toEqual([]);
  });

  it("attributes are part of what a cookie was", () => {
    const before = { a: { value: "1", attributes: "Secure" } };
    expect(returnedCookiesProblems({ a: { value: "1", attributes: "\n" } }, before, kind)).toHaveLength(1);
  });

  it("names may be in any case", () => {
    expect(returnedCookiesProblems(one("loggedIn", "a b=c"), {}, kind)).toEqual([]);
  });
});
