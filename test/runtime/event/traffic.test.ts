import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ViewerRequest, ViewerResponse } from "../../../src/runtime/event/event.ts";
import {
  applyReturnedRequest,
  applyReturnedResponse,
  type RequestFields,
  toViewerRequest,
  toViewerResponse,
} from "../../../src/runtime/event/traffic.ts";

const received: RequestFields = {
  method: "GET",
  host: "www.example.com",
  path: "/a/%7Eb/..",
  query: "b=%E5%AE%B6&a=1&a=2&flag&e=&b+c=d+e&&=x",
  headers: [
    ["X-A", "1"],
    ["x-a", "2"],
    ["X-B", "1, 2"],
    ["Cookie", "s=1; t=2; s=3"],
    ["Connection", "close"],
    ["X-Edge-Secret", "hidden"],
  ],
};

describe("toViewerRequest", () => {
  const event = toViewerRequest(received);

  it("shows the path as sent", () => {
    expect(event.uri).toBe("/a/%7Eb/..");
  });

  it("shows the parameters of the query string in order, undecoded, with all values of a name", () => {
    expect(Object.entries(event.querystring)).toEqual([
      ["b", { value: "%E5%AE%B6" }],
      ["a", { value: "1", multiValue: [{ value: "1" }, { value: "2" }] }],
      ["flag", { value: "" }],
      ["e", { value: "" }],
      ["b+c", { value: "d+e" }],
    ]);
  });

  it("shows headers by lower-case name, with multiValue for several lines only", () => {
    expect(event.headers).toEqual({
      host: { value: "www.example.com" },
      "x-a": { value: "1", multiValue: [{ value: "1" }, { value: "2" }] },
      "x-b": { value: "1, 2" },
    });
  });

  it("shows cookies apart from the headers", () => {
    expect(event.cookies).toEqual({
      s: { value: "1", multiValue: [{ value: "1" }, { value: "3" }] },
      t: { value: "2" },
    });
  });

  it("keeps names that objects of JavaScript have", () => {
    const { querystring } = toViewerRequest({ ...received, query: "__proto__=1&constructor=2" });
    expect(JSON.stringify(querystring)).toBe('{"__proto__":{"value":"1"},"constructor":{"value":"2"}}');
  });
});

/** Returns what goes on after a function changed the request of the event. */
function leave(change: (request: ViewerRequest) => void): RequestFields {
  const event = toViewerRequest(received);
  const returned = structuredClone(event);
  change(returned);
  return applyReturnedRequest(received, event, returned);
}

