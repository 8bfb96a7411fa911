import { describe, expect, it } from "vitest";
import {
  findReadOnlyProblems,
  findReturnedCookiesProblems,
  findReturnedHeadersProblems,
} from "../../../src/runtime/event/returned-headers.ts";

const kinds = ["request", "response"] as const;
function one(name: string, value = "1"): Record<string, unknown> {
  return { [name]: { value } };
}

describe.each(kinds)("findReturnedHeadersProblems of a %s", (kind) => {
  it.each<[problem: string, headers: object]>([
    [`${kind}.headers must have header names in lower case`, one("X-A")],
    [`${kind}.headers must not add or change the disallowed header "x-cache"`, one("x-cache")],
    [
      `${kind}.headers must not add or change the disallowed header "x-edge-location"`,
      one("x-edge-location"),
    ],
    [`${kind}.headers must not add or change the disallowed header "x-amz-cf-id"`, one("x-amz-cf-id")],
    [`${kind}.headers must have header names that HTTP allows, and has "a b"`, one("a b")],
    [`${kind}.headers.a must not have control characters in its value`, one("a", "1\n2")],
    [`${kind}.headers.a.multiValue must be a list, and is "2"`, { a: { value: "1", multiValue: "2" } }],
  ])("reports: %s", (problem, headers) => {
    expect(findReturnedHeadersProblems(headers, {}, kind)).toEqual([problem]);
  });

  it.each([
    ["a disallowed header", one("x-cache")],
    ["a read-only header", one("via")],
    ["a control character", one("a", "1\n2")],
    ["several values", { via: { value: "1", multiValue: [{ value: "1" }, { value: "2" }] } }],
  ])("accepts %s that the event had", (_, headers) => {
    expect(findReturnedHeadersProblems(headers, headers, kind)).toEqual([]);
  });

  it("accepts a deleted header, because a test does not check what flows through", () => {
    expect(
      findReturnedHeadersProblems({}, { ...one("via"), ...one("host"), ...one("x-cache") }, kind),
    ).toEqual([]);
  });

  it("accepts a changed read-only header, because only the edge rejects it", () => {
    expect(findReturnedHeadersProblems(one("via", "2"), one("via"), kind)).toEqual([]);
  });

  it("accepts new headers of other names", () => {
    expect(
      findReturnedHeadersProblems({ ...one("x-a", "tab\tand ä"), ...one("cache-control") }, {}, kind),
    ).toEqual([]);
  });

  it("accepts a header with a name that every object inherits", () => {
    expect(findReturnedHeadersProblems(one("constructor"), {}, kind)).toEqual([]);
  });
});

describe("findReadOnlyProblems", () => {
  const edge =
    'The edge responds with 502 "The CloudFront function tried to add, delete, or change a read-only header."';

  it.each([
    ["adds", one("via"), {}, 'request.headers has the new header "via"'],
    ["changes", one("via", "2"), one("via"), 'request.headers has a changed value of "via"'],
    ["deletes", {}, one("via"), 'request.headers lacks the header "via"'],
    [
      "adds values to",
      { via: { value: "1", multiValue: [{ value: "1" }, { value: "2" }] } },
      one("via"),
      'request.headers has a changed value of "via"',
    ],
  ])("reports a function that %s a header", (_, headers, before, problem) => {
    expect(findReadOnlyProblems(headers, before, "request")).toEqual([`${edge}: ${problem}`]);
  });

  it.each(["cdn-loop", "content-length", "host", "transfer-encoding"])(
    "reports %s in requests only",
    (name) => {
      expect(findReadOnlyProblems(one(name), {}, "request")).toHaveLength(1);
      expect(findReadOnlyProblems(one(name), {}, "response")).toEqual([]);
    },
  );

  it("reports warning in responses only", () => {
    expect(findReadOnlyProblems(one("warning"), {}, "request")).toEqual([]);
    expect(findReadOnlyProblems(one("warning"), {}, "response")).toHaveLength(1);
  });

  it("accepts unchanged headers and missing headers", () => {
    expect(findReadOnlyProblems(one("via"), one("via"), "request")).toEqual([]);
    expect(findReadOnlyProblems(undefined, {}, "response")).toEqual([]);
  });
});

describe("findReturnedHeadersProblems", () => {
  it.each([
    ["request", "cookie"],
    ["response", "set-cookie"],
  ] as const)("reports, of a %s, the header %s", (kind, name) => {
    expect(findReturnedHeadersProblems(one(name), {}, kind)).toEqual([
      `${kind}.headers must not have "${name}"; put cookies in ${kind}.cookies`,
    ]);
  });
});

describe.each(kinds)("findReturnedCookiesProblems of a %s", (kind) => {
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
  ])("reports: %s", (problem, cookies) => {
    expect(findReturnedCookiesProblems(cookies, {}, kind)).toEqual([problem]);
  });

  it("accepts cookies that the event had", () => {
    const cookies = { ...one("a b"), ...one("c", ";"), d: { value: "1", attributes: "\n" } };
    expect(findReturnedCookiesProblems(cookies, cookies, kind)).toEqual([]);
  });

  it("reports a cookie whose attributes changed", () => {
    const before = { a: { value: "1", attributes: "Secure" } };
    expect(findReturnedCookiesProblems({ a: { value: "1", attributes: "\n" } }, before, kind)).toHaveLength(
      1,
    );
  });

  it("accepts names in any case", () => {
    expect(findReturnedCookiesProblems(one("loggedIn", "a b=c"), {}, kind)).toEqual([]);
  });
});
