import type { Backend } from "../../core/backend.ts";
import { requireSendable } from "../../sdk/sendable.ts";
import { shapeOf } from "../../sdk/shape.ts";
import { type ClientDoor, type SentCommand, withoutSchema } from "../send.ts";
import { interceptClient, type RetryDelay } from "./intercepted-client.ts";
import { Substitutions } from "./substitutions.ts";

/** The SDK does all that it does in `send`, but for the socket. */
export function httpDoor(backend: Backend, retryDelay: RetryDelay): ClientDoor {
  const substitutions = new Substitutions();
  let known = new WeakSet<object>();
  return {
    async answer(client, command, options, send) {
      if (!command.schema) throw withoutSchema();
      // First of all, as it is at the other door: whatever the SDK would say, it is the mock's question.
      backend.resolve(command.schema);
      if (!known.has(client)) {
        known.add(client);
        interceptClient(client, backend, retryDelay, substitutions);
      }
      try {
        return await send.call(client, command, options);
      } catch (error) {
        throw withAdvice(error, command);
      }
    },
    close() {
      substitutions.undo();
      known = new WeakSet();
    },
  };
}

/** What the SDK itself refuses to send says here what to do too, as at the other door. */
function withAdvice(error: unknown, { schema, input }: SentCommand): unknown {
  if (!(error instanceof Error) || "$fault" in error || !schema) return error;
  try {
    requireSendable(shapeOf(schema[4]), input);
  } catch (refusal) {
    const { message } = refusal as Error;
    if (message.startsWith(error.message)) error.message = message;
  }
  return error;
}
