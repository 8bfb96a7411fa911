import { type RunResult, runFunction, type ViewerEvent } from "../runtime.ts";
import { type Arguments, readArguments, runtimeOf } from "./arguments.ts";
import { readBytes, readJson } from "./read-file.ts";
import { type Command, UsageError } from "./terminal.ts";

/** Runs a function on an event, and says what TestFunction would. */
export const run: Command = {
  help: `Usage: mock-cloudfront run FILE --event FILE [options]

Runs a function on an event and says what TestFunction would answer.
Exit code: 0 when the function did well, 1 when it failed, 2 for a call that cannot be meant.

  --event FILE        the event, as JSON
  --key-values FILE   what its key value store holds, as JSON: { "key": "value" }, or the form that S3 imports take
  --runtime NAME      cloudfront-js-2.0 (default) or cloudfront-js-1.0
  --json              the answer as JSON
  --help              this text`,

  async run(args, { out }) {
    const { values, files } = readArguments(args, {
      event: { type: "string" },
      "key-values": { type: "string" },
      runtime: { type: "string" },
      json: { type: "boolean" },
    });
    const [file, ...others] = files;
    if (file === undefined) {
      throw new UsageError("run needs a file: mock-cloudfront run function.js --event event.json");
    }
    if (others.length > 0) {
      throw new UsageError(`run takes one file, and was given ${files.length}: ${files.join(", ")}.`);
    }
    const result = await answerOf(file, values);
    out(values.json ? JSON.stringify(result, undefined, 2) : readable(result));
    return result.errorMessage === "" ? 0 : 1;
  },
};

async function answerOf(file: string, values: Arguments["values"]): Promise<RunResult> {
  const { event: eventFile, "key-values": itemsFile } = values;
  if (typeof eventFile !== "string") {
    throw new UsageError("run needs an event: --event event.json");
  }
  const runtime = runtimeOf(values);
  const code = await readBytes(file);
  const event = (await readJson(eventFile)) as ViewerEvent;
  const keyValueStore =
    typeof itemsFile === "string" ? itemsIn(await readJson(itemsFile), itemsFile) : undefined;
  try {
    return await runFunction(code, event, { runtime, ...(keyValueStore && { keyValueStore }) });
  } catch (error) {
    if (error instanceof TypeError) {
      throw new UsageError(`${eventFile}: ${error.message.replace("runFunction: ", "")}`);
    }
    throw error;
  }
}

function itemsIn(json: unknown, file: string): Record<string, string> {
  const { data } = (json ?? {}) as { data?: unknown };
  const entries = Array.isArray(data)
    ? data.map((item): [unknown, unknown] => [item?.key, item?.value])
    : Object.entries(typeof json === "object" && !Array.isArray(json) && json ? json : { "": undefined });
  if (!entries.every(([key, value]) => typeof key === "string" && typeof value === "string")) {
    throw new UsageError(
      `${file} must be { "key": "value", ... } or { "data": [{ "key": ..., "value": ... }] }, all text.`,
    );
  }
  return Object.fromEntries(entries);
}

function readable({ output, errorMessage, logs, computeUtilization }: RunResult): string {
  return [
    errorMessage === "" ? JSON.stringify(output, undefined, 2) : `failed: ${errorMessage}`,
    ...logs.map((line) => `log: ${line}`),
    `compute utilization: ${computeUtilization}`,
  ].join("\n");
}
