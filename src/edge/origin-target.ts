import type { HeaderList } from "./message.ts";

/** One origin as a visit reaches it: an origin of the distribution, with the changes that a function made. */
export interface OriginTarget {
  /** The id of the distribution's origin, also where a function named another host. */
  readonly id: string;
  readonly domainName: string;
  /** True if a function replaced the domain name. Then the id does not name the server. */
  readonly isReplaced: boolean;
  /** True for an S3 bucket that is not a website endpoint. */
  readonly isBucket: boolean;
  readonly isVpc: boolean;
  readonly protocol: "http-only" | "https-only" | "match-viewer";
  readonly ports: { readonly http: number; readonly https: number };
  /** The `OriginPath`, or "". */
  readonly path: string;
  readonly customHeaders: HeaderList;
  /** The `Host` that a function asked for, whatever the policies forward. */
  readonly host: string | undefined;
  readonly readTimeoutMs: number;
}
