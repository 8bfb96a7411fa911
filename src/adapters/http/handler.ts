import type { Backend } from "../../core/backend.ts";
import { MockCloudFrontError } from "../../core/problems.ts";
import { cloudFront, type Dialect } from "../../sdk/dialects.ts";
import { Fault, faultName, faultStatus } from "../../sdk/fault.ts";
import type { Sdk } from "../../sdk/operation.ts";
import { shapeOf } from "../../sdk/shape.ts";
import { wireOf } from "../../sdk/wire.ts";
import { jsonRefusal, type Refusal, xmlRefusal } from "./error-body.ts";
import type { Query, WireAnswer, WireRequest } from "./message.ts";
import { findRoute, type Match } from "./router.ts";

/** Whose call it is, where a request does not say. */
export interface Caller {
  readonly region?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Answers a request with what the backend answers. A refusal of the service is an answer; whatever else goes
 * wrong is thrown: it is about the mock, or a planned failure of the network, and no client may take it for
 * CloudFront's word.
 */
export async function answerRequest(
  backend: Backend,
  request: WireRequest,
  caller: Caller = {},
): Promise<WireAnswer> {
  const match = findRoute(dialectsOf(backend), request.method, request.path, request.query);
  if ("allowed" in match) {
    throw withoutRoute(request, match.allowed);
  }
  return answerMatch(backend, match, request, caller);
}

/** As {@link answerRequest}, where the operation is known. */
export async function answerMatch(
  backend: Backend,
  match: Match,
  request: WireRequest,
  { region, signal }: Caller,
): Promise<WireAnswer> {
  const { schema, dialect } = match;
  const wire = wireOf(dialect);
  try {
    const input = await inputOf(match, request);
    const output = (await backend.dispatch({
      schema,
      input,
      region: signingRegion(request.headers) ?? region,
      signal,
    })) as Answered;
    const { httpStatusCode, requestId } = output.$metadata;
    const { headers, body } = await wire.writeResponse(schema, output);
    return {
      status: httpStatusCode,
      headers: { ...withPlainEtag(headers), "x-amzn-requestid": requestId },
      body,
    };
  } catch (error) {
    const refusal = refusalOf(error, backend);
    if (!refusal) {
      throw error;
    }
    return { ...(wire.isJson ? jsonRefusal(refusal) : xmlRefusal(refusal)), cause: (error as Error).cause };
  }
}

interface Answered {
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId: string };
}

/** Those of what is mounted. CloudFront's own is always there, to say which of its operations are not. */
export function dialectsOf(backend: Backend): Set<Dialect<Sdk>> {
  return new Set([
    cloudFront as unknown as Dialect<Sdk>,
    ...backend.operations.map(({ dialect }) => dialect),
  ]);
}

async function inputOf({ schema, dialect, labels }: Match, request: WireRequest): Promise<object> {
  try {
    if (request.body && hasDoctype(request.body)) {
      throw new Error("a document type is not accepted");
    }
    const read = await wireOf(dialect).readRequest(schema, request);
    return Object.assign(read, queryMembers(schema[4], request.query), decoded(labels));
  } catch (error) {
    throw dialect.invalidInput(`The request cannot be read: ${(error as Error).message}.`);
  }
}

/** No client writes one, and what reads XML best never begins to read a hostile one. */
function hasDoctype(body: Uint8Array): boolean {
  return /<!doctype/i.test(
    Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 1 << 20)).toString("latin1"),
  );
}

function decoded(labels: Match["labels"]): object {
  return Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, decodeURIComponent(value)]));
}

/** Text and numbers alike as text: the pipeline makes of it what the schema says. */
function queryMembers(inputSchema: unknown, query: Query): object {
  const members: Record<string, unknown> = {};
  const shape = shapeOf(inputSchema);
  if (shape.kind !== "structure") {
    return members;
  }
  for (const { name, queryName, shape: part } of shape.members) {
    if (queryName === undefined || !Object.hasOwn(query, queryName)) {
      continue;
    }
    const value = query[queryName];
    if (value === undefined) {
      continue;
    }
    const values = value === null ? [""] : [value].flat();
    members[name] = part.kind === "list" ? values : values[0];
  }
  return members;
}

/** The region in the signature's credential scope: AWS4-HMAC-SHA256 Credential=AKIA.../20260101/us-east-1/... */
function signingRegion({ authorization = "" }: WireRequest["headers"]): string | undefined {
  return /^AWS4-HMAC-SHA256 Credential=[^/,\s]*\/\d{8}\/([\w-]+)\//.exec(authorization)?.[1];
}

/** UpdateFunction's ETag travels as `ETtag`, a slip in the API model since its beginning; the service sends both. */
function withPlainEtag(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return headers.ettag === undefined ? headers : { ...headers, etag: headers.ettag };
}

interface ServiceError extends Error {
  readonly $fault: "client" | "server";
  readonly $metadata: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly Error?: { readonly Message?: string };
}

function isServiceError(error: unknown): error is ServiceError {
  return error instanceof Error && "$fault" in error && "$metadata" in error;
}

function refusalOf(error: unknown, backend: Backend): Refusal | undefined {
  if (error instanceof Fault) {
    const { schema, message } = error;
    const requestId = backend.environment.ids.uuid();
    return { status: faultStatus(schema), code: faultName(schema), message, requestId };
  }
  if (!isServiceError(error)) {
    return undefined;
  }
  const { $fault, $metadata, name, message } = error;
  return {
    status: $metadata.httpStatusCode ?? ($fault === "server" ? 500 : 400),
    code: name,
    // An empty message is another word in the exception.
    message: error.Error?.Message ?? message,
    requestId: $metadata.requestId ?? backend.environment.ids.uuid(),
  };
}

function withoutRoute({ method, path }: WireRequest, allowed: readonly string[]): MockCloudFrontError {
  return new MockCloudFrontError(
    "UNKNOWN_OPERATION",
    allowed.length > 0
      ? `No operation of CloudFront is ${method} ${path}: there it is ${allowed.join(" or ")}.`
      : `No operation of CloudFront is ${method} ${path}. Send it the requests of a CloudFront client.`,
  );
}
