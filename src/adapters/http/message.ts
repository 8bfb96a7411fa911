/** The query members of a request, decoded. */
export type Query = Readonly<Record<string, string | readonly string[] | null | undefined>>;

/** A request as it comes from a client's handler or from a socket. */
export interface HttpRequest {
  readonly method: string;
  /** Still encoded. */
  readonly path: string;
  readonly query: Query;
  /** Under names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  /** The cause of a refusal, which has no form on the wire: for a client of this process. */
  readonly cause?: unknown;
}
