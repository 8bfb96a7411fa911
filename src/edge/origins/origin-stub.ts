/** What an origin sees of a visit besides the request. */
export interface OriginContact {
  readonly originId: string;
  /** The raw path with the query string. The URL of a `Request` is normalized. */
  readonly uri: string;
  readonly distributionId: string;
  readonly viewerIp: string;
}

/** A function in place of an origin server. `undefined` means that the handler does not serve the request. */
export type OriginHandler = (
  request: Request,
  contact: OriginContact,
) => Response | undefined | Promise<Response | undefined>;

/** A response of {@link OriginFiles} with its own status or headers. */
export interface OriginFile {
  /** @defaultValue `200` */
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | Uint8Array | undefined;
}

/** Files by path. A path that no file has is answered as the kind of origin does: a bucket by 403, a server by 404. */
export type OriginFiles = Readonly<Record<`/${string}`, string | Uint8Array | Response | OriginFile>>;

/** What takes the place of an origin: a handler, files, the files of a folder, or a server on this machine. */
export type OriginStub = OriginHandler | OriginFiles | { readonly dir: string } | { readonly url: string };

/** One handler for all origins, or a stub for each, by domain name or by id. */
export type Origins = OriginHandler | Readonly<Record<string, OriginStub>>;

/** Why an origin gave no response. */
export type OriginFailure = "disconnected" | "timed out";
