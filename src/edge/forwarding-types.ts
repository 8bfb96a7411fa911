import type { NameSelection } from "./name-selection.ts";

/** The names of a request that go into the cache key, or to the origin. */
export interface RequestParts {
  readonly headers: NameSelection;
  readonly cookies: NameSelection;
  readonly queryStrings: NameSelection;
}

/** The bounds of the time for which CloudFront caches an object, in seconds. */
export interface TtlBounds {
  readonly min: number;
  readonly default: number;
  readonly max: number;
}

/** The effect of a behavior's policies, or of its legacy settings, on the cache key and on requests to the origin. */
export interface Forwarding {
  readonly key: RequestParts;
  readonly sent: RequestParts;
  /** The encodings that a normalized `Accept-Encoding` may name. */
  readonly gzip: boolean;
  readonly brotli: boolean;
  readonly ttl: TtlBounds;
}
