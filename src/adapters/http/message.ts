/** The decoded query parameters of a request. A repeated parameter has a list of values. */
export type Query = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/** A request, as a client's request handler or a socket delivers it. */
export interface HttpRequest {
  readonly method: string;
  /** Percent-encoded. */
  readonly path: string;
  readonly query: Query;
  /** Keyed by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

/** The response to a request. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  /** The cause of an error. It is not sent. Clients in this process read it. */
  readonly cause?: unknown;
}
