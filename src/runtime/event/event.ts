// The event as the AWS developer guide has it in "CloudFront Functions event structure".

/** Where in a request's life a function runs. */
export type EventType = "viewer-request" | "viewer-response";

/** One of several values of the same name. */
export interface MultiValueItem {
  value: string;
  /** Of a cookie in a response: `Secure; Path=/; Domain=example.com`, as one text. */
  attributes?: string;
}

/** The value of a header, a cookie or a query string parameter. */
export interface ValueObject extends MultiValueItem {
  /** Only where the name occurs more than once; the first of them is in `value`, too. */
  multiValue?: MultiValueItem[];
}

/** Headers, cookies or query string parameters, by name. */
export type ValueObjects = Record<string, ValueObject>;

/** What a function is told of the distribution and the request that it runs for. */
export interface EventContext {
  eventType: EventType;
  /** Of standard distributions only. */
  distributionDomainName?: string;
  /** The connection group's domain name; of multi-tenant distributions only. */
  endpoint?: string;
  distributionId?: string;
  requestId?: string;
}

/** Who asks. */
export interface Viewer {
  ip: string;
}

/** The request as a function sees it, and gives it back. */
export interface ViewerRequest {
  /** The one member that a function may not change. */
  method: string;
  uri: string;
  querystring: ValueObjects;
  /** Names are in lower case. Cookies are not among them. */
  headers: ValueObjects;
  cookies: ValueObjects;
}

/** A body that a function sets. What the origin sent is never shown. */
export type ResponseBody = string | { encoding: "text" | "base64"; data: string };

/** The response as a function sees it, and gives it back. */
export interface ViewerResponse {
  statusCode: number;
  statusDescription?: string;
  /** Names are in lower case. Cookies are not among them. */
  headers: ValueObjects;
  cookies: ValueObjects;
  body?: ResponseBody;
}

/** What `handler` is called with at the event `viewer-request`. */
export interface ViewerRequestEvent {
  version: "1.0";
  context: EventContext & { eventType: "viewer-request" };
  viewer: Viewer;
  request: ViewerRequest;
}

/** What `handler` is called with at the event `viewer-response`. */
export interface ViewerResponseEvent {
  version: "1.0";
  context: EventContext & { eventType: "viewer-response" };
  viewer: Viewer;
  request: ViewerRequest;
  response: ViewerResponse;
}

/** What a function's `handler` is called with. */
export type ViewerEvent = ViewerRequestEvent | ViewerResponseEvent;
