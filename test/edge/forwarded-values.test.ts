import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  getSelectedCookies,
  getSelectedQuery,
  normalizeAcceptEncoding,
} from "../../src/edge/forwarded-values.ts";
import { type NameSelection, selectAll, selectNone } from "../../src/edge/name-selection.ts";
import { makeEdgeRequest } from "../support/edge-messages.ts";

function parts(selection: NameSelection) {
  return { headers: selection, cookies: selection, queryStrings: selection };
}

describe("getSelectedQuery()", () => {
  it("keeps the raw text if all parameters are selected", () => {
    const query = "b=%E5%AE%B6&a=1&a=2&flag&b+c=d+e&&";
    expect(getSelectedQuery(makeEdgeRequest({ query }), parts(selectAll))).toBe(query);
  });

  it("keeps selected parameters in their order, with repeated ones", () => {
    const request = makeEdgeRequest({ query: "b=2&a=1&c&a=&A=3" });
    expect(
      getSelectedQuery(
        request,
        parts((name) => name === "a" || name === "c"),
      ),
    ).toBe("a=1&c&a=");
  });

  it("is undefined if no parameter is selected", () => {
    const request = makeEdgeRequest({ query: "a=1" });
    expect(getSelectedQuery(request, parts(selectNone))).toBeUndefined();
    expect(
      getSelectedQuery(
        request,
        parts((name) => name === "b"),
      ),
    ).toBeUndefined();
  });
});

describe("getSelectedCookies()", () => {
  it("sorts the cookies of all lines by name and keeps the order of equal names", () => {
    const request = makeEdgeRequest({
      headers: [
        ["Cookie", "s=2; t=2"],
        ["cookie", "s=1;r=a=b"],
      ],
    });
    expect(getSelectedCookies(request, parts(selectAll))).toBe("r=a=b; s=2; s=1; t=2");
  });

  it("is the same for all orders of cookies with different names", () => {
    const cookies = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z]{1,4}$/), { minLength: 1 });
    fc.assert(
      fc.property(cookies, (names) => {
        const [sent, reversed] = [names, names.toReversed()].map((list) =>
          getSelectedCookies(
            makeEdgeRequest({ headers: [["cookie", list.map((name) => `${name}=1`).join("; ")]] }),
            parts(selectAll),
          ),
        );
        expect(sent).toBe(reversed);
      }),
    );
  });
});

describe("normalizeAcceptEncoding()", () => {
  it.each([
    ["gzip, deflate, br", true, true, "br,gzip"],
    ["GZIP;q=0.5", true, true, "gzip"],
    ["br", true, false, undefined],
    ["br;q=0, gzip", true, true, "gzip"],
    ["deflate", true, true, undefined],
    ["br, gzip", false, true, "br"],
  ])("%s with gzip %s and brotli %s is %s", (value, gzip, brotli, expected) => {
    expect(normalizeAcceptEncoding([["Accept-Encoding", value]], { gzip, brotli })).toBe(expected);
  });
});
