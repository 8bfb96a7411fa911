import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { decodeCode } from "./check/decode-code.ts";
import { countingExecutor } from "./edge-coverage/counting-executor.ts";
import { readCode } from "./edge-coverage/covered-files.ts";
import type { ViewerEvent } from "./event/event.ts";
import { parseEvent } from "./event/parse-event.ts";
import { type FunctionExecutor, quickJs } from "./executor.ts";
import type { StoreContents, Stores } from "./run/run-input.ts";
import { type RunFunctionOptions, requireRunOptions } from "./run-options.ts";
import { answerTest, type TestAnswer } from "./test-answer.ts";

/** What TestFunction would answer, without a service in between. */
export type RunResult = TestAnswer;

/**
 * Runs a function's code on an event, sealed off from this process, and says what TestFunction would say. What goes
 * wrong in the function is in the result (`errorMessage`), as it is in the service's answer.
 *
 * @param code the function's source, as it is uploaded
 * @param event a whole event: `viewerRequest()` and `viewerResponse()` make one
 * @throws TypeError for an event that the service would not take, code that is neither text nor bytes, options
 * without use, and a `file` that is not there or holds another text. Error where `file` is given and coverage cannot be
 * counted: istanbul is not installed or cannot read the code, or vitest collects coverage by V8.
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
  requireRunOptions(options);
  const { runtime = "cloudfront-js-2.0", now = new Date(), randomSeed = 1 } = options;
  const { keyValueStore, edgeLocation, distributionTenant } = options;
  const parsed = parseEvent(JSON.stringify(event) ?? "undefined");
  if (parsed.kind === "refused") {
    throw new TypeError(
      `runFunction: the event is not valid: ${parsed.reasons.join("; ")}. viewerRequest() and viewerResponse() make valid ones.`,
    );
  }
  const text = textOf(code);
  const input = {
    code: text,
    runtime,
    event: parsed.event,
    eventJson: parsed.json,
    nowMs: now.getTime(),
    randomSeed,
    ...(edgeLocation && { edgeLocation }),
    ...(distributionTenant && { distributionTenant }),
    ...(keyValueStore && { stores: oneStore(keyValueStore, now) }),
  };
  return answerTest(input, executorOf(text, options));
}

function executorOf(code: string, { executor = quickJs, file }: RunFunctionOptions): FunctionExecutor {
  if (file === undefined) {
    return executor;
  }
  const path = resolve(file);
  if (!existsSync(path)) {
    throw new TypeError(`runFunction: the option file is ${file}; there is no ${path}`);
  }
  const differs = firstDifference(code, readCode(path));
  if (differs !== undefined) {
    throw new TypeError(
      `runFunction: the code is not the text of ${file}, from which it differs in line ${differs}; its coverage would be told of the wrong lines. Give the file's text as it is, or leave the option file out.`,
    );
  }
  return countingExecutor(executor, () => realpathSync(path));
}

function firstDifference(code: string, text: string): number | undefined {
  if (code === text) {
    return undefined;
  }
  const [given, expected] = [code.split("\n"), text.split("\n")];
  const at = given.findIndex((line, i) => line !== expected[i]);
  return (at === -1 ? given.length : at) + 1;
}

function textOf(code: unknown): string {
  if (typeof code === "string") {
    return code;
  }
  if (ArrayBuffer.isView(code)) {
    return decodeCode(code).text;
  }
  throw new TypeError(`runFunction: the code must be text or bytes, and is ${String(code)}`);
}

function oneStore(items: Readonly<Record<string, string>>, now: Date): Stores {
  const contents: StoreContents = { items: new Map(Object.entries(items)), created: now, lastUpdated: now };
  const associated = "00000000-0000-4000-8000-000000000000";
  return { associated, read: (id) => (id === associated ? contents : undefined) };
}
