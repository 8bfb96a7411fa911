import { describe, expect, it } from "vitest";
import type { Forwarding } from "../../src/edge/forwarding-types.ts";
import { getHeader, getUri, type HeaderList, toHeaderObject } from "../../src/edge/message.ts";
import { selectAll, selectListed, selectNone } from "../../src/edge/name-selection.ts";
import { addOriginSettings, createOriginRequest } from "../../src/edge/origin-request.ts";
import { makeEdgeRequest, makeTarget } from "../support/edge-messages.ts";

const none = { headers: selectNone, cookies: selectNone, queryStrings: selectNone };
const all = { headers: selectAll, cookies: selectAll, queryStrings: selectAll };
const context = { viewerIp: "198.51.100.11", requestId: "id==", via: "1.1 edge (CloudFront)" };

function makeForwarding(changes: Partial<Forwarding> = {}): Forwarding {
  return {
    key: none,
    sent: none,
    gzip: false,
    brotli: false,
    ttl: { min: 0, default: 0, max: 0 },
    ...changes,
  };
}

const viewerHeaders: HeaderList = [
  ["User-Agent", "curl/8"],
  ["Accept", "text/html"],
  ["X-A", "1"],
  ["Cookie", "t=1; s=2"],
  ["X-Forwarded-For", "203.0.113.1"],
  ["If-None-Match", '"1"'],
];

describe("createOriginRequest()", () => {
  it("sends CloudFront's headers and conditions only, if no policy forwards more", () => {
    const sent = createOriginRequest(
      makeEdgeRequest({ query: "a=1", headers: viewerHeaders }),
      makeTarget(),
      makeForwarding(),
      context,
    );
    expect(toHeaderObject(sent.headers)).toEqual({
      "user-agent": "Amazon CloudFront",
      "x-amz-cf-id": "id==",
      via: "1.1 edge (CloudFront)",
      "x-forwarded-for": "203.0.113.1,198.51.100.11",
      connection: "Keep-Alive",
      "if-none-match": '"1"',
    });
    expect([sent.host, getUri(sent)]).toEqual(["api.example.com", "/index.html"]);
  });

  it("sends what the policies forward: lines of headers, sorted cookies and the raw query string", () => {
    const sent = createOriginRequest(
      makeEdgeRequest({ query: "a=%20&b", headers: [...viewerHeaders, ["x-a", "2"]] }),
      makeTarget(),
      makeForwarding({ sent: all }),
      context,
    );
    expect(sent.headers.filter(([name]) => name.toLowerCase() === "x-a")).toEqual([
      ["X-A", "1"],
      ["x-a", "2"],
    ]);
    expect(toHeaderObject(sent.headers)).toMatchObject({ "user-agent": "curl/8", cookie: "s=2; t=1" });
    expect([sent.host, getUri(sent)]).toEqual(["www.example.com", "/index.html?a=%20&b"]);
  });

  it.each([
    "Expect",
    "Proxy-Authorization",
    "TE",
    "Trailer",
    "Upgrade",
    "X-Edge-Location",
    "X-Forwarded-Proto",
    "X-Real-IP",
  ])("never sends %s", (name) => {
    const request = makeEdgeRequest({ headers: [[name, "x"]] });
    const { headers } = createOriginRequest(request, makeTarget(), makeForwarding({ sent: all }), context);
    expect(getHeader(headers, name)).toBeUndefined();
  });

  it("never sends the viewer's host to a bucket", () => {
    const target = makeTarget({ domainName: "site.s3.amazonaws.com", isBucket: true });
    const { host } = createOriginRequest(makeEdgeRequest(), target, makeForwarding({ sent: all }), context);
    expect(host).toBe("site.s3.amazonaws.com");
  });

  it("sends the host that a function asked for", () => {
    const target = makeTarget({ host: "blue.example.com" });
    const { host } = createOriginRequest(makeEdgeRequest(), target, makeForwarding({ sent: all }), context);
    expect(host).toBe("blue.example.com");
  });

  it("puts OriginPath before the path", () => {
    const target = makeTarget({ path: "/prod" });
    const request = createOriginRequest(makeEdgeRequest(), target, makeForwarding(), context);
    expect(addOriginSettings(request, target).path).toBe("/prod/index.html");
  });

  it("replaces the viewer's headers by the origin's custom headers", () => {
    const target = makeTarget({
      customHeaders: [
        ["X-A", "secret"],
        ["X-New", "1"],
      ],
    });
    const request = createOriginRequest(
      makeEdgeRequest({
        headers: [
          ["x-a", "forged"],
          ["X-A", "forged"],
        ],
      }),
      target,
      makeForwarding({ sent: all }),
      context,
    );
    const { headers } = addOriginSettings(request, target);
    expect(toHeaderObject(headers)).toMatchObject({ "x-a": "secret", "x-new": "1" });
  });

  it.each([
    ["match-viewer", "http", "http"],
    ["match-viewer", "https", "https"],
    ["http-only", "https", "http"],
    ["https-only", "http", "https"],
  ] as const)("with %s sends a request over %s by %s", (policy, viewer, protocol) => {
    const target = makeTarget({ protocol: policy });
    const sent = createOriginRequest(
      makeEdgeRequest({ protocol: viewer }),
      target,
      makeForwarding(),
      context,
    );
    expect(sent.protocol).toBe(protocol);
  });

  it("normalizes Accept-Encoding if the cache policy enables an encoding", () => {
    const request = makeEdgeRequest({ headers: [["Accept-Encoding", "deflate, gzip, br"]] });
    const encodingOf = (changes: Partial<Forwarding>) =>
      getHeader(
        createOriginRequest(request, makeTarget(), makeForwarding(changes), context).headers,
        "accept-encoding",
      );
    expect(encodingOf({ gzip: true, brotli: true })).toBe("br,gzip");
    expect(encodingOf({ gzip: true })).toBe("gzip");
    expect(encodingOf({})).toBeUndefined();
    const listed = { ...none, headers: selectListed({ Items: ["accept-encoding"] }) };
    expect(encodingOf({ sent: listed })).toBe("deflate, gzip, br");
  });

  it("sends the type of a body with the body", () => {
    const request = makeEdgeRequest({
      method: "POST",
      headers: [["Content-Type", "application/json"]],
      body: new Uint8Array([123, 125]),
    });
    const sent = createOriginRequest(request, makeTarget(), makeForwarding(), context);
    expect(getHeader(sent.headers, "content-type")).toBe("application/json");
    expect(sent.body).toEqual(new Uint8Array([123, 125]));
  });
});
