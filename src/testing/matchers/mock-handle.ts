import type { RecordedCall } from "../../core/call-log.ts";
import type { StateRecord } from "../../core/state.ts";
import type { MockCloudFront } from "../../handle.ts";
import { formatValue } from "../../values/format-value.ts";
import { formatError, type Use, usageError } from "./messages.ts";

/** The part of the handle that matchers read. A handle of another copy of this package has it too. */
export type Handle = Pick<MockCloudFront, "state" | "calls">;

/** Returns the received value as a handle. @throws if it is not a handle, in the negated form too */
export function assertHandle(use: Use, received: unknown): Handle {
  if (hasMethod(received, "state") && hasMethod(received, "calls")) {
    return received as unknown as Handle;
  }
  const { matcher } = use;
  const mistake = commonMistakes.find(([isMade]) => isMade(received))?.[1];
  throw usageError(
    use,
    `${matcher} expects the handle that mockCloudFront() returns: const cloudfront = mockCloudFront(); ` +
      `expect(cloudfront).${matcher}(...).`,
    mistake ?? `The received value is ${formatValue(received)}.`,
  );
}

const commonMistakes: readonly [isMade: (received: unknown) => boolean, text: string][] = [
  [
    (received) => hasMethod(received, "commandCalls"),
    "The received value is a stub of aws-sdk-client-mock, such as cloudfront.client: pass cloudfront.",
  ],
  [
    (received) => hasMethod(received, "send"),
    "The received value is a client of the SDK, which does not know the mock: pass cloudfront.",
  ],
  [(received) => hasMethod(received, "then"), "The received value is a promise: await it first."],
  [
    (received) => hasMethod(getMember(received, "mock"), "state"),
    "The received value is the result of startServer(): the handle is its `mock` property.",
  ],
];

function getMember(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[name];
}

function hasMethod(value: unknown, name: string): boolean {
  return typeof getMember(value, name) === "function";
}

/** Returns the records of one table of the state, by id. */
export function getTable(mock: Handle, name: string): Readonly<Record<string, StateRecord>> {
  return mock.state()[name] ?? {};
}

/**
 * Describes how the last call of an operation on a resource failed, which is probably why the resource is missing.
 * Returns undefined if there was no such call, or if it succeeded.
 */
export function describeLastFailure(mock: Handle, operation: string, name: string): string | undefined {
  const last = mock
    .calls()
    .filter((call) => call.operation === operation && getName(call) === name)
    .at(-1);
  return last?.error && `${operation} failed with ${formatError(last.error)}`;
}

function getName({ input }: RecordedCall): unknown {
  return (input as { readonly Name?: unknown }).Name;
}
