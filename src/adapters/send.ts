import type { StaticOperationSchema } from "@smithy/types";
import { abortError } from "../core/abort.ts";
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
  if (signal?.aborted) return Promise.reject(abortError());
  const { send: entrance } = client as { send?: Call["entrance"] };
  const answer = backend.dispatch({ schema, input, region: regionOf(client), signal, entrance });
  return signal ? untilAborted(answer, signal) : answer;
}

/** Whatever the fake still does, as a request that has left is still answered somewhere. */
function untilAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(abortError());
    signal.addEventListener("abort", abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

const withoutSchema = (): MockCloudFrontError =>
  new MockCloudFrontError(
    "UNKNOWN_OPERATION",
    "send() was given what is no command of a schema-based SDK client. " +
      "Pass a command (new CreateFunctionCommand({ ... })), of @aws-sdk/client-cloudfront 3.1043 or later.",
  );
