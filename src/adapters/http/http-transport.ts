import type { Backend } from "../../core/backend.ts";
import type { Operation } from "../../core/service.ts";
import { withCause } from "../../sdk/exception.ts";
import { assertSerializable } from "../../sdk/serializable.ts";
import { getShape } from "../../sdk/shape.ts";
import { getClientRegion } from "../region.ts";
import {
  type ClientTransport,
  notACommandError,
  type Send,
  type SendOptions,
  type SentCommand,
} from "../send-transport.ts";
import { overrideConfig, type RetryDelay, restoreConfig } from "./intercepted-client.ts";
import type { HttpResponse } from "./message.ts";
import { backendHandler, type RequestHandler } from "./request-handler.ts";
import type { Timeouts } from "./timeouts.ts";

/** The SDK does all that it does in `send`, but for the socket. */
export function createHttpTransport(backend: Backend, retryDelay: RetryDelay): ClientTransport {
  const clients = new Set<object>();
  return {
    async answer(client, command, options, send) {
      if (!command.schema) {
        throw notACommandError();
      }
      // First of all, as it is at the other door: whatever the SDK would say, it is the mock's question.
      const operation = backend.resolve(command.schema);
      if (!clients.has(client)) {
        clients.add(client);
        overrideConfig(client, retryDelay);
      }
      // A call that was made before the mock is restored shall not ask the real world while it is on its way.
      overrideConfig(client, retryDelay);
      const letGo = once(() => restoreConfig(client));
      let last: HttpResponse | undefined;
      const onAnswer = (answer: HttpResponse) => {
        last = answer;
      };
      try {
        return await sendWithout(socketOf(client, backend, letGo, onAnswer), client, command, options, send);
      } catch (error) {
        throw withAdvice(error, operation, client, command.input, last?.cause);
      } finally {
        letGo();
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
  handlers?: unknown;
}

/** A client takes its handler when `send` is called: it needs another for no longer than that. */
function sendWithout(
  handler: RequestHandler,
  client: object,
  command: SentCommand,
  options: SendOptions | undefined,
  send: Send,
): Promise<object> {
  const { config } = client as Client;
  const former = config.requestHandler;
  config.requestHandler = handler;
  // With `cacheMiddleware` a client keeps ready-made calls, handler and all.
  delete (client as Client).handlers;
  try {
    return send.call(client, command, options);
  } finally {
    config.requestHandler = former;
    delete (client as Client).handlers;
  }
}

/** The socket of one call. */
function socketOf(
  client: object,
  backend: Backend,
  reached: () => void,
  onAnswer: (answer: HttpResponse) => void,
): RequestHandler {
  const { requestHandler } = (client as Client).config;
  const handler = backendHandler(() => backend, {
    region: getClientRegion(client),
    onAnswer,
    timeouts: async () => ("configProvider" in requestHandler && (await requestHandler.configProvider)) || {},
  });
  return {
    ...handler,
    handle(request, options) {
      reached();
      return handler.handle(request, options);
    },
  };
}

function once(act: () => void): () => void {
  let left = 1;
  return () => {
    if (left-- > 0) {
      act();
    }
  };
}

/** What is refused, by the SDK itself or by the service, says here what to do too, as at the other door. */
function withAdvice(
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
  } catch (refusal) {
    const { message } = refusal as Error;
    if (message.startsWith(error.message)) {
      error.message = message;
    }
  }
  return error;
}
