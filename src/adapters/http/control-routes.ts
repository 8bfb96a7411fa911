import type { Backend } from "../../core/backend.ts";
import type { RecordedCall } from "../../core/call-log.ts";
import { MockCloudFrontError } from "../../core/errors.ts";
import type { Faults } from "../../faults/faults.ts";
import type { Sdk } from "../../sdk/operation.ts";
import type { ServiceApi } from "../../sdk/service-api.ts";
import { formatValue } from "../../values/format-value.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { createFaultError, planFault } from "./planned-fault.ts";
import { type ControllableOrigin, originExample, planOrigin } from "./planned-origin.ts";
import { deployStack, describeDeployFailure, isDeployFailure, type StackControl } from "./stack-routes.ts";
import type { Viewers } from "./viewer-requests.ts";

/** The parts of a mock that tests in other languages can control. */
export interface ControllableMock {
  readonly faults: Pick<Faults, "onOperation" | "clear">;
  origin(name: string): ControllableOrigin;
  reset(): void;
  settle(): void;
  state(): object;
  calls(): readonly RecordedCall[];
}

/** A mock and its backend. */
export interface ControlTarget {
  readonly mock: ControllableMock;
  readonly backend: Pick<Backend, "callLog" | "adjust" | "environment">;
  readonly viewers?: Pick<Viewers, "list" | "clear"> | undefined;
  readonly stacks: StackControl;
}

type JsonObject = Readonly<Record<string, unknown>>;

interface Action {
  /** An example of the JSON that the route takes. Omitted if the route takes no body. */
  readonly example?: string;
  /** Returns the JSON of the response, or a promise of it. Undefined for a response without a body. */
  run(target: ControlTarget, members: JsonObject, apis: Iterable<ServiceApi<Sdk>>): unknown;
}

const actions: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  "/_mock/reset": { POST: { run: ({ mock }) => mock.reset() } },
  "/_mock/settle": { POST: { run: ({ mock }) => mock.settle() } },
  "/_mock/state": { GET: { run: ({ mock }) => mock.state() } },
  "/_mock/calls": { GET: { run: ({ mock }) => mock.calls().map(toJsonCall) } },
  "/_mock/visits": {
    GET: { run: ({ viewers }) => viewers?.list() ?? [] },
    DELETE: { run: ({ viewers }) => viewers?.clear() },
  },
  "/_mock/origins": {
    POST: {
      example: originExample,
      run: ({ mock }, members) => void planOrigin((name) => mock.origin(name), members),
    },
  },
  "/_mock/faults": {
    POST: {
      example: '{ "operation": "PublishFunction", "verb": "rejectsOnce", "error": "Throttling" }',
      run: ({ mock }, members, apis) => planFault(mock.faults, members, apis),
    },
    DELETE: { run: ({ mock }) => mock.faults.clear() },
  },
  "/_mock/objects": {
    GET: { run: ({ backend }) => Object.keys(backend.environment.objects) },
    POST: {
      example: '{ "my-bucket/redirects.json": "{\\"data\\":[]}" }',
      run: ({ backend }, members) => backend.adjust({ objects: parseObjects(members) }),
    },
  },
  "/_mock/stacks": {
    GET: { run: ({ stacks }) => stacks.list() },
    POST: {
      example: '{ "name": "Site", "template": { "Resources": {} } }',
      run: ({ stacks }, members) => deployStack(stacks, members),
    },
  },
};

/** Returns the actions of a path, by method. The path of a stack ends in its name. */
function findActions(path: string): Readonly<Record<string, Action>> | undefined {
  const [, name] = /^\/_mock\/stacks\/([^/]+)$/.exec(path) ?? [];
  if (name !== undefined) {
    return { DELETE: { run: ({ stacks }) => removeStack(stacks, name) } };
  }
  return Object.hasOwn(actions, path) ? actions[path] : undefined;
}

async function removeStack(stacks: StackControl, name: string): Promise<void> {
  if (!(await stacks.remove(name))) {
    throw createFaultError(`There is no stack ${formatValue(name)}. GET /_mock/stacks lists the stacks.`);
  }
}

/** Returns true for the paths of control routes. CloudFront's paths begin with its API version. */
export function isControlPath(path: string): boolean {
  return path.startsWith("/_mock/");
}

/** Handles a request to a control route. Rejects query parameters and members that the route does not know. */
export async function handleControlRequest(
  target: ControlTarget,
  { method, path, query, body }: HttpRequest,
  apis: Iterable<ServiceApi<Sdk>>,
): Promise<HttpResponse> {
  const methods = findActions(path);
  if (!methods) {
    const paths = [...Object.keys(actions), "/_mock/stacks/NAME"].join(", ");
    return toJsonResponse(404, { error: `There is no control route ${path}. There are: ${paths}.` });
  }
  const action = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (!action) {
    const allowed = Object.keys(methods);
    const error = `${path} takes ${allowed.join(" or ")}, not ${method}.`;
    return toJsonResponse(405, { error }, { allow: formatAllow(allowed) });
  }
  try {
    const [parameter] = Object.keys(query);
    if (parameter !== undefined) {
      throw createFaultError(
        `${method} ${path} takes no query parameters, but got ${formatValue(parameter)}.`,
      );
    }
    const members = parseMembers(body, `${method} ${path}`, action.example);
    const result = await action.run(target, members, apis);
    return result === undefined
      ? { status: 204, headers: {}, body: undefined }
      : toJsonResponse(200, result, { "x-mock-dropped-calls": String(target.backend.callLog.droppedCount) });
  } catch (error) {
    if (error instanceof MockCloudFrontError) {
      return toJsonResponse(400, { error: error.message });
    }
    if (isDeployFailure(error)) {
      return toJsonResponse(400, describeDeployFailure(error));
    }
    throw error;
  }
}

/** Formats the `Allow` header. HEAD is served wherever GET is. */
export function formatAllow(methods: readonly string[]): string {
  return methods
    .flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : method))
    .sort()
    .join(", ");
}

/** Parses the JSON object of a request. A byte order mark before the JSON is skipped. */
function parseMembers(body: Uint8Array | undefined, route: string, example: string | undefined): JsonObject {
  if (example === undefined && body === undefined) {
    return {};
  }
  const members = parseObject(body);
  if (!members || example === undefined) {
    if (members && Object.keys(members).length === 0) {
      return members;
    }
    throw createFaultError(
      example === undefined
        ? `${route} takes no body.`
        : `${route} takes a JSON object. Send JSON: ${example}.`,
    );
  }
  return members;
}

function parseObject(body: Uint8Array | undefined): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

function parseObjects(members: JsonObject): Readonly<Record<string, string>> {
  for (const [place, text] of Object.entries(members)) {
    if (!/^[^/]+\/./s.test(place)) {
      throw createFaultError(
        `The object ${formatValue(place)} has no bucket and key. Name it as "my-bucket/redirects.json".`,
      );
    }
    if (typeof text !== "string") {
      throw createFaultError(
        `The object ${formatValue(place)} is ${formatValue(text)}. Give its content as a string.`,
      );
    }
  }
  return members as Readonly<Record<string, string>>;
}

function toJsonResponse(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    status,
    headers: { ...headers, "content-type": "application/json" },
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
