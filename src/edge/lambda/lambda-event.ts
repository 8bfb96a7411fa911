import { type EdgeRequest, type EdgeResponse, withHeader } from "../message.ts";
import { type LambdaStage, toLambdaHeaders } from "./lambda-headers.ts";
import type {
  LambdaBody,
  LambdaEventConfig,
  LambdaOrigin,
  LambdaRequest,
  LambdaRequestEvent,
  LambdaResponse,
  LambdaResponseEvent,
} from "./lambda-types.ts";

/** A run of a Lambda@Edge function in a visit. */
export interface LambdaInvocation {
  /** The ARN of the function's version. */
  readonly arn: string;
  readonly stage: LambdaStage;
  readonly includeBody: boolean;
  readonly distribution: { readonly id: string; readonly domainName: string };
  readonly requestId: string;
  readonly viewerIp: string;
}

/** Returns the event of a request. `origin` is present at origin-request only. */
export function createRequestEvent(
  invocation: LambdaInvocation,
  request: EdgeRequest,
  origin?: LambdaOrigin,
): LambdaRequestEvent {
  const { includeBody, stage } = invocation;
  const cf = {
    config: createConfig(invocation),
    request: {
      ...toLambdaRequest(invocation, request),
      ...(includeBody && { body: toLambdaBody(request.body, stage) }),
      ...(origin && { origin }),
    },
  };
  return { Records: [{ cf }] };
}

/** Returns the event of a response. */
export function createResponseEvent(
  invocation: LambdaInvocation,
  request: EdgeRequest,
  response: EdgeResponse,
): LambdaResponseEvent {
  const cf = {
    config: createConfig(invocation),
    request: toLambdaRequest(invocation, request),
    response: toLambdaResponse(response),
  };
  return { Records: [{ cf }] };
}

function createConfig({ distribution, stage, requestId }: LambdaInvocation): LambdaEventConfig {
  return {
    distributionDomainName: distribution.domainName,
    distributionId: distribution.id,
    eventType: stage,
    requestId,
  };
}

function toLambdaRequest({ viewerIp }: LambdaInvocation, request: EdgeRequest): LambdaRequest {
  return {
    clientIp: viewerIp,
    headers: toLambdaHeaders(withHeader(request.headers, "Host", request.host)),
    method: request.method,
    querystring: request.query ?? "",
    uri: request.path,
  };
}

export function toLambdaResponse({ status, statusText, headers }: EdgeResponse): LambdaResponse {
  return { status: String(status), statusDescription: statusText, headers: toLambdaHeaders(headers) };
}

/**
 * How many bytes of a body a function reads and may set.
 * AWS developer guide, "Restrictions on the request body with the include body option"
 */
export const maxBodyBytes: Readonly<Record<LambdaStage, number>> = {
  "viewer-request": 40 * 1024,
  "origin-request": 1024 * 1024,
  "origin-response": 1024 * 1024,
  "viewer-response": 40 * 1024,
};

function toLambdaBody(body: Uint8Array, stage: LambdaStage): LambdaBody {
  const limit = maxBodyBytes[stage];
  return {
    inputTruncated: body.length > limit,
    action: "read-only",
    encoding: "base64",
    data: Buffer.from(body.subarray(0, limit)).toString("base64"),
  };
}
