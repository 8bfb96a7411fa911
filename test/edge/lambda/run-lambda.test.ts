import { describe, expect, it } from "vitest";
import type { LambdaInvocation } from "../../../src/edge/lambda/lambda-event.ts";
import type {
  LambdaEdgeEvent,
  LambdaHandler,
  LambdaOrigin,
  LambdaRequest,
  LambdaResponse,
} from "../../../src/edge/lambda/lambda-types.ts";
import { runRequestLambda, runResponseLambda } from "../../../src/edge/lambda/run-lambda.ts";
import { type EdgeRequest, type EdgeResponse, emptyBody } from "../../../src/edge/message.ts";
import { bytes } from "../../support/make.ts";

const arn = "arn:aws:lambda:us-east-1:123456789012:function:edge:7";

function makeInvocation(changes: Partial<LambdaInvocation> = {}): LambdaInvocation {
  return {
    arn,
    stage: "viewer-request",
    includeBody: false,
    distribution: { id: "E1", domainName: "d1.cloudfront.net" },
    requestId: "request==",
    viewerIp: "192.0.2.7",
    ...changes,
  };
}

const request: EdgeRequest = {
  method: "POST",
  protocol: "https",
  host: "www.example.com",
  path: "/a%20b",
  query: "x=1&y=%E5%AE%B6",
  headers: [
    ["Accept", "text/html"],
    ["X-A", "1"],
    ["X-A", "2"],
    ["Cookie", "a=1; b=2"],
    ["Content-Length", "5"],
    ["X-Forwarded-Proto", "https"],
  ],
  body: bytes("hello"),
};

const response: EdgeResponse = {
  status: 200,
  statusText: "OK",
  headers: [
    ["Content-Type", "text/plain"],
    ["Set-Cookie", "a=1"],
    ["Set-Cookie", "b=2"],
    ["Via", "1.1 origin"],
    ["X-Cache", "hidden"],
  ],
  body: bytes("from the origin"),
};

function runRequest(handler: LambdaHandler, changes: Partial<LambdaInvocation> = {}, origin?: LambdaOrigin) {
  return runRequestLambda(handler, makeInvocation(changes), request, origin);
}

function runResponse(handler: LambdaHandler, stage: LambdaInvocation["stage"] = "origin-response") {
  return runResponseLambda(handler, makeInvocation({ stage }), request, response);
}

/** Returns a handler that changes the request and passes it on. */
function changeRequest(change: (changed: LambdaRequest) => void): LambdaHandler {
  return async (event) => {
    const changed = event.Records[0].cf.request;
    change(changed);
    return changed;
  };
}

function changeResponse(change: (changed: LambdaResponse & { body?: unknown }) => void): LambdaHandler {
  return async (event) => {
    const changed = event.Records[0].cf.response;
    change(changed);
    return changed;
  };
}

const readOnly = "lambdaReadOnlyHeader";

