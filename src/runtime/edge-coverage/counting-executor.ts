import type { FunctionExecutor } from "../executor.ts";
import { runInstrumented } from "../run/run-instrumented.ts";
import { collect, findCollector } from "./collector.ts";
import { instrument } from "./instrument.ts";

/**
 * An executor that answers as another does, and has each run counted for the coverage report: a second one, in this
 * package's own engine, of the code with counters, of which nothing but the counters is seen.
 *
 * @param fileOf the file whose text the code is, or `undefined` for code that is not to be counted
 */
export function countingExecutor(
  executor: FunctionExecutor,
  fileOf: (code: string) => string | undefined,
): FunctionExecutor {
  return {
    name: executor.name,
    run(input) {
      const report = executor.run(input);
      const collector = findCollector();
      const file = collector && fileOf(input.code);
      const instrumented = file === undefined ? undefined : instrument(input.code, file);
      if (collector && instrumented) {
        collect(collector, instrumented, runInstrumented(instrumented, input));
      }
      return report;
    },
  };
}
