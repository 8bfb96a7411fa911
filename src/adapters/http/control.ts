import type { RecordedCall } from "../../core/call-log.ts";
import { formatValue, MockCloudFrontError } from "../../core/errors.ts";
import { getOperationSchema } from "../../core/service.ts";
import type { FaultChain } from "../../faults/fault-chain.ts";
import type { Faults } from "../../faults/faults.ts";
import type { Sdk } from "../../sdk/operation.ts";
import { getOperations } from "../../sdk/server-protocol.ts";
import type { ServiceApi } from "../../sdk/service-api.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";

/** What a test in another language may do with the mock; a handle has it all. */
export interface Controls {
  readonly faults: Pick<Faults, "onOperation" | "clear">;
  reset(): void;
  settle(): void;
  state(): object;
  calls(): readonly RecordedCall[];
}

type Action = (controls: Controls, request: HttpRequest, apis: Iterable<ServiceApi<Sdk>>) => unknown;

const actions: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  "/_mock/reset": { POST: (controls) => controls.reset() },
  "/_mock/settle": { POST: (controls) => controls.settle() },
  "/_mock/state": { GET: (controls) => controls.state() },
  "/_mock/calls": { GET: (controls) => controls.calls().map(shownCall) },
  "/_mock/faults": {
    POST: ({ faults }, request, apis) => planFault(faults, request, apis),
    DELETE: ({ faults }) => faults.clear(),
  },
};

/** The answer of a control route; `undefined` for what is CloudFront's. */
export function answerControl(
  controls: Controls,
  request: HttpRequest,
  apis: Iterable<ServiceApi<Sdk>>,
): HttpResponse | undefined {
  const { method, path } = request;
  if (!path.startsWith("/_mock/")) {
    return undefined;
  }
  const methods = Object.hasOwn(actions, path) ? actions[path] : undefined;
  if (!methods) {
    return json(404, { error: `There is no ${path}. There are: ${Object.keys(actions).join(", ")}.` });
  }
  const act = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!act) {
    return json(405, { error: `${path} takes ${Object.keys(methods).join(" or ")}, not ${method}.` });
  }
  try {
    const answer = act(controls, request, apis);
    return answer === undefined ? { status: 204, headers: {}, body: undefined } : json(200, answer);
  } catch (error) {
    if (error instanceof MockCloudFrontError) {
      return json(400, { error: error.message });
    }
    throw error;
  }
}

function json(status: number, value: unknown): HttpResponse {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: new TextEncoder().encode(JSON.stringify(value, withBytesAsText)),
  };
}

function shownCall({ error, ...call }: RecordedCall): object {
  return {
    ...call,
    ...(error && { error: { name: error.name, message: error.message } }),
  };
}

/** Code and events are bytes, and nearly always text. */
function withBytesAsText(this: object, key: string, value: unknown): unknown {
  const raw = (this as Record<string, unknown>)[key];
  return ArrayBuffer.isView(raw)
    ? Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("utf8")
    : value;
}

/** `{ operation?, input?, verb, error?, times?, ms?, rate? }` */
type FaultRequest = Readonly<
  Partial<Record<"operation" | "input" | "verb" | "error" | "times" | "ms" | "rate", never>>
>;

/** The verbs of `cloudfront.faults`, and where their arguments stand in the request. */
const verbs: Readonly<Record<string, (chain: FaultChain, request: FaultRequest) => unknown>> = {
  rejects: (chain, { error }) => chain.rejects(named(error)),
  rejectsOnce: (chain, { error }) => chain.rejectsOnce(named(error)),
  rejectsTimes: (chain, { times, error }) => chain.rejectsTimes(times as never, named(error)),
  rejectsRandomly: (chain, { rate, error }) => chain.rejectsRandomly(rate as never, named(error)),
  rejectsFor: (chain, { ms, error }) => chain.rejectsFor(ms as never, named(error)),
  delays: (chain, { ms }) => chain.delays(ms as never),
  delaysOnce: (chain, { ms }) => chain.delaysOnce(ms as never),
  hangs: (chain) => chain.hangs(),
  hangsOnce: (chain) => chain.hangsOnce(),
  disconnects: (chain) => chain.disconnects(),
  disconnectsOnce: (chain) => chain.disconnectsOnce(),
  losesResponse: (chain) => chain.losesResponse(),
  losesResponseOnce: (chain) => chain.losesResponseOnce(),
};

function planFault(faults: Controls["faults"], { body }: HttpRequest, apis: Iterable<ServiceApi<Sdk>>): void {
  const request = parsed(body);
  const { operation, input, verb } = request as Record<string, unknown>;
  const act = typeof verb === "string" && Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!act) {
    throw invalid(`The verb is ${formatValue(verb)}; it can be ${Object.keys(verbs).join(", ")}.`);
  }
  if (input !== undefined && (typeof input !== "object" || input === null)) {
    throw invalid(
      `The input is ${formatValue(input)}; give an object of what calls must have: { "Name": "edge" }.`,
    );
  }
  const schema = operation === undefined ? undefined : schemaNamed(operation, apis);
  act(faults.onOperation(schema, input ?? undefined), request);
}

function schemaNamed(
  operation: unknown,
  apis: Iterable<ServiceApi<Sdk>>,
): ReturnType<typeof getOperationSchema> {
  const [first, ...others] = apis;
  const api = [first, ...others].find(
    (each) => each && getOperations(each).some((schema) => schema[2] === operation),
  );
  return getOperationSchema((api ?? first) as ServiceApi<Sdk>, String(operation));
}

function parsed(body: Uint8Array | undefined): FaultRequest {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof value === "object" && value !== null) {
      return value;
    }
  } catch {
    // Said below
  }
  throw invalid(
    'Send JSON: { "operation": "PublishFunction", "verb": "rejectsOnce", "error": "Throttling" }.',
  );
}

/** An error of the caller's own has no form in JSON. */
function named(error: unknown): never {
  if (typeof error === "string") {
    return error as never;
  }
  throw invalid(`The error is ${formatValue(error)}; give the name of one: "Throttling".`);
}

function invalid(message: string): MockCloudFrontError {
  return new MockCloudFrontError("INVALID_FAULT", message);
}
