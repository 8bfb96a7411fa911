import type { RecordedCall } from "../../core/call-log.ts";
import { describeDuplicateSdks } from "../../faults/duplicate-sdk.ts";
import { findCommandSchema, getOperationName } from "../../sdk/operation.ts";
import { formatValue } from "../../values/format-value.ts";
import { countMismatches, decodeBytes, formatDifference, matchesExpected } from "./comparison.ts";
import type { CommandClass, Expected } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { fail, formatInline, isGiven, pass, type Use, usageError } from "./messages.ts";
import { assertHandle, type Handle } from "./mock-handle.ts";

/** Asserts that a call of this command reached the mock. */
export function toHaveHandled<Input extends object>(
  this: MatcherContext,
  received: unknown,
  command: CommandClass<Input>,
  ...rest: [input?: Expected<Input>]
): MatcherResult {
  const { use, mock, operation } = readArguments(this, "toHaveHandled", received, command, [
    ...(rest.length > 0 ? ["input"] : []),
  ]);
  const hasInput = isGiven(use, "The input", rest);
  const calls = numberCalls(mock.calls(command as never));
  const [expected] = rest;
  if (calls.length === 0) {
    return fail(use, () => [`${operation} was not handled.`, describeOtherCalls(mock.calls())]);
  }
  const matching = hasInput ? calls.filter(({ input }) => matchesExpected(this, input, expected)) : calls;
  if (matching.length > 0) {
    return pass(use, () => [
      `${operation} was handled ${formatCount(matching.length)}${hasInput ? " with that input" : ""}.`,
      formatCalls(matching),
    ]);
  }
  return fail(use, () => {
    const [nearest, ...others] = [...calls].sort(
      (a, b) => countMismatches(this, a.input, expected) - countMismatches(this, b.input, expected),
    ) as [NumberedCall, ...NumberedCall[]];
    const difference = formatDifference(this, nearest.input, expected);
    if (others.length === 0) {
      return [`${operation} was handled once, with another input${describeEnd(nearest)}.`, difference];
    }
    return [
      `${operation} was handled ${formatCount(calls.length)}, never with that input. ` +
        `The nearest is call ${nearest.number}:`,
      difference,
      `All its calls:\n${formatCalls(calls)}`,
    ];
  });
}

/** Asserts that an exact number of calls of this command reached the mock. */
export function toHaveHandledTimes<Input extends object>(
  this: MatcherContext,
  received: unknown,
  command: CommandClass<Input>,
  times: number,
  ...rest: [input?: Expected<Input>]
): MatcherResult {
  const { use, mock, operation } = readArguments(this, "toHaveHandledTimes", received, command, [
    [formatValue(times), ...(rest.length > 0 ? ["input"] : [])].join(", "),
  ]);
  if (!(Number.isInteger(times) && times >= 0)) {
    throw usageError(
      use,
      `The second argument is a whole number of calls from 0, not ${formatValue(times)}.`,
    );
  }
  const hasInput = isGiven(use, "The input", rest);
  const calls = numberCalls(mock.calls(command as never));
  const [expected] = rest;
  const matching = hasInput ? calls.filter(({ input }) => matchesExpected(this, input, expected)) : calls;
  const describe = () => [
    matching.length > 0
      ? `${operation} was handled ${formatCount(matching.length)}${hasInput ? " with that input" : ""}.`
      : `${operation} was not handled${hasInput ? " with that input" : ""}.`,
    calls.length > 0 ? `All its calls:\n${formatCalls(calls)}` : describeOtherCalls(mock.calls()),
  ];
  return matching.length === times ? pass(use, describe) : fail(use, describe);
}

function readArguments(
  context: MatcherContext,
  matcher: string,
  received: unknown,
  command: unknown,
  otherArgs: readonly string[],
): { readonly use: Use; readonly mock: Handle; readonly operation: string } {
  const operation = findOperation(command);
  const args = [operation ? `${operation}Command` : "command", ...otherArgs];
  const use: Use = { context, matcher, subject: "cloudfront", args };
  const mock = assertHandle(use, received);
  if (operation === undefined) {
    throw usageError(
      use,
      `The first argument is a command class such as CreateFunctionCommand, not ${formatClass(command)}.`,
    );
  }
  return { use, mock, operation };
}

interface NumberedCall extends RecordedCall {
  readonly number: number;
}

function numberCalls(calls: readonly RecordedCall[]): readonly NumberedCall[] {
  return calls.map((call, i) => ({ ...call, number: i + 1 }));
}

function findOperation(command: unknown): string | undefined {
  if (typeof command !== "function") {
    return undefined;
  }
  try {
    const schema = findCommandSchema(command as CommandClass<object>);
    return schema && getOperationName(schema);
  } catch {
    // A function that is not a constructor.
    return undefined;
  }
}

function formatClass(command: unknown): string {
  return typeof command === "function" && command.name ? command.name : formatValue(command);
}

function formatCount(count: number): string {
  return ["never", "once", "twice"][count] ?? `${count} times`;
}

function describeOtherCalls(calls: readonly RecordedCall[]): string {
  if (calls.length === 0) {
    const duplicates = describeDuplicateSdks();
    return (
      "No call reached the mock. Calls that on(...) answers do not reach it, nor do calls that were not awaited." +
      (duplicates === undefined ? "" : `\n\n${duplicates}`)
    );
  }
  const counts = new Map<string, number>();
  for (const { operation } of calls) {
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
  }
  return `Handled instead: ${[...counts].map(([operation, count]) => `${operation} ${formatCount(count)}`).join(", ")}.`;
}

function describeEnd({ error, output }: RecordedCall): string {
  if (error) {
    return `, and rejected with ${error.name}`;
  }
  return output ? "" : ", and is in flight";
}

const maxCalls = 10;

/** Lists calls, a line each. */
function formatCalls(calls: readonly NumberedCall[]): string {
  const lines = calls
    .slice(0, maxCalls)
    .map((call) => `  ${call.number}. ${formatInline(decodeBytes(call.input))}${describeEnd(call)}`);
  return [...lines, ...(calls.length > maxCalls ? [`  and ${calls.length - maxCalls} more`] : [])].join("\n");
}
