import { decode } from "./check/decode.ts";
import type { ViewerEvent } from "./event/event.ts";
import { parseEvent } from "./event/parse-event.ts";
import type { StoreContents, Stores } from "./run/stores.ts";
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
 * @throws TypeError for an event that the service would not take, code that is neither text nor bytes, and options
 * without use.
 * @example
 * import { runFunction, viewerRequest } from "mock-cloudfront/runtime";
 *
 * const code = "function handler(event) { event.request.uri += 'index.html'; return event.request; }";
 * const { output } = await runFunction(code, viewerRequest({ uri: "/docs/" }));
 * console.log(output.uri); // /docs/index.html
 */
export async function runFunction(
  code: string | Uint8Array,
  event: ViewerEvent,
  options: RunFunctionOptions = {},
): Promise<RunResult> {
  requireRunOptions(options);
  const { runtime = "cloudfront-js-2.0", now = new Date(), randomSeed = 1 } = options;
  const { keyValueStore, edgeLocation, distributionTenant, executor } = options;
  const parsed = parseEvent(JSON.stringify(event) ?? "undefined");
  if (parsed.kind === "refused") {
    throw new TypeError(
      `runFunction: the event is not valid: ${parsed.reasons.join("; ")}. viewerRequest() and viewerResponse() make valid ones.`,
    );
  }
  const input = {
    code: textOf(code),
    runtime,
    event: parsed.event,
    eventJson: parsed.json,
    nowMs: now.getTime(),
    randomSeed,
    ...(edgeLocation && { edgeLocation }),
    ...(distributionTenant && { distributionTenant }),
    ...(keyValueStore && { stores: oneStore(keyValueStore, now) }),
  };
  return answerTest(input, executor);
}

function textOf(code: unknown): string {
  if (typeof code === "string") return code;
  if (ArrayBuffer.isView(code)) return decode(code).text;
  throw new TypeError(`runFunction: the code must be text or bytes, and is ${String(code)}`);
}

function oneStore(items: Readonly<Record<string, string>>, now: Date): Stores {
  const contents: StoreContents = { items: new Map(Object.entries(items)), created: now, lastUpdated: now };
  const associated = "00000000-0000-4000-8000-000000000000";
  return { associated, read: (id) => (id === associated ? contents : undefined) };
}
