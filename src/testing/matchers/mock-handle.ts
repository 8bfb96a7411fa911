import type { RecordedCall } from "../../core/call-log.ts";
import { formatValue } from "../../core/errors.ts";
import type { StateRecord } from "../../core/state.ts";
import type { MockCloudFront } from "../../mock-cloudfront.ts";
import { errorLines, misuse, type Use } from "./wording.ts";

/** What the matchers look at: the handle, by what it can do, so that a copy of this package knows that of another. */
export type Handle = Pick<MockCloudFront, "state" | "calls">;

/** The handle that a matcher was given. @throws where it is none, in the negated form too */
export function handleIn(use: Use, received: unknown): Handle {
  if (can(received, "state") && can(received, "calls")) {
    return received as unknown as Handle;
  }
  const { matcher } = use;
  const mistake = mistakes.find(([isMade]) => isMade(received))?.[1];
  throw misuse(
    use,
    `${matcher} looks at what mockCloudFront() returns: const cloudfront = mockCloudFront(); ` +
      `expect(cloudfront).${matcher}(...).`,
    mistake ?? `It was given: ${formatValue(received)}`,
  );
}

const mistakes: readonly [isMade: (received: unknown) => boolean, text: string][] = [
  [
    (it) => can(it, "commandCalls"),
    "It was given a stub of aws-sdk-client-mock, as cloudfront.client is one: pass cloudfront.",
  ],
  [(it) => can(it, "send"), "It was given a client of the SDK, which knows nothing of the mock behind it."],
  [(it) => can(it, "then"), "It was given a promise: await it first."],
  [
    (it) => can(member(it, "mock"), "state"),
    "It was given what startServer returns: the handle is its `mock`.",
  ],
];

function member(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[name];
}

function can(value: unknown, name: string): boolean {
  return typeof member(value, name) === "function";
}

/** The records of one table, by id. */
export function tableIn(mock: Handle, name: string): Readonly<Record<string, StateRecord>> {
  return mock.state()[name] ?? {};
}

/** The last call of an operation on something of that name, where it failed: the likely reason that it is not there. */
export function refusal(mock: Handle, operation: string, name: string): string | undefined {
  const last = mock
    .calls()
    .filter((call) => call.operation === operation && nameIn(call) === name)
    .at(-1);
  return last?.error && `${operation} failed, with ${errorLines(last.error)}`;
}

function nameIn({ input }: RecordedCall): unknown {
  return (input as { readonly Name?: unknown }).Name;
}
