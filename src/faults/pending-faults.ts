import { formatValue } from "../core/errors.ts";
import { getOperationName } from "../sdk/operation.ts";
import type { FaultRule } from "./fault-rule.ts";

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

export function toPendingFault({ scope, spec: plan, used, remaining }: FaultRule): PendingFault {
  return {
    operation: scope.operation && getOperationName(scope.operation),
    input: scope.input,
    fault: plan.label,
    used,
    remaining,
  };
}

const heading = ["command", "input", "fault", "used", "left"];

/** A table for people, in the manner of undici's pending interceptors. */
export function formatPendingFaults(faults: readonly PendingFault[]): string {
  const rows = faults.map(({ operation, input, fault, used, remaining }) => [
    operation ? `${operation}Command` : "any",
    input ? formatValue(input) : "any",
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
