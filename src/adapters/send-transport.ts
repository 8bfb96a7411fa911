import type { StaticOperationSchema } from "@smithy/types";
import { createAbortError } from "../core/abort.ts";
import type { Backend } from "../core/backend.ts";
import { MockCloudFrontError } from "../core/errors.ts";
import { answerCall, type Call } from "../core/pipeline.ts";
import { untilAborted } from "./abort.ts";
import { getClientRegion } from "./region.ts";

export interface SentCommand {
  readonly schema?: StaticOperationSchema;
  readonly input: object;
}
export type Callback = (error: unknown, output?: object) => void;

/** The forms in which the SDK's `send` may be called. */
export type SendArguments = [
  command: SentCommand,
  optionsOrCallback?: SendOptions | Callback,
  callback?: Callback,
];

export interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

/** The SDK's own `send`, or what stood there before. */
export type Send = (this: object, command: SentCommand, options?: SendOptions) => Promise<object>;

/** How calls of intercepted clients are answered. */
export interface ClientTransport {
  answer(client: object, command: SentCommand, options: SendOptions | undefined, send: Send): Promise<object>;
  /** Leaves the clients as they were. */
  close(): void;
}

/** Reads the forms of `send`, and answers in the same. */
export function answerSend(
  door: ClientTransport,
  client: object,
  send: Send,
  [command, optionsOrCallback, lastCallback]: SendArguments,
): Promise<object> | undefined {
  const [options, callback] =
    typeof optionsOrCallback === "function"
      ? [undefined, optionsOrCallback]
      : [optionsOrCallback, lastCallback];
  const answer = door.answer(client, command, options, send);
  if (!callback) {
    return answer;
  }
  // As the SDK does: what a callback throws is its own affair.
  answer.then((output) => callback(null, output), callback).catch(() => undefined);
  return undefined;
}

/** The fake in the place of all that the SDK does in `send`. */
export function createSendTransport(backend: Backend): ClientTransport {
  return {
    answer(client, { schema, input }, options) {
      const signal = options?.abortSignal;
      if (!schema) {
        return Promise.reject(notACommandError());
      }
      if (signal?.aborted) {
        return Promise.reject(createAbortError());
      }
      const { send: entrance } = client as { send?: Call["stackBoundary"] };
      const answer = answerCall(
        {
          schema,
          input,
          region: getClientRegion(client),
          signal,
          stackBoundary: entrance,
        },
        backend,
      );
      return signal ? untilAborted(answer, signal) : answer;
    },
    close() {},
  };
}

export function notACommandError(): MockCloudFrontError {
  return new MockCloudFrontError(
    "UNKNOWN_OPERATION",
    "send() was given what is no command of a schema-based SDK client. " +
      "Pass a command (new CreateFunctionCommand({ ... })), of @aws-sdk/client-cloudfront 3.1043 or later.",
  );
}
