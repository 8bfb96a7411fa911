import { getOperationName } from "../sdk/operation.ts";
import { formatValue } from "../values/format-value.ts";
import type { FaultRule } from "./fault-rule.ts";

/** A planned fault that calls, or requests to an origin, have not used up. */
export interface PendingFault {
  /** The origin of a fault that `cloudfront.origin(name)` planned. Omitted for a fault of calls. */
  readonly origin?: string | undefined;
  /** The operation, such as `UpdateFunction`, or undefined for any. */
  readonly operation: string | undefined;
  readonly input: object | undefined;
  /** The call that planned the fault: `rejectsTimes(2, "Throttling")`. */
  readonly fault: string;
  /** The number of calls that the fault has applied to. */
  readonly used: number;
  /** The number of calls left, `Infinity` for a fault for every call. */
  readonly remaining: number;
}

export function toPendingFault({ scope, spec, matchedCalls: used, remaining }: FaultRule): PendingFault {
  return {
    operation: scope.operation && getOperationName(scope.operation),
    input: scope.input,
    fault: spec.label,
    used,
    remaining,
  };
}

function formatTarget(origin: string | undefined, operation: string | undefined): string {
  if (origin !== undefined) {
    return `origin ${JSON.stringify(origin)}`;
  }
  return operation ? `${operation}Command` : "any";
}

const columns = ["command", "input", "fault", "used", "left"];

/** Formats pending faults as a table, as undici does for pending interceptors. */
export function formatPendingFaults(faults: readonly PendingFault[]): string {
  const rows = faults.map(({ origin, operation, input, fault, used, remaining }) => [
    formatTarget(origin, operation),
    input ? formatValue(input) : "any",
    fault,
    String(used),
    remaining === Number.POSITIVE_INFINITY ? "always" : String(remaining),
  ]);
  const lines = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
