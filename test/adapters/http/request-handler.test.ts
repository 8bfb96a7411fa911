import { HttpRequest } from "@smithy/core/protocols";
import { describe, expect, it, vi } from "vitest";
import { createRequestHandler } from "../../../src/adapters/http/request-handler.ts";
import { backendKey } from "../../../src/core/backend.ts";
import { mockCloudFront } from "../../../src/index.ts";

function open(options: Parameters<typeof createRequestHandler>[1] = {}) {
  const cloudfront = mockCloudFront({ clients: [] });
  return { cloudfront, handler: createRequestHandler(() => cloudfront[backendKey], options) };
}

function createRequest(headers: Record<string, string> = {}): HttpRequest {
  return new HttpRequest({ method: "DELETE", path: "/2020-05-31/function/edge", headers });
}

describe("createRequestHandler", () => {
  it("reads headers in any case and passes each response to onResponse first", async () => {
    const onResponse = vi.fn();
    const { cloudfront, handler } = open({ onResponse });
    const { etag } = cloudfront.seed.function({
      name: "edge",
      code: "function handler(e) { return e.request; }",
    });
    const { response } = await handler.handle(createRequest({ "IF-MATCH": etag }));
    expect(response.statusCode).toBe(204);
    expect(response.body).toEqual(new Uint8Array());
    expect(onResponse).toHaveBeenCalledWith(expect.objectContaining({ status: 204 }));
  });

  it("does not dispatch a request that is already aborted", async () => {
    const { cloudfront, handler } = open();
    const handling = handler.handle(createRequest(), { abortSignal: AbortSignal.abort() });
    await expect(handling).rejects.toMatchObject({ name: "AbortError" });
    expect(cloudfront.calls()).toEqual([]);
  });

  it("ends a request when the caller aborts", async () => {
    const { cloudfront, handler } = open();
    cloudfront.faults.onAnyCommand().hangs();
    const controller = new AbortController();
    const handling = handler.handle(createRequest(), { abortSignal: controller.signal });
    controller.abort();
    await expect(handling).rejects.toMatchObject({ name: "AbortError" });
  });

  it("prefers the timeout of the call to that of the client", async () => {
    const timeouts = () => ({ requestTimeout: 60_000, throwOnRequestTimeout: true });
    const { cloudfront, handler } = open({ timeouts });
    cloudfront.faults.onAnyCommand().hangs();
    await expect(handler.handle(createRequest(), { requestTimeout: 5 })).rejects.toThrow(/5 ms/);
  });

  it("has nothing to close and nothing to configure", () => {
    const { handler } = open();
    handler.destroy();
    handler.updateHttpClientConfig("x" as never, 1 as never);
    expect(handler.httpHandlerConfigs()).toEqual({});
    expect(handler.metadata).toEqual({ handlerProtocol: "http/1.1" });
  });
});
