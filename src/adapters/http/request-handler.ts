import type {
  HttpHandlerOptions,
  HttpRequest as SdkHttpRequest,
  HttpResponse as SdkHttpResponse,
} from "@smithy/types";
import { createAbortError } from "../../core/abort.ts";
import type { Backend } from "../../core/backend.ts";
import { encodeBody } from "../../sdk/server-protocol.ts";
import { loadProtocolsModule } from "../../sdk/smithy.ts";
import { untilAborted } from "../abort.ts";
import { dispatchRequest } from "./dispatch-request.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { applyTimeouts, type Timeouts } from "./timeouts.ts";

/** The `requestHandler` option of a client. */
export interface RequestHandler {
  /** The protocol that the SDK reads here. */
  readonly metadata: { readonly handlerProtocol: string };
  /** Responds to one request, unless the caller's abort signal or timeout fires first. */
  handle(request: SdkHttpRequest, options?: HttpHandlerOptions): Promise<{ response: SdkHttpResponse }>;
  /** Does nothing, because there is no connection to close. */
  destroy(): void;
  /** Does nothing, because there is no connection to configure. */
  updateHttpClientConfig(key: never, value: never): void;
  /** Returns an empty object. */
  httpHandlerConfigs(): object;
}

/** Options for a handler that serves one client. */
export interface RequestHandlerOptions {
  /** The region for a request without a signature. */
  readonly region?: string | undefined;
  readonly timeouts?: () => Timeouts | Promise<Timeouts>;
  /** Called with each response before the client reads it. */
  readonly onResponse?: (response: HttpResponse) => void;
}

/** Creates a request handler that replaces the socket. It calls `getBackend` for each request. */
export function createRequestHandler(
  getBackend: () => Backend,
  { region, timeouts, onResponse }: RequestHandlerOptions = {},
): RequestHandler {
  return {
    metadata: { handlerProtocol: "http/1.1" },
    async handle(request, { abortSignal, requestTimeout } = {}) {
      const signal = abortSignal as AbortSignal | undefined;
      if (signal?.aborted) {
        throw createAbortError();
      }
      const httpRequest = toHttpRequest(request);
      const limits = { ...(await timeouts?.()), ...(requestTimeout !== undefined && { requestTimeout }) };
      const pending = applyTimeouts(dispatchRequest(getBackend(), httpRequest, { region, signal }), limits);
      const response = await (signal ? untilAborted(pending, signal) : pending);
      onResponse?.(response);
      return { response: toSdkResponse(response) };
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}

function toHttpRequest({ method, path, query, headers, body }: SdkHttpRequest): HttpRequest {
  const fields = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, path, query: query ?? {}, headers: Object.fromEntries(fields), body: encodeBody(body) };
}

function toSdkResponse({ status, headers, body }: HttpResponse): SdkHttpResponse {
  const { HttpResponse } = loadProtocolsModule();
  return new HttpResponse({ statusCode: status, headers: { ...headers }, body: body ?? new Uint8Array() });
}
