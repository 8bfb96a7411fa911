import type { RecordedCall } from "../../core/call-log.ts";
import { formatValue } from "../../core/errors.ts";
import { findCommandSchema, getOperationName } from "../../sdk/operation.ts";
import { countMissing, difference, hasAll, withText } from "./comparison.ts";
import type { CommandClass, Expected } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";
import { handleIn } from "./mock-handle.ts";
import { fails, holds, isGiven, misuse, oneLine, type Use } from "./wording.ts";

export function toHaveHandled<Input extends object>(
  this: MatcherContext,
  received: unknown,
  command: CommandClass<Input>,
  ...rest: [input?: Expected<Input>]
): MatcherResult {
  const operation = operationOf(command);
  const use: Use = {
    context: this,
    matcher: "toHaveHandled",
    subject: "cloudfront",
    args: [operation ? `${operation}Command` : "command", ...(rest.length > 0 ? ["input"] : [])],
  };
  const mock = handleIn(use, received);
  if (operation === undefined) {
    throw misuse(
      use,
      `The first argument is a command's class, such as CreateFunctionCommand. It was given: ${classNameOr(command)}`,
    );
  }
  const asks = isGiven(use, "The input", rest);
  const calls = callsOf(mock.calls(command as never));
  const [expected] = rest;
  if (calls.length === 0) {
    return fails(use, () => [`${operation} was not handled.`, others(mock.calls())]);
  }
  const fitting = asks ? calls.filter(({ input }) => hasAll(this, input, expected)) : calls;
  if (fitting.length > 0) {
    return holds(use, () => [
      `${operation} was handled ${times(fitting.length)}${asks ? " with that input" : ""}.`,
      table(fitting),
    ]);
  }
  return fails(use, () => {
    const [first, ...further] = [...calls].sort(
      (a, b) => countMissing(this, a.input, expected) - countMissing(this, b.input, expected),
    ) as [NumberedCall, ...NumberedCall[]];
    const changes = difference(this, first.input, expected);
    if (further.length === 0) {
      return [`${operation} was handled once, with another input${outcome(first)}.`, changes];
    }
    return [
      `${operation} was handled ${times(calls.length)}, never with that input. The nearest is call ${first.number}:`,
      changes,
      `All its calls:\n${table(calls)}`,
    ];
  });
}

interface NumberedCall extends RecordedCall {
  readonly number: number;
}

function callsOf(calls: readonly RecordedCall[]): readonly NumberedCall[] {
  return calls.map((call, i) => ({ ...call, number: i + 1 }));
}

function operationOf(command: unknown): string | undefined {
  if (typeof command !== "function") {
    return undefined;
  }
  try {
    const schema = findCommandSchema(command as CommandClass<object>);
    return schema && getOperationName(schema);
  } catch {
    // A function that cannot be made an instance of.
    return undefined;
  }
}

function classNameOr(command: unknown): string {
  return typeof command === "function" && command.name ? command.name : formatValue(command);
}

function times(count: number): string {
  return ["never", "once", "twice"][count] ?? `${count} times`;
}

function others(calls: readonly RecordedCall[]): string {
  if (calls.length === 0) {
    return "No call reached the fake. One that on(...) answers does not, nor one that is not awaited yet.";
  }
  const counts = new Map<string, number>();
  for (const { operation } of calls) {
    counts.set(operation, (counts.get(operation) ?? 0) + 1);
  }
  return `Handled instead: ${[...counts].map(([operation, count]) => `${operation} ${times(count)}`).join(", ")}.`;
}

function outcome({ error, output }: RecordedCall): string {
  if (error) {
    return `, and rejected with ${error.name}`;
  }
  return output ? "" : ", and is under way";
}

const most = 10;

/** The calls, a line each. */
function table(calls: readonly NumberedCall[]): string {
  const lines = calls
    .slice(0, most)
    .map((call) => `  ${call.number}. ${oneLine(withText(call.input))}${outcome(call)}`);
  return [...lines, ...(calls.length > most ? [`  and ${calls.length - most} more`] : [])].join("\n");
}
