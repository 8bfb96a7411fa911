// The event as the AWS developer guide has it in "CloudFront Functions event structure".

/** The event that a function is associated with. */
export type EventType = "viewer-request" | "viewer-response";

/** One of several values with the same name. */
export interface MultiValueItem {
  value: string;
  /** The attributes of a cookie in a response, as one string: `Secure; Path=/; Domain=example.com`. */
  attributes?: string;
}

/** The value of a header, a cookie or a query string parameter. */
export interface ValueObject extends MultiValueItem {
  /** All values, present only if the name occurs more than once. The first one is in `value` also. */
  multiValue?: MultiValueItem[];
}

/** Headers, cookies or query string parameters, by name. */
export type ValueObjects = Record<string, ValueObject>;

/** The distribution and the request that a function runs for. */
export interface EventContext {
  eventType: EventType;
  /** The domain name of a standard distribution; absent for multi-tenant distributions. */
  distributionDomainName?: string;
  /** The domain name of the connection group; present for multi-tenant distributions only. */
  endpoint?: string;
  distributionId?: string;
  requestId?: string;
}

/** The client that sent the request. */
export interface Viewer {
  ip: string;
}

/** The request as a function receives and returns it. */
export interface ViewerRequest {
  /** The HTTP method, which a function may not change. */
  method: string;
  uri: string;
  querystring: ValueObjects;
  /** Headers by lower-case name, without the cookies. */
  headers: ValueObjects;
  cookies: ValueObjects;
}

/** A body that a function sets. Functions cannot read the body that the origin sent. */
export type ResponseBody = string | { encoding: "text" | "base64"; data: string };

/** The response as a function receives and returns it. */
export interface ViewerResponse {
  statusCode: number;
  statusDescription?: string;
  /** Headers by lower-case name, without the cookies. */
  headers: ValueObjects;
  cookies: ValueObjects;
  body?: ResponseBody;
}

/** The argument of `handler` for the event type `viewer-request`. */
export interface ViewerRequestEvent {
  version: "1.0";
  context: EventContext & { eventType: "viewer-request" };
  viewer: Viewer;
  request: ViewerRequest;
}

/** The argument of `handler` for the event type `viewer-response`. */
export interface ViewerResponseEvent {
  version: "1.0";
  context: EventContext & { eventType: "viewer-response" };
  viewer: Viewer;
  request: ViewerRequest;
  response: ViewerResponse;
}

/** The argument of a function's `handler`. */
export type ViewerEvent = ViewerRequestEvent | ViewerResponseEvent;
