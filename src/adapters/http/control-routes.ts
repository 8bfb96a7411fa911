import type { RecordedCall } from "../../core/call-log.ts";
import { MockCloudFrontError } from "../../core/errors.ts";
import type { Faults } from "../../faults/faults.ts";
import type { Sdk } from "../../sdk/operation.ts";
import type { ServiceApi } from "../../sdk/service-api.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { planFault } from "./planned-fault.ts";

/** The parts of a mock that tests in other languages can control. */
export interface ControllableMock {
  readonly faults: Pick<Faults, "onOperation" | "clear">;
  reset(): void;
  settle(): void;
  state(): object;
  calls(): readonly RecordedCall[];
}

type Action = (mock: ControllableMock, request: HttpRequest, apis: Iterable<ServiceApi<Sdk>>) => unknown;

const actions: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  "/_mock/reset": { POST: (mock) => mock.reset() },
  "/_mock/settle": { POST: (mock) => mock.settle() },
  "/_mock/state": { GET: (mock) => mock.state() },
  "/_mock/calls": { GET: (mock) => mock.calls().map(toJsonCall) },
  "/_mock/faults": {
    POST: ({ faults }, { body }, apis) => planFault(faults, parseObject(body), apis),
    DELETE: ({ faults }) => faults.clear(),
  },
};

/** Returns the response of a control route, or `undefined` if the path is not below `/_mock/`. */
export function handleControlRequest(
  mock: ControllableMock,
  request: HttpRequest,
  apis: Iterable<ServiceApi<Sdk>>,
): HttpResponse | undefined {
  const { method, path } = request;
  if (!path.startsWith("/_mock/")) {
    return undefined;
  }
  const methods = Object.hasOwn(actions, path) ? actions[path] : undefined;
  if (!methods) {
    const paths = Object.keys(actions).join(", ");
    return toJsonResponse(404, { error: `There is no control route ${path}. There are: ${paths}.` });
  }
  const act = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!act) {
    const allowed = Object.keys(methods).join(" or ");
    return toJsonResponse(405, { error: `${path} takes ${allowed}, not ${method}.` });
  }
  try {
    const result = act(mock, request, apis);
    return result === undefined ? { status: 204, headers: {}, body: undefined } : toJsonResponse(200, result);
  } catch (error) {
    if (error instanceof MockCloudFrontError) {
      return toJsonResponse(400, { error: error.message });
    }
    throw error;
  }
}

function parseObject(body: Uint8Array | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof value === "object" && value !== null) {
      return value as Record<string, unknown>;
    }
  } catch {
    // The error below is clearer than the parser's.
  }
  throw new MockCloudFrontError(
    "INVALID_FAULT",
    'Send JSON: { "operation": "PublishFunction", "verb": "rejectsOnce", "error": "Throttling" }.',
  );
}

function toJsonResponse(status: number, value: unknown): HttpResponse {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: new TextEncoder().encode(JSON.stringify(value, decodeBytes)),
  };
}

/** Replaces an error by its name and message, because JSON drops both. */
function toJsonCall({ error, ...call }: RecordedCall): object {
  return {
    ...call,
    ...(error && { error: { name: error.name, message: error.message } }),
  };
}

/** Replaces bytes by text. Code and events are nearly always text. */
function decodeBytes(this: object, key: string, value: unknown): unknown {
  const raw = (this as Record<string, unknown>)[key];
  return ArrayBuffer.isView(raw)
    ? Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("utf8")
    : value;
}