describe("runRequestLambda", () => {
  it("passes the documented event", async () => {
    const events: LambdaEdgeEvent[] = [];
    await runRequest(async (event) => {
      events.push(event);
      return event.Records[0].cf.request;
    });
    expect(events).toEqual([
      {
        Records: [
          {
            cf: {
              config: {
                distributionDomainName: "d1.cloudfront.net",
                distributionId: "E1",
                eventType: "viewer-request",
                requestId: "request==",
              },
              request: {
                clientIp: "192.0.2.7",
                method: "POST",
                uri: "/a%20b",
                querystring: "x=1&y=%E5%AE%B6",
                headers: {
                  host: [{ key: "Host", value: "www.example.com" }],
                  accept: [{ key: "Accept", value: "text/html" }],
                  "x-a": [
                    { key: "X-A", value: "1" },
                    { key: "X-A", value: "2" },
                  ],
                  cookie: [{ key: "Cookie", value: "a=1; b=2" }],
                  "content-length": [{ key: "Content-Length", value: "5" }],
                },
              },
            },
          },
        ],
      },
    ]);
  });

  it("keeps a request that the function returns as it is, with the headers that functions do not see", async () => {
    expect(await runRequest(changeRequest(() => undefined))).toEqual({
      request: { ...request, headers: expect.arrayContaining(request.headers as never[]) },
      origin: undefined,
    });
  });

  it("passes the changes of a request on", async () => {
    const result = await runRequest(
      changeRequest((changed) => {
        changed.uri = "/index.html";
        changed.querystring = "";
        changed.headers["x-new"] = [{ value: "1" }];
        delete changed.headers.cookie;
      }),
    );
    expect(result).toMatchObject({ request: { path: "/index.html", query: undefined } });
    const { headers } = (result as { request: EdgeRequest }).request;
    expect(headers).toContainEqual(["X-New", "1"]);
    expect(headers.map(([name]) => name)).not.toContain("Cookie");
  });

  it.each<[string, LambdaHandler]>([
    ["a promise", async () => ({ status: "204" })],
    ["the callback", (_event, _context, callback) => callback(null, { status: "204" })],
    [
      "the callback, later",
      (_event, _context, callback) => void setTimeout(callback, 1, null, { status: "204" }),
    ],
    ["context.succeed", (_event, context, _callback) => context.succeed({ status: "204" })],
    ["context.done", (_event, context, _callback) => context.done(undefined, { status: "204" })],
  ])("takes a result from %s", async (_, handler) => {
    expect(await runRequest(handler)).toEqual({
      response: { status: 204, statusText: "", headers: [], body: emptyBody },
    });
  });

  it("describes the function in the context", async () => {
    let seen: unknown;
    await runRequest(async (event, context) => {
      seen = { ...context, remaining: context.getRemainingTimeInMillis() };
      return event.Records[0].cf.request;
    });
    expect(seen).toMatchObject({
      functionName: "edge",
      functionVersion: "7",
      invokedFunctionArn: arn,
      remaining: 5000,
    });
  });

  it("generates a response", async () => {
    const result = await runRequest(async () => ({
      status: "302",
      statusDescription: "Found",
      headers: {
        location: [{ key: "Location", value: "/new" }],
        "set-cookie": [{ value: "a=1" }, { value: "b=2" }],
      },
      body: Buffer.from("moved").toString("base64"),
      bodyEncoding: "base64",
    }));
    expect(result).toEqual({
      response: {
        status: 302,
        statusText: "Found",
        headers: [
          ["Location", "/new"],
          ["Set-Cookie", "a=1"],
          ["Set-Cookie", "b=2"],
        ],
        body: bytes("moved"),
      },
    });
  });

  it.each<[string, LambdaHandler]>([
    [
      "throws",
      () => {
        throw new TypeError("broken");
      },
    ],
    [
      "rejects",
      async () => {
        throw new TypeError("broken");
      },
    ],
    ["calls back with an error", (_event, _context, callback) => callback(new TypeError("broken"))],
    ["calls back with a string", (_event, _context, callback) => callback("broken")],
    ["calls context.fail", (_event, context, _callback) => context.fail("broken")],
  ])("reports a function that %s as an execution error", async (_, handler) => {
    expect(await runRequest(handler)).toEqual({
      failure: "execution",
      refusal: { status: 503, text: "lambdaFailed" },
      detail: expect.stringMatching(/^The Lambda@Edge function arn:.*:7 at viewer-request failed: .*broken/),
    });
  });

  describe("with IncludeBody", () => {
    async function readBody(stage: LambdaInvocation["stage"], length: number) {
      let body: unknown;
      await runRequestLambda(
        async (event) => {
          body = event.Records[0].cf.request.body;
          return event.Records[0].cf.request;
        },
        makeInvocation({ stage, includeBody: true }),
        { ...request, body: new Uint8Array(length).fill(97) },
      );
      return body;
    }

    it("passes the body in base64", async () => {
      expect(await readBody("viewer-request", 2)).toEqual({
        inputTruncated: false,
        action: "read-only",
        encoding: "base64",
        data: Buffer.from("aa").toString("base64"),
      });
    });

    it.each([
      ["viewer-request", 40 * 1024],
      ["origin-request", 1024 * 1024],
    ] as const)("truncates the body at %s after %i bytes", async (stage, limit) => {
      expect(await readBody(stage, limit)).toMatchObject({ inputTruncated: false });
      const longer = (await readBody(stage, limit + 1)) as { data: string };
      expect(longer).toMatchObject({ inputTruncated: true });
      expect(Buffer.from(longer.data, "base64")).toHaveLength(limit);
    });

    it("sends the whole body on if the function does not replace it", async () => {
      const body = new Uint8Array(50_000);
      const result = await runRequestLambda(
        changeRequest(() => undefined),
        makeInvocation({ includeBody: true }),
        { ...request, body },
      );
      expect(result).toMatchObject({ request: { body } });
    });

    it.each([
      ["text", "new"],
      ["base64", Buffer.from("new").toString("base64")],
    ] as const)("sends a replacement in %s on", async (encoding, data) => {
      const result = await runRequest(
        changeRequest((changed) => {
          changed.body = { ...changed.body, action: "replace", encoding, data } as never;
        }),
        { includeBody: true },
      );
      expect(Buffer.from((result as { request: EdgeRequest }).request.body).toString()).toBe("new");
    });
  });

  it.each<[string, LambdaHandler, string, string?]>([
    ["nothing", async () => undefined, "must return the request or a response, and returned undefined."],
    ["no promise and calls no callback", () => ({ status: "200" }), "and returned undefined."],
    ["a changed method", changeRequest((r) => Object.assign(r, { method: "PUT" })), "are read-only."],
    [
      "a uri without a slash",
      changeRequest((r) => {
        r.uri = "a";
      }),
      'uri must be a path that begins with "/"',
    ],
    [
      "a uri with a query string",
      changeRequest((r) => {
        r.uri = "/a?b";
      }),
      "uri must be a path",
    ],
    [
      "a query string with a space",
      changeRequest((r) => {
        r.querystring = "a b";
      }),
      "querystring must be a string without",
    ],
    [
      "a long uri",
      changeRequest((r) => {
        r.uri = `/${"a".repeat(8192)}`;
      }),
      "less than 8,192 characters",
    ],
    [
      "headers that are strings",
      changeRequest((r) => {
        r.headers["x-b"] = "1" as never;
      }),
      "The header x-b must be a list",
    ],
    [
      "a value that is a number",
      changeRequest((r) => {
        r.headers["x-b"] = [{ value: 1 as never }];
      }),
      "The value of the header x-b",
    ],
    [
      "a value with a line break",
      changeRequest((r) => {
        r.headers["x-b"] = [{ value: "a\nb" }];
      }),
      "without line breaks",
    ],
    [
      "another key",
      changeRequest((r) => {
        r.headers["x-b"] = [{ key: "X-C", value: "1" }];
      }),
      "The key of the header x-b",
    ],
    [
      "a changed host",
      changeRequest((r) => {
        r.headers.host = [{ value: "evil.example" }];
      }),
      "The header host is read-only",
      readOnly,
    ],
    [
      "no content length",
      changeRequest((r) => {
        delete r.headers["content-length"];
      }),
      'read-only at viewer-request: it was "5"',
      readOnly,
    ],
    [
      "a disallowed header",
      changeRequest((r) => {
        r.headers["x-edge-y"] = [{ value: "1" }];
      }),
      "may not set the header X-Edge-Y.",
      "lambdaDisallowedHeader",
    ],
    ["a status out of range", async () => ({ status: "199" }), 'status must be a string from "200" to "599"'],
    ["a body that is an object", async () => ({ status: "200", body: {} }), "The body must be a string"],
    [
      "a body that is no base64",
      async () => ({ status: "200", body: "@", bodyEncoding: "base64" }),
      "not valid base64",
    ],
    ["a body with status 204", async () => ({ status: "204", body: "a" }), "status 204 has no body"],
    [
      "a response of more than 40 KB",
      async () => ({ status: "200", body: "a".repeat(40 * 1024 + 1) }),
      "it may have 40960",
    ],
    [
      "a response with a read-only header of the request",
      async () => ({ status: "200", headers: { "content-length": [{ value: "0" }] } }),
      "The header content-length is read-only",
      readOnly,
    ],
  ])("refuses a function that returns %s", async (_, handler, detail, text) => {
    expect(await runRequest(handler)).toMatchObject({
      failure: "validation",
      detail: expect.stringContaining(detail),
      refusal: { status: 502, ...(text && { text }) },
    });
  });

  describe("at origin-request", () => {
    const origin: LambdaOrigin = {
      custom: {
        customHeaders: {},
        domainName: "api.example.com",
        keepaliveTimeout: 5,
        path: "",
        port: 443,
        protocol: "https",
        readTimeout: 30,
        sslProtocols: ["TLSv1.2"],
      },
    };
    const stage = "origin-request";

    it("lets the function change the host and the origin", async () => {
      const result = await runRequest(
        changeRequest((changed) => {
          Object.assign(changed.origin?.custom ?? {}, { domainName: "blue.example.com", path: "/v2" });
          changed.headers.host = [{ key: "Host", value: "blue.example.com" }];
        }),
        { stage },
        origin,
      );
      expect(result).toMatchObject({
        request: { host: "blue.example.com" },
        origin: { custom: { domainName: "blue.example.com", path: "/v2", port: 443 } },
      });
    });

    it("lets the function replace a custom origin by a bucket", async () => {
      const s3 = { authMethod: "none", customHeaders: {}, domainName: "site.s3.amazonaws.com", path: "" };
      const result = await runRequest(
        changeRequest((changed) => {
          changed.origin = { s3 } as LambdaOrigin;
        }),
        { stage },
        origin,
      );
      expect(result).toMatchObject({ origin: { s3 } });
    });

    it.each<[string, object, string]>([
      ["two origins", { s3: {} }, "one of the members custom and s3"],
      ["an address", { custom: { ...origin.custom, domainName: "192.0.2.1" } }, "origin.custom.domainName"],
      ["a port of the system", { custom: { ...origin.custom, port: 22 } }, "origin.custom.port"],
      ["another protocol", { custom: { ...origin.custom, protocol: "ftp" } }, "origin.custom.protocol"],
      ["a path without a slash", { custom: { ...origin.custom, path: "v2" } }, "origin.custom.path"],
      ["a short timeout", { custom: { ...origin.custom, readTimeout: 1 } }, "origin.custom.readTimeout"],
    ])("refuses %s", async (_, changes, detail) => {
      const handler = changeRequest((changed) => Object.assign(changed.origin ?? {}, changes));
      expect(await runRequest(handler, { stage }, origin)).toMatchObject({
        failure: "validation",
        detail: expect.stringContaining(detail),
      });
    });
  });
});

