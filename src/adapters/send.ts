import type { StaticOperationSchema } from "@smithy/types";
import type { Backend } from "../core/backend.ts";
import type { Call } from "../core/pipeline.ts";
import { MockCloudFrontError } from "../core/problems.ts";
import { regionOf } from "./region.ts";

interface SentCommand {
  readonly schema?: StaticOperationSchema;
  readonly input: object;
}
type Callback = (error: unknown, output?: object) => void;

/** The forms in which the SDK's `send` may be called. */
export type SendArguments = [
  command: SentCommand,
  optionsOrCallback?: SendOptions | Callback,
  callback?: Callback,
];

interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

/** One call of `client.send`, with the fake in the network's place. */
export function answerSend(
  backend: Backend,
  client: object,
  [command, optionsOrCallback, lastCallback]: SendArguments,
): Promise<object> | undefined {
  const [options, callback] =
    typeof optionsOrCallback === "function"
      ? [undefined, optionsOrCallback]
      : [optionsOrCallback, lastCallback];
  const answer = dispatch(backend, client, command, options?.abortSignal);
  if (!callback) return answer;
  // As the SDK does: what a callback throws is its own affair.
  answer.then((output) => callback(null, output), callback).catch(() => undefined);
  return undefined;
}

function dispatch(
  backend: Backend,
  client: object,
  { schema, input }: SentCommand,
  signal: AbortSignal | undefined,
): Promise<object> {
  if (!schema) return Promise.reject(withoutSchema());
  if (signal?.aborted) return Promise.reject(abortError(signal));
  const { send: entrance } = client as { send?: Call["entrance"] };
  return backend.dispatch({ schema, input, region: regionOf(client), signal, entrance });
}

/** The error that the SDK's HTTP handler makes of an abort signal. */
function abortError({ reason }: AbortSignal): Error {
  const text = reason && !(reason instanceof Error) ? String(reason) : "Request aborted";
  const error = new Error(text, reason instanceof Error ? { cause: reason } : undefined);
  error.name = "AbortError";
  return error;
}

const withoutSchema = (): MockCloudFrontError =>
  new MockCloudFrontError(
    "UNKNOWN_OPERATION",
    "send() was given what is no command of a schema-based SDK client. " +
      "Pass a command (new CreateFunctionCommand({ ... })), of @aws-sdk/client-cloudfront 3.980 or later.",
  );
