import type { FunctionExecutor } from "../executor.ts";
import { runInstrumented } from "../run/run-instrumented.ts";
import { addCoverage, findCollector } from "./collector.ts";
import { instrument } from "./instrument.ts";

/**
 * Creates an executor that returns the reports of another one and counts each run for the coverage report. It counts in
 * a second run, of the code with counters, in this package's engine. Only the counters of the second run are used.
 *
 * @param findFile returns the file that the code was read from, or `undefined` for code that is not counted
 */
export function createCountingExecutor(
  executor: FunctionExecutor,
  findFile: (code: string) => string | undefined,
): FunctionExecutor {
  return {
    name: executor.name,
    run(input) {
      const report = executor.run(input);
      const collector = findCollector();
      const file = collector && findFile(input.code);
      const instrumented = file === undefined ? undefined : instrument(input.code, file);
      if (collector && instrumented) {
        addCoverage(collector, instrumented, runInstrumented(instrumented, input));
      }
      return report;
    },
  };
}
