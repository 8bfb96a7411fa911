import type { Backend } from "../../core/backend.ts";
import type { Operation } from "../../core/service.ts";
import { withCause } from "../../sdk/exception.ts";
import { clearPreparedCalls, warnAboutMissingInternals } from "../../sdk/internals.ts";
import { assertSerializable } from "../../sdk/serializable.ts";
import { getShape } from "../../sdk/shape.ts";
import { getClientRegion } from "../region.ts";
import {
  type ClientTransport,
  notACommandError,
  type SdkCommand,
  type Send,
  type SendOptions,
} from "../send-transport.ts";
import { overrideConfig, type RetryDelay, restoreConfig } from "./intercepted-client.ts";
import type { HttpResponse } from "./message.ts";
import { createRequestHandler, type RequestHandler } from "./request-handler.ts";
import type { Timeouts } from "./timeouts.ts";

/** Creates the transport that replaces only the socket. The rest of the SDK's `send` runs. */
export function createHttpTransport(backend: Backend, retryDelay: RetryDelay): ClientTransport {
  const clients = new Set<object>();
  return {
    async answer(client, command, options, send) {
      if (!command.schema) {
        throw notACommandError();
      }
      // Resolve first, as in "send" mode: an unhandled operation is an error of the mock, whatever the SDK would throw.
      const operation = backend.resolve(command.schema);
      if (!clients.has(client)) {
        clients.add(client);
        overrideConfig(client, retryDelay);
      }
      // The second reference keeps the overrides for this call if the mock is restored while the call is in flight.
      // Without them the SDK would look up real credentials.
      overrideConfig(client, retryDelay);
      warnAboutMissingInternals(client, "http");
      const release = once(() => restoreConfig(client));
      let lastResponse: HttpResponse | undefined;
      const handler = createCallHandler(client, backend, release, (response) => {
        lastResponse = response;
      });
      try {
        return await sendThrough(handler, client, command, options, send);
      } catch (error) {
        throw addAdvice(error, operation, client, command.input, lastResponse?.cause);
      } finally {
        release();
      }
    },
    close() {
      for (const client of clients) {
        restoreConfig(client);
      }
      clients.clear();
    },
  };
}

interface Client {
  readonly config: { requestHandler: { readonly configProvider?: Promise<Timeouts> } | RequestHandler };
}

/** Calls `send` with another request handler. A client reads its handler synchronously in `send`, and only there. */
function sendThrough(
  handler: RequestHandler,
  client: object,
  command: SdkCommand,
  options: SendOptions | undefined,
  send: Send,
): Promise<object> {
  const { config } = client as Client;
  const originalHandler = config.requestHandler;
  config.requestHandler = handler;
  // With `cacheMiddleware`, a client caches resolved calls that include the handler.
  clearPreparedCalls(client);
  try {
    return send.call(client, command, options);
  } finally {
    config.requestHandler = originalHandler;
    clearPreparedCalls(client);
  }
}

/** Creates the request handler of one call. */
function createCallHandler(
  client: object,
  backend: Backend,
  onRequest: () => void,
  onResponse: (response: HttpResponse) => void,
): RequestHandler {
  const { requestHandler } = (client as Client).config;
  const handler = createRequestHandler(() => backend, {
    region: getClientRegion(client),
    onResponse,
    timeouts: async () => ("configProvider" in requestHandler && (await requestHandler.configProvider)) || {},
  });
  return {
    ...handler,
    handle(request, options) {
      onRequest();
      return handler.handle(request, options);
    },
  };
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) {
      isDone = true;
      act();
    }
  };
}

/** Adds advice to an error of the SDK or of the service, as in "send" mode. Returns the same error. */
function addAdvice(
  error: unknown,
  { schema, api }: Operation,
  client: object,
  input: object,
  cause: unknown,
): unknown {
  if (!(error instanceof Error)) {
    return error;
  }
  if ("$fault" in error) {
    return withCause(error, cause);
  }
  try {
    api.assertAddressable?.(input, getClientRegion(client));
    assertSerializable(getShape(schema[4]), input, api.body);
  } catch (errorWithAdvice) {
    const { message } = errorWithAdvice as Error;
    if (message.startsWith(error.message)) {
      error.message = message;
    }
  }
  return error;
}
