import { type RunResult, runFunction, type ViewerEvent } from "../runtime.ts";
import { createEvent, eventOptions } from "./create-event.ts";
import { getRuntime } from "./parse-arguments.ts";
import { readBytes, readJson } from "./read-file.ts";
import { type Arguments, type Command, UsageError } from "./terminal.ts";

/** Runs a function on an event, as TestFunction does. */
export const run: Command = {
  help: `Usage: mock-cloudfront run FILE [options]

Runs a function on an event and prints what TestFunction would return. Without options, the event is a GET request for /.
Exit code: 0 if the function succeeds, 1 if it fails, 2 for wrong arguments.

The event:
  --uri PATH               the path, which may have a query string
  --method NAME            the HTTP method; GET (default)
  --query NAME=VALUE       a query string parameter; may be repeated
  --header NAME=VALUE      a request header; may be repeated
  --cookie NAME=VALUE      a cookie of the request; may be repeated
  --country CODE           the viewer's country, in the header cloudfront-viewer-country
  --ip ADDRESS             the viewer's address
  --response STATUS        runs the function on a response with this status (viewer-response)
  --response-header NAME=VALUE
                           a header of that response; may be repeated
  --event FILE             an event as JSON, which the options above change; missing members are filled in
  --print-event            prints the event and does not run the function

The run:
  --key-values FILE        the items of its key value store, as JSON: { "key": "value" }, or in the form of S3 imports
  --runtime NAME           cloudfront-js-2.0 (default) or cloudfront-js-1.0
  --json                   prints the result as JSON
  --help                   this text`,

  options: {
    ...eventOptions,
    "print-event": "flag",
    "key-values": "text",
    runtime: "text",
    json: "flag",
  },

  async run(args, { out }) {
    const [file, ...others] = args.files;
    if (others.length > 0) {
      throw new UsageError(`run takes one file, but got ${args.files.length}: ${args.files.join(", ")}.`);
    }
    if (file === undefined && !args.hasFlag("print-event")) {
      throw new UsageError("run needs a file: mock-cloudfront run function.js --uri /index.html");
    }
    const event = await asUsageError(args, () => createEvent(args));
    if (file === undefined || args.hasFlag("print-event")) {
      out(JSON.stringify(event, undefined, 2));
      return 0;
    }
    const result = await runFile(file, event, args);
    out(args.hasFlag("json") ? JSON.stringify(result, undefined, 2) : formatResult(result, file));
    return result.errorMessage === "" ? 0 : 1;
  },
};

async function runFile(file: string, event: ViewerEvent, args: Arguments): Promise<RunResult> {
  const runtime = getRuntime(args);
  const code = await readBytes(file);
  const itemsFile = args.getText("key-values");
  const keyValueStore = itemsFile === undefined ? undefined : readItems(await readJson(itemsFile), itemsFile);
  return asUsageError(args, () => runFunction(code, event, { runtime, keyValueStore }));
}

/** Converts the errors for an invalid event, which the user gave in a file or in options. */
async function asUsageError<T>(args: Arguments, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof TypeError) {
      const file = args.getText("event");
      const problem = error.message
        .replace(/^runFunction: the event is not valid: /, "The event is not valid: ")
        .replace(/\.? viewerRequest\(\) and viewerResponse\(\) make valid ones/, "")
        .replace(/^viewer(?:Request|Response)[:.] ?/, "The event is not valid: ");
      throw new UsageError(file === undefined ? problem : `${file}: ${problem}`);
    }
    throw error;
  }
}

function readItems(json: unknown, file: string): Map<string, string> {
  const { data } = (json ?? {}) as { data?: unknown };
  const entries = Array.isArray(data)
    ? data.map((item): [unknown, unknown] => [item?.key, item?.value])
    : Object.entries(typeof json === "object" && !Array.isArray(json) && json ? json : { "": undefined });
  if (!entries.every(([key, value]) => typeof key === "string" && typeof value === "string")) {
    throw new UsageError(
      `${file} must be { "key": "value", ... } or { "data": [{ "key": ..., "value": ... }] }, with strings only.`,
    );
  }
  return new Map(entries as [string, string][]);
}

function formatResult(result: RunResult, file: string): string {
  const { output, errorMessage, location, codeFrame, advice, edgeProblems = [], logs } = result;
  return [
    errorMessage === "" ? JSON.stringify(output, undefined, 2) : `failed: ${errorMessage}`,
    ...(location ? [`at ${file}:${location.line}:${location.column}\n${codeFrame}`] : []),
    ...(advice === undefined ? [] : [`advice: ${advice}`]),
    ...edgeProblems.map((problem) => `warning: ${problem}`),
    ...logs.map((line) => `log: ${line}`),
    `compute utilization: ${result.computeUtilization}`,
  ].join("\n");
}
