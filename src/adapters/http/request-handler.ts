import type {
  HttpHandlerOptions,
  HttpRequest as SdkHttpRequest,
  HttpResponse as SdkHttpResponse,
} from "@smithy/types";
import { createAbortError } from "../../core/abort.ts";
import type { Backend } from "../../core/backend.ts";
import { toBytes } from "../../sdk/server-protocol.ts";
import { loadProtocolsModule } from "../../sdk/smithy.ts";
import { untilAborted } from "../abort.ts";
import { answerRequest } from "./handler.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { applyTimeouts, type Timeouts } from "./timeouts.ts";

/** What `new CloudFrontClient({ requestHandler })` takes. */
export interface RequestHandler {
  /** For those who ask what protocol the wire has. */
  readonly metadata: { readonly handlerProtocol: string };
  /** Answers one request, unless the caller's abort signal or timeout is sooner. */
  handle(request: SdkHttpRequest, options?: HttpHandlerOptions): Promise<{ response: SdkHttpResponse }>;
  /** There is nothing to close. */
  destroy(): void;
  /** There is nothing to configure. */
  updateHttpClientConfig(key: never, value: never): void;
  /** Empty. */
  httpHandlerConfigs(): object;
}

export interface RequestHandlerOptions {
  /** Whose call it is, where a request bears no signature that says so. */
  readonly region?: string | undefined;
  readonly timeouts?: () => Timeouts | Promise<Timeouts>;
  /** Is told of each answer, before the client reads it. */
  readonly onAnswer?: (answer: HttpResponse) => void;
}

/** A socket's stand-in: requests are answered in the process, by whatever backend is there at the time. */
export function backendHandler(
  getBackend: () => Backend,
  { region, timeouts, onAnswer }: RequestHandlerOptions = {},
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
      const answering = applyTimeouts(answerRequest(getBackend(), httpRequest, { region, signal }), limits);
      const answer = await (signal ? untilAborted(answering, signal) : answering);
      onAnswer?.(answer);
      const { status, headers, body } = answer;
      const { HttpResponse } = loadProtocolsModule();
      return {
        response: new HttpResponse({ statusCode: status, headers: { ...headers }, body: body ?? nothing }),
      };
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}

const nothing = new Uint8Array();

function toHttpRequest({ method, path, query, headers, body }: SdkHttpRequest): HttpRequest {
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { method, path, query: query ?? {}, headers: Object.fromEntries(lower), body: toBytes(body) };
}
