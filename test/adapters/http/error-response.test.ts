import { CloudFrontServiceException, NoSuchFunctionExists$ } from "@aws-sdk/client-cloudfront";
import { describe, expect, it, vi } from "vitest";
import { EndpointError, isServiceError, toErrorResponse } from "../../../src/adapters/http/error-response.ts";
import { MockCloudFrontError } from "../../../src/core/errors.ts";
import { ServiceError } from "../../../src/sdk/service-error.ts";

function decode(body: Uint8Array | undefined): string {
  return new TextDecoder().decode(body);
}

function createException(options: object): CloudFrontServiceException {
  return new CloudFrontServiceException({
    name: "Throttling",
    message: "Rate exceeded",
    $fault: "client",
    $metadata: {},
    ...options,
  });
}

describe("isServiceError", () => {
  it.each<[string, unknown, boolean]>([
    ["a ServiceError", new EndpointError(403, "AccessDenied", "no"), true],
    ["an SDK exception", createException({}), true],
    ["a MockCloudFrontError", new MockCloudFrontError("UNHANDLED_OPERATION", "no"), false],
    ["an Error", new Error("no"), false],
    ["undefined", undefined, false],
  ])("for %s", (_, error, expected) => expect(isServiceError(error)).toBe(expected));
});

describe("toErrorResponse", () => {
  it("escapes XML in the message and the code", () => {
    const { body } = toErrorResponse(new EndpointError(400, "A&B", "<a>\r\n&\u0000"), "xml", () => "id");
    expect(decode(body)).toContain("<Code>A&amp;B</Code><Message>&lt;a&gt;&#xD;&#xA;&amp;\ufffd</Message>");
  });

  it.each([
    [404, "Sender"],
    [503, "Receiver"],
  ])("names the side of status %d", (status, type) => {
    const { body } = toErrorResponse(new EndpointError(status, "X", "x"), "xml", () => "id");
    expect(decode(body)).toContain(`<Type>${type}</Type>`);
  });

  it("sends JSON with the code in a header", () => {
    const error = new ServiceError(NoSuchFunctionExists$, "gone", "create it first");
    const response = toErrorResponse(error, "json", () => "id");
    expect(response).toMatchObject({
      status: 404,
      headers: { "x-amzn-errortype": "NoSuchFunctionExists", "x-amzn-requestid": "id" },
      cause: { message: "create it first" },
    });
    expect(JSON.parse(decode(response.body))).toEqual({ message: "gone" });
  });

  it("uses the request id of an SDK exception and creates none", () => {
    const createRequestId = vi.fn(() => "created");
    const error = createException({ $metadata: { requestId: "given", httpStatusCode: 429 } });
    const { status, headers } = toErrorResponse(error, "xml", createRequestId);
    expect([status, headers["x-amzn-requestid"]]).toEqual([429, "given"]);
    expect(createRequestId).not.toHaveBeenCalled();
  });

  it.each([
    ["client", 400],
    ["server", 500],
  ])("uses the default status for an SDK exception of the %s", ($fault, status) => {
    expect(toErrorResponse(createException({ $fault }), "xml", () => "id").status).toBe(status);
  });

  it("uses the original of an empty message", () => {
    const error = Object.assign(createException({ message: "UnknownError" }), { Error: { Message: "" } });
    expect(decode(toErrorResponse(error, "xml", () => "id").body)).toContain("<Message></Message>");
  });

  it.each<[string, unknown, number, string]>([
    ["an error of the mock", new MockCloudFrontError("RESTORED", "no"), 500, "InternalError"],
    ["an error of a handler", new Error("no"), 500, "InternalError"],
    ["a thrown string", "no", 500, "InternalError"],
  ])("sends a status for %s, without a stack", (_, error, status, code) => {
    const response = toErrorResponse(error, "xml", () => "id");
    expect(response.status).toBe(status);
    expect(decode(response.body)).toContain(`<Code>${code}</Code><Message>no</Message>`);
  });
});
