import type { EventType, ViewerEvent } from "../runtime/event/event.ts";
import type { EdgeLocation } from "../runtime/run/host/cloudfront-operations.ts";
import type { RunResult } from "../runtime/run-function.ts";

/** The headers of a visit. A list of strings sends a header several times. */
export type VisitHeaders =
  | Headers
  | readonly (readonly [name: string, value: string])[]
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** What `cloudfront.visit()` sends besides the target. */
export interface VisitInit {
  /** @defaultValue `"GET"` */
  readonly method?: string | undefined;
  /** @defaultValue none */
  readonly headers?: VisitHeaders | undefined;
  /** @defaultValue none */
  readonly body?: string | Uint8Array | undefined;
  readonly viewer?: VisitingViewer | undefined;
  /** Ends the wait for an origin. Then the visit rejects with the signal's reason and leaves no trace. */
  readonly signal?: AbortSignal | undefined;
}

/** What CloudFront finds out about a viewer by itself. */
export interface VisitingViewer {
  /** The viewer's IPv4 or IPv6 address. @defaultValue `"198.51.100.11"` */
  readonly ip?: string | undefined;
  /** A code of ISO 3166-1 alpha-2, for geographic restrictions and `CloudFront-Viewer-Country`. @defaultValue `"US"` */
  readonly country?: string | undefined;
  /** Other headers that CloudFront adds. Functions and origins see those that a policy of the behavior names. */
  readonly headers?: Readonly<Record<`CloudFront-${string}`, string>> | undefined;
  /** The edge location that functions see. @defaultValue `IAD` in us-east-1 */
  readonly edgeLocation?: EdgeLocation | undefined;
}

/** The kind of result, in the words of the access log's field `x-edge-result-type`. */
export type ResultType =
  | "Hit"
  | "RefreshHit"
  | "Miss"
  | "Error"
  | "Redirect"
  | "FunctionGeneratedResponse"
  | "FunctionExecutionError"
  | "FunctionValidationError"
  // Lambda@Edge, as in the access log.
  | "LambdaGeneratedResponse"
  | "LambdaExecutionError"
  | "LambdaValidationError";

/** A function's run at the edge: the result of `runFunction()`, and the function and event that it ran for. */
export interface FunctionVisit extends RunResult {
  readonly name: string;
  readonly arn: string;
  readonly eventType: EventType;
  readonly event: ViewerEvent;
  /** Present if the run failed. `errorMessage` has the reason, in the words of TestFunction. */
  readonly failure?: "execution" | "validation";
}

/** A request that the edge sent to an origin. */
export interface OriginRequest {
  /** The id of the distribution's origin, also where a function named another host. */
  readonly originId: string;
  readonly domainName: string;
  readonly protocol: "http" | "https";
  readonly method: string;
  /** The raw path with the query string, after `OriginPath`. */
  readonly uri: string;
  /** Values by lower-case name. Several lines are joined by ", ", cookies by "; ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Omitted for a request without a body. */
  readonly body?: Uint8Array;
  /** The status, or why there is none. */
  readonly answer: number | "disconnected" | "timed out";
}

/** A viewer's request to a distribution, and all that came of it. */
export interface Visit {
  readonly method: string;
  /** The whole URL as the viewer sent it. */
  readonly url: string;
  /** The time on the mock's clock. */
  readonly time: Date;
  /** The value of `x-amz-cf-id` and of `event.context.requestId`. */
  readonly requestId: string;
  /** Omitted if no distribution serves the host name. */
  readonly distributionId?: string;
  /** The tenant of a multi-tenant distribution whose domain the host name is. */
  readonly distributionTenantId?: string;
  /** The path pattern of the cache behavior as configured, `"*"` for the default behavior. */
  readonly behavior?: string;
  /** The functions that ran, in order: none, one, or one per event. */
  readonly functions: readonly FunctionVisit[];
  /** The requests to origins: none for a cache hit, several with failover or an error page. */
  readonly originRequests: readonly OriginRequest[];
  readonly result: ResultType;
  /** What the viewer received. Redirects are not followed. */
  readonly response: Response;
  /** What was not simulated, and why a host name is not served. */
  readonly notes: readonly string[];
}
