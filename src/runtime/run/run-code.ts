import { compile } from "./compile.ts";
import { createHost } from "./create-host.ts";
import { loadEngine, withEngineLock } from "./engine-instance.ts";
import { execute } from "./execution.ts";
import { computeUtilization, defaultLimits } from "./limits.ts";
import type { RunInput } from "./run-input.ts";
import type { RunReport } from "./run-report.ts";

/**
 * Runs a function's code on an event, inside the engine. The run is synchronous and gives the same report for the same
 * input on every machine. A failure of the code is part of the report and never an exception.
 */
export function runCode(input: RunInput): RunReport {
  return withEngineLock(() => createReport(input));
}

function createReport(input: RunInput): RunReport {
  const limits = { ...defaultLimits, ...input.limits };
  const { logs, apiState, context } = createHost(input, limits);
  const instance = loadEngine();
  const source = { code: input.code, runtime: input.runtime, entryPoint: input.entryPoint };
  const { outcome, fuel } = execute(instance, compile(instance, source), {
    source,
    eventJson: input.eventJson,
    ...context,
  });
  return {
    outcome,
    logs: logs.lines,
    ...(apiState.customLog === undefined ? {} : { customLog: apiState.customLog }),
    ...(apiState.originChange === undefined ? {} : { originChange: apiState.originChange }),
    fuel,
    computeUtilization: computeUtilization(fuel.handler, input.runtime),
  };
}
