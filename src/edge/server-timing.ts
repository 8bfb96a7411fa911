import type { Config } from "../services/response-headers-policies/table.ts";
import { type EdgeRequest, getHeader } from "./message.ts";

/** How the cache took part in a response. */
export type CacheMetric = "hit" | "refresh" | "miss" | "none";

/** What `Server-Timing` reports of a response. */
export interface TimedResponse {
  readonly cache: CacheMetric;
  readonly requestId: string;
  /** The code of the edge location, such as `IAD50-C1`. */
  readonly pop: string;
}

type ServerTiming = NonNullable<Config["ServerTimingHeadersConfig"]>;

/**
 * Returns true if the response is one of the sample, or if the viewer sent `Pragma: server-timing`.
 * assumed: a policy without a rate samples no response (F 10)
 */
export function isTimed(
  { Enabled, SamplingRate = 0 }: ServerTiming,
  request: EdgeRequest,
  random: () => number,
): boolean {
  if (!Enabled) {
    return false;
  }
  return getHeader(request.headers, "pragma") === "server-timing" || random() * 100 < SamplingRate;
}

const upstream = [
  'cdn-upstream-layer;desc="EDGE"',
  "cdn-upstream-dns;dur=0",
  "cdn-upstream-connect;dur=0",
  "cdn-upstream-fbl;dur=0",
];

/**
 * Returns the value of `Server-Timing`, in the order of AWS's examples. Nothing takes time at a mock, so the durations
 * are 0. AWS developer guide, "Server-Timing header": the origin's value stays, but not on a hit.
 * assumed: the metrics of a refreshed object, of which there is no example (F 10)
 *
 * @param fromOrigin the value that the origin sent
 */
export function getServerTiming(
  { cache, requestId, pop }: TimedResponse,
  fromOrigin: string | undefined,
): string {
  const ids = [`cdn-pop;desc="${pop}"`, `cdn-rid;desc="${requestId}"`];
  const metrics: Readonly<Record<CacheMetric, readonly string[]>> = {
    hit: ["cdn-cache-hit", ...ids, 'cdn-hit-layer;desc="EDGE"'],
    refresh: [...upstream, "cdn-cache-refresh", ...ids],
    miss: [...upstream, "cdn-cache-miss", ...ids],
    none: ids,
  };
  const own = [...metrics[cache], "cdn-downstream-fbl;dur=0"];
  return (cache === "hit" || fromOrigin === undefined ? own : [...own, fromOrigin]).join(",");
}