describe("runResponseLambda", () => {
  it("passes the documented event, without the body", async () => {
    let seen: unknown;
    await runResponse(async (event) => {
      seen = event.Records[0].cf;
      return event.Records[0].cf.response;
    });
    expect(seen).toEqual({
      config: expect.objectContaining({ eventType: "origin-response" }),
      request: expect.objectContaining({ uri: "/a%20b", clientIp: "192.0.2.7" }),
      response: {
        status: "200",
        statusDescription: "OK",
        headers: {
          "content-type": [{ key: "Content-Type", value: "text/plain" }],
          "set-cookie": [
            { key: "Set-Cookie", value: "a=1" },
            { key: "Set-Cookie", value: "b=2" },
          ],
          via: [{ key: "Via", value: "1.1 origin" }],
        },
      },
    });
  });

  it("keeps the body and the headers that functions do not see", async () => {
    expect(await runResponse(changeResponse(() => undefined))).toEqual({ response });
  });

  it("lets a function at origin-response change status, headers and body", async () => {
    const result = await runResponse(
      changeResponse((changed) => {
        Object.assign(changed, { status: "404", statusDescription: "Not Found", body: "lost" });
        changed.headers["x-new"] = [{ value: "1" }];
      }),
    );
    expect(result).toMatchObject({ response: { status: 404, statusText: "Not Found", body: bytes("lost") } });
    const { headers } = (result as { response: EdgeResponse }).response;
    expect(headers).toContainEqual(["X-New", "1"]);
    expect(headers).toContainEqual(["Content-Length", "4"]);
  });

  it("removes the body for an empty one", async () => {
    const result = await runResponse(changeResponse((changed) => Object.assign(changed, { body: "" })));
    expect(result).toMatchObject({ response: { body: new Uint8Array() } });
  });

  it("ignores changes of the request", async () => {
    const result = await runResponse(async (event) => {
      event.Records[0].cf.request.uri = "no path";
      return event.Records[0].cf.response;
    });
    expect(result).toEqual({ response });
  });

  it.each<[string, LambdaHandler]>([
    ["status", changeResponse((changed) => Object.assign(changed, { status: "201" }))],
    ["body", changeResponse((changed) => Object.assign(changed, { body: "x" }))],
  ])("refuses a changed %s at viewer-response", async (_, handler) => {
    expect(await runResponse(handler, "viewer-response")).toMatchObject({
      failure: "validation",
      detail: expect.stringContaining("can change neither the status nor the body"),
    });
  });

  it("refuses a deleted read-only header", async () => {
    const handler = changeResponse((changed) => {
      delete changed.headers.via;
    });
    expect(await runResponse(handler)).toMatchObject({ failure: "validation", refusal: { text: readOnly } });
  });

  it("refuses a function that returns nothing", async () => {
    expect(await runResponse(async () => null)).toMatchObject({
      failure: "validation",
      detail: expect.stringContaining("must return the response, and returned null."),
    });
  });
});
