import { formatValue } from "../../values/format-value.ts";
import { isObject } from "../../values/is-object.ts";
import { type EdgeRequest, type EdgeResponse, emptyBody, withoutHeaders } from "../message.ts";
import { InvalidLambdaResult } from "./invalid-lambda-result.ts";
import { maxBodyBytes, toLambdaResponse } from "./lambda-event.ts";
import { getHiddenHeaders, type LambdaStage, parseLambdaHeaders, valuePattern } from "./lambda-headers.ts";
import { parseLambdaOrigin } from "./lambda-origin.ts";
import type { LambdaOrigin, LambdaRequest } from "./lambda-types.ts";

/** What a function at a request event makes of the request. */
export type RequestResult =
  | { readonly request: EdgeRequest; readonly origin: LambdaOrigin | undefined }
  | { readonly response: EdgeResponse };

/**
 * Returns the request or the response that a function at a request event returned.
 *
 * @param event the request that the function received
 * @throws InvalidLambdaResult for a value that CloudFront refuses
 */
export function parseRequestResult(
  result: unknown,
  stage: LambdaStage,
  request: EdgeRequest,
  event: LambdaRequest,
): RequestResult {
  if (!isObject(result)) {
    throw new InvalidLambdaResult(
      `The function at ${stage} must return the request or a response, and returned ${formatValue(result)}.`,
    );
  }
  // assumed: CloudFront recognizes a response by its status, the only required member (F 15.1)
  return "status" in result
    ? { response: parseGeneratedResponse(result, stage) }
    : parseRequest(result, stage, request, event);
}

type Returned = Readonly<Record<string, unknown>>;