describe("applyReturnedRequest", () => {
  it("keeps everything that the function did not change", () => {
    const left = leave(() => undefined);
    expect(left.query).toBe(received.query);
    expect([...left.headers].sort()).toEqual([...received.headers].sort());
  });

  it("keeps the lines of the headers that the function did not change", () => {
    const { headers } = leave((request) => {
      request.headers["x-new"] = { value: "3" };
      delete request.headers["x-b"];
    });
    expect([...headers].sort()).toEqual(
      [...received.headers.filter(([name]) => name !== "X-B"), ["X-New", "3"]].sort(),
    );
  });

  it("formats a changed query string in the order of the function", () => {
    const { query } = leave((request) => {
      request.querystring = { z: { value: "1" }, a: { value: "2" }, flag: { value: "" } };
    });
    expect(query).toBe("z=1&a=2&flag");
  });

  it("takes a query string that the function returned as a string", () => {
    const event = toViewerRequest(received);
    const left = (querystring: string) =>
      applyReturnedRequest(received, event, { ...event, querystring }).query;
    expect(left("b=2&a=%20")).toBe("b=2&a=%20");
    expect(left("")).toBeUndefined();
  });

  it("drops the query string if the function removed all parameters", () => {
    expect(
      leave((request) => {
        request.querystring = {};
      }).query,
    ).toBeUndefined();
  });

  it("sends a changed multiValue, and otherwise a changed value", () => {
    const values = leave((request) => {
      request.headers["x-a"] = { value: "ignored", multiValue: [{ value: "3" }, { value: "4" }] };
    });
    expect(values.headers.filter(([name]) => name === "X-A")).toEqual([
      ["X-A", "3"],
      ["X-A", "4"],
    ]);
    const value = leave((request) => {
      request.headers["x-a"] = { ...request.headers["x-a"], value: "5" };
    });
    expect(value.headers.filter(([name]) => name.toLowerCase() === "x-a")).toEqual([["X-A", "5"]]);
  });

  it("sends changed cookies as one line", () => {
    const { headers } = leave((request) => {
      request.cookies.u = { value: "4" };
    });
    expect(headers.filter(([name]) => name === "Cookie")).toEqual([["Cookie", "s=1; s=3; t=2; u=4"]]);
  });

  it("sends no cookies if the function removed all", () => {
    expect(
      leave((request) => {
        request.cookies = {};
      }).headers.map(([name]) => name),
    ).not.toContain("Cookie");
  });

  it("returns any query string of any viewer unchanged", () => {
    const query = fc.string({ unit: fc.constantFrom(..."ab=&+%;[]?"), maxLength: 20 });
    fc.assert(
      fc.property(query, (text) => {
        const request = { ...received, query: text };
        const event = toViewerRequest(request);
        const returned = JSON.parse(JSON.stringify(event));
        expect(applyReturnedRequest(request, event, returned)).toEqual({
          ...request,
          headers: expect.anything(),
        });
      }),
    );
  });
});

describe("toViewerResponse", () => {
  it("shows cookies with their attributes, and no header that functions may not read", () => {
    expect(
      toViewerResponse({
        status: 200,
        statusText: "OK",
        headers: [
          ["Content-Type", "text/html"],
          ["Set-Cookie", "a=1; Secure; Path=/"],
          ["Set-Cookie", "a=2"],
          ["set-cookie", "b==="],
          ["X-Cache", "Hit"],
        ],
      }),
    ).toEqual({
      statusCode: 200,
      statusDescription: "OK",
      headers: { "content-type": { value: "text/html" } },
      cookies: {
        a: {
          value: "1",
          attributes: "Secure; Path=/",
          multiValue: [{ value: "1", attributes: "Secure; Path=/" }, { value: "2" }],
        },
        b: { value: "==" },
      },
    });
  });
});

describe("applyReturnedResponse", () => {
  const lines = [
    ["Content-Type", "text/html"],
    ["Set-Cookie", "a=1; Secure"],
    ["X-Cache", "kept"],
  ] as const;
  const event = toViewerResponse({ status: 200, statusText: "OK", headers: lines });

  function change(part: Partial<ViewerResponse>) {
    return applyReturnedResponse(lines, event, { ...structuredClone(event), ...part });
  }

  it("keeps what the function did not change", () => {
    const { headers, body } = change({});
    expect([...headers].sort()).toEqual([...lines].sort());
    expect(body).toBeUndefined();
  });

  it("takes status, description, headers and cookies", () => {
    expect(
      change({
        statusCode: 404,
        statusDescription: "Gone",
        headers: { "x-frame-options": { value: "DENY" } },
        cookies: { a: { value: "1", attributes: "Secure" }, b: { value: "2" } },
      }),
    ).toMatchObject({
      status: 404,
      statusText: "Gone",
      headers: [
        ["X-Cache", "kept"],
        ["X-Frame-Options", "DENY"],
        ["Set-Cookie", "a=1; Secure"],
        ["Set-Cookie", "b=2"],
      ],
    });
  });

  it.each([
    ["a string", "ü"],
    ["text", { encoding: "text", data: "ü" }],
    ["base64", { encoding: "base64", data: "w7w=" }],
  ] as const)("decodes a body given as %s", (_, body) => {
    expect(Buffer.from(change({ body }).body ?? []).toString()).toBe("ü");
  });
});
