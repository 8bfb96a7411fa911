import { alone } from "./alone.ts";
import { compile } from "./compile.ts";
import { execute } from "./execution.ts";
import { defaultLimits } from "./limits.ts";
import { loadMachine } from "./machine.ts";
import type { RunReport } from "./outcome.ts";
import type { RunInput } from "./run-input.ts";
import { computeUtilization } from "./utilization.ts";
import { createWorld } from "./world.ts";

/**
 * Runs a function's code on an event, in the engine and nowhere else. Synchronous, the same for the same input on
 * every machine, and never an exception for what the code does wrong: that is in the report.
 */
export function runCode(input: RunInput): RunReport {
  return alone(() => report(input));
}

function report(input: RunInput): RunReport {
  const limits = { ...defaultLimits, ...input.limits };
  const { logBook, record, world } = createWorld(input, limits);
  const machine = loadMachine();
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
