import type { Backend } from "../../core/backend.ts";
import { MockCloudFrontError } from "../../core/errors.ts";
import { answerCall } from "../../core/pipeline.ts";
import type { Sdk } from "../../sdk/operation.ts";
import { getServerProtocol } from "../../sdk/server-protocol.ts";
import { cloudFront, type ServiceApi } from "../../sdk/service-api.ts";
import { getErrorCode, getErrorStatus, ServiceError } from "../../sdk/service-error.ts";
import { getShape } from "../../sdk/shape.ts";
import { type ErrorDetails, toJsonErrorResponse, toXmlErrorResponse } from "./error-response.ts";
import type { HttpRequest, HttpResponse, Query } from "./message.ts";
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
  request: HttpRequest,
  caller: Caller = {},
): Promise<HttpResponse> {
  const match = findRoute(getServiceApis(backend), request.method, request.path, request.query);
  if ("allowed" in match) {
    throw noRouteError(request, match.allowed);
  }
  return answerMatch(backend, match, request, caller);
}

/** As {@link answerRequest}, where the operation is known. */
export async function answerMatch(
  backend: Backend,
  match: Match,
  request: HttpRequest,
  { region, signal }: Caller,
): Promise<HttpResponse> {
  const { schema, api } = match;
  const wire = getServerProtocol(api);
  try {
    const input = await inputOf(match, request);
    const output = (await answerCall(
      { schema, input, region: signingRegion(request.headers) ?? region, signal },
      backend,
    )) as Answered;
    const { httpStatusCode, requestId } = output.$metadata;
    const { headers, body } = await wire.writeResponse(schema, output);
    return {
      status: httpStatusCode,
      headers: { ...withPlainEtag(headers), "x-amzn-requestid": requestId },
      body,
    };
  } catch (error) {
    const refusal = toErrorDetails(error, backend);
    if (!refusal) {
      throw error;
    }
    return {
      ...(wire.isJson ? toJsonErrorResponse(refusal) : toXmlErrorResponse(refusal)),
      cause: (error as Error).cause,
    };
  }
}

interface Answered {
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId: string };
}

/** Those of what is mounted. CloudFront's own is always there, to say which of its operations are not. */
export function getServiceApis(backend: Backend): Set<ServiceApi<Sdk>> {
  return new Set([cloudFront as unknown as ServiceApi<Sdk>, ...backend.operations.map(({ api }) => api)]);
}

async function inputOf({ schema, api, labels }: Match, request: HttpRequest): Promise<object> {
  try {
    if (request.body && hasDoctype(request.body)) {
      throw new Error("a document type is not accepted");
    }
    const read = await getServerProtocol(api).readRequest(schema, request);
    return Object.assign(read, queryMembers(schema[4], request.query), decoded(labels));
  } catch (error) {
    throw api.errors.invalidInput(`The request cannot be read: ${(error as Error).message}.`);
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
  const shape = getShape(inputSchema);
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
function signingRegion({ authorization = "" }: HttpRequest["headers"]): string | undefined {
  return /^AWS4-HMAC-SHA256 Credential=[^/,\s]*\/\d{8}\/([\w-]+)\//.exec(authorization)?.[1];
}

/** UpdateFunction's ETag travels as `ETtag`, a slip in the API model since its beginning; the service sends both. */
function withPlainEtag(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return headers.ettag === undefined ? headers : { ...headers, etag: headers.ettag };
}

interface SdkException extends Error {
  readonly $fault: "client" | "server";
  readonly $metadata: { readonly httpStatusCode?: number; readonly requestId?: string };
  readonly Error?: { readonly Message?: string };
}

function isSdkException(error: unknown): error is SdkException {
  return error instanceof Error && "$fault" in error && "$metadata" in error;
}

function toErrorDetails(error: unknown, backend: Backend): ErrorDetails | undefined {
  if (error instanceof ServiceError) {
    const { schema, message } = error;
    const requestId = backend.environment.random.uuid();
    return { status: getErrorStatus(schema), code: getErrorCode(schema), message, requestId };
  }
  if (!isSdkException(error)) {
    return undefined;
  }
  const { $fault, $metadata, name, message } = error;
  return {
    status: $metadata.httpStatusCode ?? ($fault === "server" ? 500 : 400),
    code: name,
    // An empty message is another word in the exception.
    message: error.Error?.Message ?? message,
    requestId: $metadata.requestId ?? backend.environment.random.uuid(),
  };
}

function noRouteError({ method, path }: HttpRequest, allowed: readonly string[]): MockCloudFrontError {
  return new MockCloudFrontError(
    "UNKNOWN_OPERATION",
    allowed.length > 0
      ? `No operation of CloudFront is ${method} ${path}: there it is ${allowed.join(" or ")}.`
      : `No operation of CloudFront is ${method} ${path}. Send it the requests of a CloudFront client.`,
  );
}