function parseRequest(
  { uri, querystring = "", method = "", headers, body, clientIp, origin }: Returned,
  stage: LambdaStage,
  request: EdgeRequest,
  event: LambdaRequest,
): RequestResult {
  // assumed: a changed member is refused (F 15.2)
  if (method !== request.method || clientIp !== event.clientIp) {
    throw new InvalidLambdaResult("The members method and clientIp of a request are read-only.");
  }
  if (typeof uri !== "string" || !/^\/[^\s#?]*$/.test(uri)) {
    throw new InvalidLambdaResult(
      `uri must be a path that begins with "/", without spaces, "?" and "#", and is ${formatValue(uri)}.`,
    );
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: CloudFront refuses control characters
  if (typeof querystring !== "string" || /[\u0000- \u007f#]/.test(querystring)) {
    throw new InvalidLambdaResult(
      `querystring must be a string without spaces, control characters and "#", and is ${formatValue(querystring)}.`,
    );
  }
  if (uri.length + querystring.length + 1 > 8192) {
    throw new InvalidLambdaResult("The URI with the query string must have less than 8,192 characters.");
  }
  const returned = parseLambdaHeaders(headers, event.headers, stage);
  const host = returned.find(([name]) => name.toLowerCase() === "host")?.[1] ?? request.host;
  const isSameQuery = querystring === event.querystring;
  return {
    request: {
      ...request,
      host,
      path: uri,
      query: isSameQuery ? request.query : querystring || undefined,
      headers: [...withoutHeaders(returned, (name) => name === "host"), ...getHiddenHeaders(request.headers)],
      body: parseRequestBody(body, stage, request),
    },
    origin: parseLambdaOrigin(origin, event.origin),
  };
}

/** Returns the body for the origin: the received one, or the replacement, cut at the limit of the event. */
function parseRequestBody(body: unknown, stage: LambdaStage, request: EdgeRequest): Uint8Array {
  if (body === undefined) {
    return request.body;
  }
  const { action, encoding, data } = isObject(body) ? body : ({} as Returned);
  if (action !== "read-only" && action !== "replace") {
    throw new InvalidLambdaResult(
      `body.action must be "read-only" or "replace", and is ${formatValue(action)}.`,
      "lambdaBody",
    );
  }
  if (action === "read-only") {
    return request.body;
  }
  return decodeBody(data, encoding ?? "text").subarray(0, maxBodyBytes[stage]);
}

function decodeBody(data: unknown, encoding: unknown): Uint8Array {
  if (typeof data !== "string") {
    throw new InvalidLambdaResult(`The body must be a string, and is ${formatValue(data)}.`, "lambdaBody");
  }
  if (encoding === "text") {
    return new TextEncoder().encode(data);
  }
  if (encoding !== "base64") {
    throw new InvalidLambdaResult(
      `The encoding of the body must be "text" or "base64", and is ${formatValue(encoding)}.`,
      "lambdaBody",
    );
  }
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(data) || data.length % 4 === 1) {
    throw new InvalidLambdaResult("The body is not valid base64.", "lambdaBody");
  }
  return new Uint8Array(Buffer.from(data, "base64"));
}

/** AWS developer guide, "Generating HTTP responses in request triggers". seen: read-only headers of the request count */
function parseGeneratedResponse(result: Returned, stage: LambdaStage): EdgeResponse {
  const { body, bodyEncoding = "text" } = result;
  const status = parseStatus(result.status);
  const bytes = body === undefined ? emptyBody : decodeBody(body, bodyEncoding);
  if (status === 204 && bytes.length > 0) {
    throw new InvalidLambdaResult("A response with status 204 has no body.", "lambdaBody");
  }
  const headers = parseLambdaHeaders(result.headers ?? {}, {}, stage);
  const headerBytes = headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  if (bytes.length + headerBytes > maxBodyBytes[stage]) {
    throw new InvalidLambdaResult(
      `The response has ${bytes.length + headerBytes} bytes; at ${stage} it may have ${maxBodyBytes[stage]}.`,
      "lambdaBody",
    );
  }
  return { status, statusText: parseDescription(result.statusDescription), headers, body: bytes };
}

/** assumed: a number is accepted, as users of Lambda@Edge write it (F 15.3). The guide's examples have strings. */
function parseStatus(status: unknown): number {
  const code = Number(status);
  if ((typeof status !== "string" && typeof status !== "number") || !(code >= 200 && code <= 599)) {
    throw new InvalidLambdaResult(
      `status must be a string from "200" to "599", and is ${formatValue(status)}.`,
    );
  }
  return code;
}

function parseDescription(description: unknown = ""): string {
  if (typeof description !== "string" || !valuePattern.test(description)) {
    throw new InvalidLambdaResult(
      `statusDescription must be a string without line breaks and without characters above U+00FF, and is ${formatValue(description)}.`,
    );
  }
  return description;
}

/**
 * Returns the response that a function at a response event returned. Functions do not read the body. At origin-response
 * they may replace it.
 *
 * AWS developer guide: a function at viewer-response cannot change the status ("Restrictions on Lambda@Edge").
 * assumed: a changed status, or a body, is refused there (F 15.4). The same page only says that the status cannot be modified.
 * @throws InvalidLambdaResult for a value that CloudFront refuses
 */
export function parseResponseResult(
  result: unknown,
  stage: LambdaStage,
  response: EdgeResponse,
): EdgeResponse {
  if (!isObject(result)) {
    throw new InvalidLambdaResult(
      `The function at ${stage} must return the response, and returned ${formatValue(result)}.`,
    );
  }
  const { body, bodyEncoding = "text" } = result;
  const status = parseStatus(result.status);
  if (stage === "viewer-response" && (status !== response.status || body !== undefined)) {
    throw new InvalidLambdaResult(
      "A function at viewer-response can change neither the status nor the body. A function at origin-response can.",
    );
  }
  const event = toLambdaResponse(response);
  const headers = parseLambdaHeaders(result.headers ?? {}, event.headers, stage);
  const replaced = body === undefined ? undefined : decodeBody(body, bodyEncoding);
  if (replaced && replaced.length > maxBodyBytes[stage]) {
    throw new InvalidLambdaResult(
      `The body has ${replaced.length} bytes; it may have ${maxBodyBytes[stage]}.`,
      "lambdaBody",
    );
  }
  const kept = replaced ? withoutHeaders(headers, (name) => name === "content-length") : headers;
  return {
    status,
    statusText: parseDescription(result.statusDescription),
    headers: [
      ...kept,
      ...getHiddenHeaders(response.headers),
      ...(replaced ? [["Content-Length", String(replaced.length)] as const] : []),
    ],
    body: replaced ?? response.body,
  };
}
