import type { RecordedCall } from "../../core/journal.ts";
import type { WireAnswer, WireRequest } from "./message.ts";

/** What a test in another language may do with the mock; a handle has it all. */
export interface Controls {
  reset(): void;
  settle(): void;
  state(): object;
  calls(): readonly RecordedCall[];
}

type Action = (controls: Controls) => unknown;

const actions: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  "/_mock/reset": { POST: (controls) => controls.reset() },
  "/_mock/settle": { POST: (controls) => controls.settle() },
  "/_mock/state": { GET: (controls) => controls.state() },
  "/_mock/calls": { GET: (controls) => controls.calls().map(shownCall) },
};

/** The answer of a control route; `undefined` for what is CloudFront's. */
export function answerControl(controls: Controls, { method, path }: WireRequest): WireAnswer | undefined {
  if (!path.startsWith("/_mock/")) return undefined;
  const methods = Object.hasOwn(actions, path) ? actions[path] : undefined;
  if (!methods) {
    return json(404, { error: `There is no ${path}. There are: ${Object.keys(actions).join(", ")}.` });
  }
  const act = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!act) return json(405, { error: `${path} takes ${Object.keys(methods).join(" or ")}, not ${method}.` });
  const answer = act(controls);
  return answer === undefined ? { status: 204, headers: {}, body: undefined } : json(200, answer);
}

const json = (status: number, value: unknown): WireAnswer => ({
  status,
  headers: { "content-type": "application/json" },
  body: new TextEncoder().encode(JSON.stringify(value, withBytesAsText)),
});

const shownCall = ({ error, ...call }: RecordedCall): object => ({
  ...call,
  ...(error && { error: { name: error.name, message: error.message } }),
});

/** Code and events are bytes, and nearly always text. */
function withBytesAsText(this: object, key: string, value: unknown): unknown {
  const raw = (this as Record<string, unknown>)[key];
  return ArrayBuffer.isView(raw)
    ? Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("utf8")
    : value;
}
