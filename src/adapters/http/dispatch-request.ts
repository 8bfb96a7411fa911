import type { Backend } from "../../core/backend.ts";
import { MockCloudFrontError } from "../../core/errors.ts";
import { answerCall } from "../../core/pipeline.ts";
import type { Sdk } from "../../sdk/operation.ts";
import { getServerProtocol } from "../../sdk/server-protocol.ts";
import { cloudFront, type ServiceApi } from "../../sdk/service-api.ts";
import { Violations } from "../../sdk/visit-shape.ts";
import { isServiceError, toErrorResponse } from "./error-response.ts";
import type { HttpRequest, HttpResponse } from "./message.ts";
import { readInput } from "./read-input.ts";
import { findRoute, type Match } from "./router.ts";

/** The facts about a caller that are not in the request. */
export interface Caller {
  /** The region for a request without a signature. */
  readonly region?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Dispatches a request to the backend and returns the response. Errors of the service become responses. All other
 * errors are thrown, because they concern the mock or a planned network failure, and no client may take them for
 * CloudFront's.
 *
 * @throws MockCloudFrontError `UNKNOWN_OPERATION` if no operation has this method and path
 */
export async function dispatchRequest(
  backend: Backend,
  request: HttpRequest,
  caller: Caller = {},
): Promise<HttpResponse> {
  const match = findRoute(getServiceApis(backend), request.method, request.path, request.query);
  if ("allowed" in match) {
    throw noRouteError(request, match.allowed);
  }
  return dispatchMatch(backend, match, request, caller);
}

/** Dispatches a request whose operation is known, like {@link dispatchRequest}. */
export async function dispatchMatch(
  backend: Backend,
  match: Match,
  request: HttpRequest,
  caller: Caller,
): Promise<HttpResponse> {
  const { schema, api } = match;
  const { signal } = caller;
  const region = findSigningRegion(request.headers) ?? caller.region;
  try {
    const input = await readInput(match, request);
    assertAddress(api, input, region);
    const output = (await answerCall({ schema, input, region, signal }, backend)) as OperationOutput;
    const { httpStatusCode, requestId } = output.$metadata;
    const { headers, body } = await getServerProtocol(api).writeResponse(schema, output);
    return {
      status: httpStatusCode,
      headers: { ...addPlainEtag(headers), "x-amzn-requestid": requestId },
      body,
    };
  } catch (error) {
    if (!isServiceError(error)) {
      throw error;
    }
    return toErrorResponse(error, api.body, () => backend.environment.random.uuid());
  }
}

/**
 * Throws the service's error for an ARN that the SDK's client would not have sent. A client of another language may.
 * assumed: the service rejects such an ARN as it rejects other violated constraints
 */
function assertAddress(api: ServiceApi<Sdk>, input: object, region: string | undefined): void {
  try {
    api.assertAddressable?.(input, region);
  } catch {
    const violations = new Violations();
    const { KvsARN } = input as { readonly KvsARN?: unknown };
    violations.add(
      KvsARN ?? null,
      { parent: undefined, step: "KvsARN" },
      "Member must be the ARN of a key value store: arn:aws:cloudfront::<account>:key-value-store/<id>",
    );
    throw api.errors.invalidInput(violations.format() ?? "");
  }
}

interface OperationOutput {
  readonly $metadata: { readonly httpStatusCode: number; readonly requestId: string };
}

const serviceApis = new WeakMap<Backend, ReadonlySet<ServiceApi<Sdk>>>();

/** Returns the APIs of all mounted services. CloudFront is always included, so that unmounted operations can be named. */
export function getServiceApis(backend: Backend): ReadonlySet<ServiceApi<Sdk>> {
  let apis = serviceApis.get(backend);
  if (!apis) {
    apis = new Set([cloudFront, ...backend.operations.map(({ api }) => api)]);
    serviceApis.set(backend, apis);
  }
  return apis;
}

/** Returns the region in a signature's scope: `AWS4-HMAC-SHA256 Credential=AKIA.../20260101/us-east-1/...` */
function findSigningRegion({ authorization = "" }: HttpRequest["headers"]): string | undefined {
  return /^AWS4-HMAC-SHA256 Credential=[^/,\s]*\/\d{8}\/([\w-]+)\//.exec(authorization)?.[1];
}

/** Adds `etag` to a response that has `ettag`, a misspelling in the model of UpdateFunction. The service sends both. */
function addPlainEtag(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return headers.ettag === undefined ? headers : { ...headers, etag: headers.ettag };
}

function noRouteError({ method, path }: HttpRequest, allowed: readonly string[]): MockCloudFrontError {
  return new MockCloudFrontError(
    "UNKNOWN_OPERATION",
    allowed.length > 0
      ? `CloudFront has no operation ${method} ${path}. The methods of this path are ${allowed.join(", ")}.`
      : `CloudFront has no operation ${method} ${path}. Send the requests of a CloudFront client only.`,
  );
}
