import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { types } from "node:util";
import { formatValue } from "../values/format-value.ts";
import { decodeCode } from "./check/decode-code.ts";
import { createCountingExecutor } from "./edge-coverage/counting-executor.ts";
import { readCode } from "./edge-coverage/covered-files.ts";
import type { ViewerEvent } from "./event/event.ts";
import { type FunctionExecutor, quickJs } from "./executor.ts";
import type { StoreContents } from "./run/run-input.ts";
import { assertRunOptions, type KeyValueItems, type RunFunctionOptions } from "./run-options.ts";
import {
  InvalidEventError,
  type Stores,
  type TestInput,
  type TestResult,
  testFunction,
} from "./test-function.ts";

/** The result of {@link runFunction}: what TestFunction would return. */
// An interface of its own, because editors show the target of a type alias.
export interface RunResult extends TestResult {}

/**
 * Runs a function's code on an event, isolated from this process, and returns what TestFunction would return. An error
 * inside the function is part of the result (`errorMessage`), as it is in the service's output.
 *
 * @param code the function's source, as it is uploaded
 * @param event a whole event: `viewerRequest()` and `viewerResponse()` make one
 * @throws TypeError for an event that the service would not accept, code that is neither a string nor bytes or is the
 * path of a file, invalid options, and a `file` that does not exist or has other contents. Error if `file` is given and coverage cannot be
 * counted: istanbul is not installed or cannot parse the code, or vitest collects coverage by V8.
 * @example
 * import { runFunction, viewerRequest } from "mock-cloudfront/runtime";
 *
 * const code = "function handler(event) { event.request.uri += 'index.html'; return event.request; }";
 * const { functionOutput } = await runFunction(code, viewerRequest({ uri: "/docs/" }));
 * console.log(JSON.parse(functionOutput).request.uri); // /docs/index.html
 */
export async function runFunction(
  code: string | Uint8Array,
  event: ViewerEvent,
  options: RunFunctionOptions = {},
): Promise<RunResult> {
  assertRunOptions(options);
  const { runtime = "cloudfront-js-2.0", now = new Date(), randomSeed = 1 } = options;
  const { keyValueStore, edgeLocation, distributionTenant, rawQueryString } = options;
  const text = toText(code);
  const input = {
    code: text,
    runtime,
    eventObject: JSON.stringify(event) ?? "undefined",
    nowMs: now.getTime(),
    randomSeed,
    ...(rawQueryString !== undefined && { rawQueryString }),
    ...(edgeLocation && { edgeLocation }),
    ...(distributionTenant && { distributionTenant }),
    ...(keyValueStore && { stores: createStores(keyValueStore, now) }),
  };
  return runTest(input, selectExecutor(text, options));
}

function runTest(input: TestInput, executor: FunctionExecutor): TestResult {
  try {
    return testFunction(input, executor);
  } catch (error) {
    if (error instanceof InvalidEventError) {
      throw new TypeError(
        `runFunction: the event is not valid: ${error.reasons.join("; ")}. viewerRequest() and viewerResponse() make valid ones.`,
      );
    }
    throw error;
  }
}

function selectExecutor(code: string, { executor = quickJs, file }: RunFunctionOptions): FunctionExecutor {
  if (file === undefined) {
    return executor;
  }
  const path = resolve(file);
  if (!existsSync(path)) {
    throw new TypeError(`runFunction: the option file is ${file}; there is no ${path}`);
  }
  const line = findDifferentLine(code, readCode(path));
  if (line !== undefined) {
    throw new TypeError(
      `runFunction: the code is not the text of ${file}, from which it differs in line ${line}; its coverage would count the wrong lines. Give the file's text unchanged, or leave the option file out.`,
    );
  }
  return createCountingExecutor(executor, () => realpathSync(path));
}

function findDifferentLine(code: string, expected: string): number | undefined {
  if (code === expected) {
    return undefined;
  }
  const [lines, expectedLines] = [code.split("\n"), expected.split("\n")];
  const index = lines.findIndex((line, i) => line !== expectedLines[i]);
  return (index === -1 ? lines.length : index) + 1;
}

/** The path of a script, without any space or bracket that a function needs. */
const pathPattern = /^[^\s(){}]+\.[cm]?[jt]s$/;

function toText(code: unknown): string {
  if (typeof code === "string" && pathPattern.test(code)) {
    const path = JSON.stringify(code);
    throw new TypeError(
      `runFunction: the code is ${path}, which is a path; give the text of the file: readFileSync(${path}, "utf8")`,
    );
  }
  if (typeof code === "string" || ArrayBuffer.isView(code)) {
    return decodeCode(code).text;
  }
  throw new TypeError(`runFunction: the code must be a string or bytes, and is ${formatValue(code)}`);
}

/** Creates the one store of a run, which `cf.kvs()` opens. */
function createStores(store: KeyValueItems, now: Date): Stores {
  const items = new Map(types.isMap(store) ? store : Object.entries(store));
  const contents: StoreContents = { items, created: now, lastUpdated: now };
  const associated = "00000000-0000-4000-8000-000000000000";
  return { associated, read: (id) => (id === associated ? contents : undefined) };
}
