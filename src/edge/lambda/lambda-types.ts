// The shapes of Lambda@Edge as the AWS developer guide has them in "Lambda@Edge event structure". Handlers that are typed
// with @types/aws-lambda fit.

/** The lines of headers by lower-case name. A name that was sent several times has several lines. */
export type LambdaHeaders = Record<string, LambdaHeader[]>;

/** A line of a header. */
export interface LambdaHeader {
  /** The name as it is sent. A function may omit it: then each word of the name is capitalized. */
  key?: string | undefined;
  value: string;
}

/** The body of a request, for associations with IncludeBody. */
export interface LambdaBody {
  /** A function sets `"replace"` to send another body to the origin. */
  action: "read-only" | "replace";
  data: string;
  encoding: "base64" | "text";
  /** True if `data` has only the first 40 KB of the body at viewer-request, or the first 1 MB at origin-request. */
  readonly inputTruncated: boolean;
}

/** A custom origin, at origin-request. */
export interface LambdaCustomOrigin {
  customHeaders: LambdaHeaders;
  domainName: string;
  /** In seconds. */
  keepaliveTimeout: number;
  path: string;
  port: number;
  protocol: "http" | "https";
  /** In seconds. */
  readTimeout: number;
  sslProtocols: string[];
}

/** An S3 origin, at origin-request. */
export type LambdaS3Origin = {
  customHeaders: LambdaHeaders;
  domainName: string;
  path: string;
} & ({ authMethod: "none"; region?: never } | { authMethod: "origin-access-identity"; region: string });

/** The origin that a request goes to, at origin-request. */
export type LambdaOrigin =
  | { custom: LambdaCustomOrigin; s3?: never | undefined }
  | { s3: LambdaS3Origin; custom?: never | undefined };

/** The request of an event, and what a function at a request event returns to pass the request on. */
export interface LambdaRequest {
  body?: LambdaBody | undefined;
  readonly clientIp: string;
  readonly method: string;
  uri: string;
  /** The text after `?`, or an empty string. */
  querystring: string;
  headers: LambdaHeaders;
  origin?: LambdaOrigin | undefined;
}

/** The response of a response event. It has no body. */
export interface LambdaResponse {
  status: string;
  statusDescription: string;
  headers: LambdaHeaders;
}

/** A response that a function returns: a generated one at a request event, a changed one at a response event. */
export interface LambdaResultResponse {
  status: string;
  statusDescription?: string | undefined;
  headers?: LambdaHeaders | undefined;
  bodyEncoding?: "text" | "base64" | undefined;
  body?: string | undefined;
}

/** The visit that an event belongs to. */
export interface LambdaEventConfig {
  readonly distributionDomainName: string;
  readonly distributionId: string;
  readonly eventType: "viewer-request" | "origin-request" | "origin-response" | "viewer-response";
  readonly requestId: string;
}

/** The event at viewer-request and origin-request. */
export interface LambdaRequestEvent {
  Records: [{ cf: { config: LambdaEventConfig; request: LambdaRequest } }];
}

/** The event at origin-response and viewer-response. */
export interface LambdaResponseEvent {
  Records: [{ cf: { config: LambdaEventConfig; request: LambdaRequest; response: LambdaResponse } }];
}

/** The event of any kind. At request events, `response` is undefined, which the type does not say. */
export interface LambdaEdgeEvent extends LambdaResponseEvent {}

/** The second argument of a handler. Nothing else of Lambda is simulated. */
export interface LambdaContext {
  callbackWaitsForEmptyEventLoop: boolean;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  getRemainingTimeInMillis(): number;
  done(error?: Error, result?: unknown): void;
  fail(error: Error | string): void;
  succeed(result: unknown): void;
}

/** The third argument of a handler. */
export type LambdaCallback = (error?: Error | string | null, result?: unknown) => void;

/**
 * A handler of a Lambda@Edge function. It returns a promise or calls back, with a request, a response or
 * `LambdaResultResponse`.
 */
// A method, whose parameters are bivariant: handlers of request events and of response events are both handlers.
export type LambdaHandler = {
  handle(event: LambdaEdgeEvent, context: LambdaContext, callback: LambdaCallback): unknown;
}["handle"];

/** Handlers of Lambda@Edge functions by the ARN of the function's version. */
export type LambdaHandlers = Readonly<Record<string, LambdaHandler>>;
