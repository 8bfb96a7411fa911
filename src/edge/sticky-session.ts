import type { Stickiness } from "../services/continuous-deployment-policies/table.ts";
import { type EdgeRequest, getHeaderValues, withoutHeaders } from "./message.ts";

/** The distribution that serves all requests of a session. */
export type Side = "primary" | "staging";

/** The session of one viewer with a policy by weight. */
interface Session {
  readonly side: Side;
  readonly policyId: string;
  /** In seconds since 1970. */
  readonly startedAt: number;
}

/** assumed: the name and the value of the cookie, of which the AWS developer guide says only that CloudFront sets it (F 1.8) */
const cookieName = "aws-cf-cd-session";

const value = /^(primary|staging)\.([\w-]+)\.(\d+)\.(\d+)$/;

/** Returns the session of a request. Undefined if the request has none, or if its time is over. */
export function findSession(
  request: EdgeRequest,
  policyId: string,
  { IdleTTL, MaximumTTL }: Stickiness,
  now: number,
): Session | undefined {
  const cookie = getCookies(request).find((text) => text.startsWith(`${cookieName}=`));
  const [, side, policy, startedAt, lastAt] = value.exec(cookie?.slice(cookieName.length + 1) ?? "") ?? [];
  const isOver = now - Number(startedAt) >= MaximumTTL || now - Number(lastAt) >= IdleTTL;
  return side === undefined || policy !== policyId || isOver
    ? undefined
    : { side: side as Side, policyId, startedAt: Number(startedAt) };
}

/** Returns the `Set-Cookie` that keeps a session for the idle time, and not longer than the maximum time. */
export function writeSession(
  { side, policyId, startedAt }: Session,
  { IdleTTL, MaximumTTL }: Stickiness,
  now: number,
): string {
  const maxAge = Math.min(IdleTTL, startedAt + MaximumTTL - now);
  return `${cookieName}=${side}.${policyId}.${startedAt}.${now}; Path=/; Max-Age=${maxAge}; HttpOnly`;
}

/** Returns a request without the cookie of a session. assumed: functions, caches and origins do not see the cookie (F 1.8) */
export function withoutSession(request: EdgeRequest): EdgeRequest {
  const cookies = getCookies(request);
  const kept = cookies.filter((text) => !text.startsWith(`${cookieName}=`));
  if (kept.length === cookies.length) {
    return request;
  }
  const headers = withoutHeaders(request.headers, (name) => name === "cookie");
  return {
    ...request,
    headers: kept.length === 0 ? headers : [...headers, ["Cookie", kept.join("; ")]],
  };
}

function getCookies({ headers }: EdgeRequest): readonly string[] {
  return getHeaderValues(headers, "cookie")
    .flatMap((line) => line.split(";"))
    .map((text) => text.trim())
    .filter((text) => text !== "");
}
