import { compile } from "./compile.ts";
import { createHost } from "./create-host.ts";
import { loadEngine, withEngineLock } from "./engine-instance.ts";
import { execute } from "./execution.ts";
import { computeUtilization, defaultLimits } from "./limits.ts";
import type { RunInput } from "./run-input.ts";
import type { RunReport } from "./run-report.ts";

/**
 * Runs a function's code on an event, in the engine and nowhere else. Synchronous, the same for the same input on
 * every machine, and never an exception for what the code does wrong: that is in the report.
 */
export function runCode(input: RunInput): RunReport {
  return withEngineLock(() => createReport(input));
}

function createReport(input: RunInput): RunReport {
  const limits = { ...defaultLimits, ...input.limits };
  const { logBook, record, world } = createHost(input, limits);
  const machine = loadEngine();
  const source = { code: input.code, runtime: input.runtime };
  const { outcome, fuel } = execute(machine, compile(machine, source), {
    source,
    eventJson: input.eventJson,
    ...world,
  });
  return {
    outcome,
    logs: logBook.lines,
    ...(record.customLog === undefined ? {} : { customLog: record.customLog }),
    ...(record.originChange === undefined ? {} : { originChange: record.originChange }),
    fuel,
    computeUtilization: computeUtilization(fuel.handler),
  };
}
