import { operationName } from "../sdk/operation.ts";
import type { FaultRule } from "./fault-rule.ts";
import { shown } from "./problems.ts";

/** A fault that was planned and is not, or not wholly, used. */
export interface PendingFault {
  /** `UpdateFunction`; `undefined` for any. */
  readonly operation: string | undefined;
  readonly input: object | undefined;
  /** As it was planned: `rejectsTimes(2, "Throttling")`. */
  readonly fault: string;
  /** How many calls it struck. */
  readonly used: number;
  /** How many it is still there for; `Infinity` for a fault of every call. */
  readonly remaining: number;
}

export function toPending({ scope, plan, used, remaining }: FaultRule): PendingFault {
  return {
    operation: scope.operation && operationName(scope.operation),
    input: scope.input,
    fault: plan.verb,
    used,
    remaining,
  };
}

const heading = ["command", "input", "fault", "used", "left"];

/** A table for people, in the manner of undici's pending interceptors. */
export function pendingTable(faults: readonly PendingFault[]): string {
  const rows = faults.map(({ operation, input, fault, used, remaining }) => [
    operation ? `${operation}Command` : "any",
    input ? shown(input) : "any",
    fault,
    String(used),
    remaining === Number.POSITIVE_INFINITY ? "always" : String(remaining),
  ]);
  const lines = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
