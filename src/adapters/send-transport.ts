import type { StaticOperationSchema } from "@smithy/types";
import { createAbortError } from "../core/abort.ts";
import type { Backend } from "../core/backend.ts";
import { MockCloudFrontError } from "../core/errors.ts";
import { answerCall, type Call } from "../core/pipeline.ts";
import { warnAboutMissingInternals } from "../sdk/internals.ts";
import { untilAborted } from "./abort.ts";
import { getClientRegion } from "./region.ts";

export interface SdkCommand {
  readonly schema?: StaticOperationSchema;
  readonly input: object;
}
export type Callback = (error: unknown, output?: object) => void;

/** The forms in which the SDK's `send` may be called. */
export type SendArguments = [
  command: SdkCommand,
  optionsOrCallback?: SendOptions | Callback,
  callback?: Callback,
];

export interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

/** The original `send` of a client. */
export type Send = (this: object, command: SdkCommand, options?: SendOptions) => Promise<object>;

/** Answers the calls of intercepted clients in one interception mode. */
export interface ClientTransport {
  answer(client: object, command: SdkCommand, options: SendOptions | undefined, send: Send): Promise<object>;
  /** Restores the clients. */
  close(): void;
}

/** Answers a call of `send` in any of its forms: with a promise or a callback. */
export function answerSend(
  transport: ClientTransport,
  client: object,
  send: Send,
  [command, optionsOrCallback, lastCallback]: SendArguments,
): Promise<object> | undefined {
  const [options, callback] =
    typeof optionsOrCallback === "function"
      ? [undefined, optionsOrCallback]
      : [optionsOrCallback, lastCallback];
  const answer = transport.answer(client, command, options, send);
  if (!callback) {
    return answer;
  }
  // Ignore errors of the callback, as the SDK does.
  answer.then((output) => callback(null, output), callback).catch(() => undefined);
  return undefined;
}

/** Creates the transport of mode `"send"`, which replaces everything that the SDK does in `send`. */
export function createSendTransport(backend: Backend): ClientTransport {
  return {
    answer(client, { schema, input }, options) {
      warnAboutMissingInternals(client, "send");
      const signal = options?.abortSignal;
      if (!schema) {
        return Promise.reject(notACommandError());
      }
      if (signal?.aborted) {
        return Promise.reject(createAbortError());
      }
      const { send: stackBoundary } = client as { send?: Call["stackBoundary"] };
      const answer = answerCall(
        {
          schema,
          input,
          region: getClientRegion(client),
          signal,
          stackBoundary,
        },
        backend,
      );
      return signal ? untilAborted(answer, signal) : answer;
    },
    close() {},
  };
}

/** Creates the error for a `send()` argument that is not a command. */
export function notACommandError(): MockCloudFrontError {
  return new MockCloudFrontError(
    "UNKNOWN_OPERATION",
    "send() expects a command of a schema-based SDK client. " +
      "Pass a command such as new CreateFunctionCommand({ ... }) of @aws-sdk/client-cloudfront 3.1043 or later.",
  );
}
