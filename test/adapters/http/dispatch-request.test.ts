import { describe, expect, it } from "vitest";
import { dispatchRequest, getServiceApis } from "../../../src/adapters/http/dispatch-request.ts";
import type { HttpRequest } from "../../../src/adapters/http/message.ts";
import { backendKey } from "../../../src/core/backend.ts";
import { cloudFront, keyValueStore, mockCloudFront } from "../../../src/index.ts";
import { refusalOf } from "../../support/refusal.ts";

function open() {
  const cloudfront = mockCloudFront({ clients: [] });
  return { cloudfront, backend: cloudfront[backendKey] };
}

function createRequest(options: Partial<HttpRequest> = {}): HttpRequest {
  return { method: "GET", path: "/2020-05-31/function", query: {}, headers: {}, body: undefined, ...options };
}

function sign(region: string): HttpRequest["headers"] {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=AKIA/20260131/${region}/cloudfront/aws4_request, SignedHeaders=host, Signature=00`,
  };
}

describe("dispatchRequest", () => {
  it("returns the response of the operation with its request id", async () => {
    const { status, headers, body } = await dispatchRequest(open().backend, createRequest());
    expect([status, headers["content-type"]]).toEqual([200, "application/xml"]);
    expect(headers["x-amzn-requestid"]).toMatch(/^[\da-f-]{36}$/);
    expect(new TextDecoder().decode(body)).toContain("<FunctionList");
  });

  it("reads the caller's region from the signature, and otherwise from the client", async () => {
    const { backend } = open();
    const signed = await dispatchRequest(backend, createRequest({ headers: sign("cn-north-1") }));
    expect(new TextDecoder().decode(signed.body)).toContain("<Code>UnsupportedOperation</Code>");
    const unsigned = await dispatchRequest(backend, createRequest(), { region: "cn-north-1" });
    expect(unsigned.status).toBe(400);
    const other = createRequest({ headers: sign("us-east-1") });
    expect((await dispatchRequest(backend, other, { region: "cn-north-1" })).status).toBe(200);
  });

  it("returns the cause of a service error, which is not sent", async () => {
    const { cloudfront, backend } = open();
    cloudfront.seed.function({ name: "edge", code: "function handler(e) { return e.request; }" });
    const response = await dispatchRequest(
      backend,
      createRequest({ path: "/2020-05-31/function/edge", query: { Stage: "LIVE" } }),
    );
    expect(response.status).toBe(404);
    expect(response.cause).toMatchObject({ message: expect.stringMatching(/publish/i) });
  });

  it.each([
    [
      { path: "/bucket/key" },
      /has no operation GET \/bucket\/key\. Send the requests of a CloudFront client/,
    ],
    [
      { method: "PATCH" },
      /has no operation PATCH \/2020-05-31\/function\. The methods of this path are GET, POST/,
    ],
  ])("throws the mock's error for the request %j", async (options, message) => {
    const error = await refusalOf(dispatchRequest(open().backend, createRequest(options)));
    expect(error).toMatchObject({ code: "UNKNOWN_OPERATION", message: expect.stringMatching(message) });
  });
});

describe("getServiceApis", () => {
  it("returns the APIs of the mounted services once, and CloudFront always", () => {
    expect([...getServiceApis(open().backend)]).toEqual([cloudFront, keyValueStore]);
    const bare = mockCloudFront({ clients: [], services: [] });
    expect([...getServiceApis(bare[backendKey])]).toEqual([cloudFront]);
  });
});
