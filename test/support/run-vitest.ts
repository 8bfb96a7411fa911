import { execFile } from "node:child_process";
import { resolve } from "node:path";

/** The results of tests: their names with `passed`, `skipped` or their error messages. */
export type Outcome = Readonly<Record<string, string>>;

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/**
 * Runs test files in a separate vitest, sequentially in one worker, to test failures. A file that fails as a whole is
 * reported under its name.
 */
export async function runVitest(files: readonly string[], settings: object = {}): Promise<Outcome> {
  const options = {
    config: false,
    watch: false,
    include: files,
    reporters: ["json"],
    maxWorkers: 1,
    ...settings,
  };
  const script = `
    import { startVitest } from "vitest/node";
    const vitest = await startVitest("test", [], ${JSON.stringify(options)}, { resolve: { tsconfigPaths: true } });
    await vitest.close();`;
  const env = { ...process.env, VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined };
  const printed = await new Promise<string>((done) => {
    execFile(process.execPath, ["--input-type=module", "--eval", script], { env }, (_, stdout, stderr) =>
      done(stdout || stderr),
    );
  });
  const { testResults } = JSON.parse(printed.slice(printed.indexOf("{"))) as JsonReport;
  return Object.fromEntries(
    testResults.flatMap(({ name, message, assertionResults }) => [
      ...(message ? [[name.replace(`${resolve(".")}/`, ""), message]] : []),
      ...assertionResults.map(({ title, status, failureMessages }) => [
        title,
        status === "failed" ? (failureMessages ?? []).join("\n") : status,
      ]),
    ]),
  );
}
