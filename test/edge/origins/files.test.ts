import { describe, expect, it } from "vitest";
import { type EdgeRequest, getHeader, toHeaderObject } from "../../../src/edge/message.ts";
import { type FileContent, respondFromFiles } from "../../../src/edge/origins/files.ts";
import { makeEdgeRequest, toText } from "../../support/edge-messages.ts";

function respond(
  files: Record<string, FileContent>,
  request: Partial<EdgeRequest> = {},
  { isBucket = false } = {},
) {
  return respondFromFiles((path) => files[path], makeEdgeRequest(request), isBucket);
}

describe("respondFromFiles()", () => {
  it("serves a string with its type, length and ETag", async () => {
    const { status, headers, body } = await respond({ "/index.html": "<h1>é</h1>" });
    expect(status).toBe(200);
    expect(toText(body)).toBe("<h1>é</h1>");
    expect(toHeaderObject(headers)).toEqual({
      "content-type": "text/html",
      "content-length": "11",
      etag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
    });
  });

  it.each([
    ["/a.CSS", "text/css"],
    ["/a.mjs", "text/javascript"],
    ["/a.json", "application/json"],
    ["/a.svg", "image/svg+xml"],
    ["/a.woff2", "font/woff2"],
    ["/a.min.js", "text/javascript"],
    ["/a", "application/octet-stream"],
    ["/a.b/c", "application/octet-stream"],
  ])("serves %s as %s", async (path, type) => {
    const { headers } = await respond({ [path]: "" }, { path });
    expect(getHeader(headers, "content-type")).toBe(type);
  });

  it("finds a file by its decoded path, whatever the query string is", async () => {
    const { body } = await respond(
      { "/café au lait.txt": "ok" },
      { path: "/caf%C3%A9%20au%20lait.txt", query: "v=1" },
    );
    expect(toText(body)).toBe("ok");
  });

  it("serves bytes, a Response and a file with its own status and headers", async () => {
    const files = {
      "/bytes": Uint8Array.of(0, 255),
      "/response": new Response("teapot", { status: 418, headers: { "x-a": "1" } }),
      "/file": {
        status: 203,
        headers: { "Content-Type": "text/x", "Cache-Control": "max-age=1" },
        body: "b",
      },
    };
    expect((await respond(files, { path: "/bytes" })).body).toEqual(Uint8Array.of(0, 255));
    for (const _ of ["first", "second"]) {
      const { status, headers, body } = await respond(files, { path: "/response" });
      expect([status, getHeader(headers, "x-a"), toText(body)]).toEqual([418, "1", "teapot"]);
    }
    const { status, headers } = await respond(files, { path: "/file" });
    expect([status, getHeader(headers, "content-type"), getHeader(headers, "cache-control")]).toEqual([
      203,
      "text/x",
      "max-age=1",
    ]);
  });

  it("responds 404 for an unknown path, and 403 with S3's XML in a bucket", async () => {
    expect((await respond({}, { path: "/none" })).status).toBe(404);
    const refused = await respond({}, { path: "/none" }, { isBucket: true });
    expect(refused.status).toBe(403);
    expect(getHeader(refused.headers, "content-type")).toBe("application/xml");
    expect(toText(refused.body)).toContain(
      "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>",
    );
  });

  it("serves no index document", async () => {
    expect((await respond({ "/index.html": "home" }, { path: "/" })).status).toBe(404);
  });

  it("serves HEAD without a body", async () => {
    const { status, headers, body } = await respond({ "/index.html": "home" }, { method: "HEAD" });
    expect([status, getHeader(headers, "content-length"), body.length]).toEqual([200, "4", 0]);
  });

  it("refuses other methods", async () => {
    expect((await respond({ "/index.html": "" }, { method: "POST" })).status).toBe(405);
    const preflight = await respond({ "/index.html": "" }, { method: "OPTIONS" }, { isBucket: true });
    expect([preflight.status, toText(preflight.body)]).toEqual([
      403,
      expect.stringContaining("AccessForbidden"),
    ]);
  });

  it("responds 304 to the ETag that it sent", async () => {
    const files = { "/index.html": "home" };
    const etag = getHeader((await respond(files)).headers, "etag") ?? "";
    const confirmed = await respond(files, { headers: [["If-None-Match", `"other", W/${etag}`]] });
    expect([confirmed.status, confirmed.body.length]).toEqual([304, 0]);
    const changed = await respond({ "/index.html": "new" }, { headers: [["If-None-Match", etag]] });
    expect(changed.status).toBe(200);
  });

  it("takes a path that cannot be decoded as it is", async () => {
    expect((await respond({ "/%zz": "ok" }, { path: "/%zz" })).status).toBe(200);
  });
});
