import type { Behavior, Config } from "../services/distributions/config.ts";
import type { ErrorText } from "./error-page.ts";
import { type EdgeRequest, type EdgeResponse, getUri } from "./message.ts";

/** An error page with which CloudFront refuses a request. */
export interface Refusal {
  readonly status: number;
  readonly text: ErrorText;
}

/** AWS developer guide, "Quotas" (F 3.1): bytes of the URL, and of the request line with all headers. */
const maxUrlBytes = 8192;
const maxHeadBytes = 32_768;

/**
 * Refuses a request that is too large.
 * assumed: the text of the page (F 3.1)
 */
export function refuseSize(request: EdgeRequest): Refusal | undefined {
  const { method, host, headers } = request;
  const url = getUri(request);
  const lines = headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  const head = method.length + url.length + host.length + lines + 20;
  return url.length > maxUrlBytes || head > maxHeadBytes ? { status: 413, text: "badRequest" } : undefined;
}

/** Refuses viewers of a country that the geographic restriction blocks (F 3.8). */
export function refuseCountry(country: string, { Restrictions }: Config): Refusal | undefined {
  const { RestrictionType = "none", Items = [] } = Restrictions?.GeoRestriction ?? {};
  const isListed = Items.includes(country);
  const isBlocked = RestrictionType === "blacklist" ? isListed : RestrictionType === "whitelist" && !isListed;
  return isBlocked ? { status: 403, text: "countryBlocked" } : undefined;
}

/**
 * Refuses a request over HTTP if the behavior takes HTTPS only (F 3.4).
 * assumed: the text of the page (F 9)
 */
export function refuseProtocol({ protocol }: EdgeRequest, behavior: Behavior): Refusal | undefined {
  return protocol === "http" && behavior.ViewerProtocolPolicy === "https-only"
    ? { status: 403, text: "badRequest" }
    : undefined;
}

/** Returns the redirect of a request over HTTP to HTTPS, if the behavior wants one (F 3.2, F 3.3). */
export function redirectToHttps(request: EdgeRequest, behavior: Behavior): EdgeResponse | undefined {
  if (request.protocol === "https" || behavior.ViewerProtocolPolicy !== "redirect-to-https") {
    return undefined;
  }
  const isRead = request.method === "GET" || request.method === "HEAD";
  const [status, statusText] = isRead
    ? ([301, "Moved Permanently"] as const)
    : ([307, "Temporary Redirect"] as const);
  const title = `${status} ${statusText}`;
  // seen: the body of 301, 167 bytes (F 3.3). assumed: that of 307 is alike (F 3.3)
  const body = new TextEncoder().encode(
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n` +
      "<hr><center>CloudFront</center>\r\n</body>\r\n</html>\r\n",
  );
  return {
    status,
    statusText,
    headers: [
      ["Server", "CloudFront"],
      ["Content-Type", "text/html"],
      ["Content-Length", String(body.length)],
      ["Location", `https://${request.host}${getUri(request)}`],
    ],
    body,
  };
}

/** Refuses methods that the behavior does not allow (F 3.6), and GET with a body (F 3.7). */
export function refuseMethod(
  { method, body }: EdgeRequest,
  { AllowedMethods }: Behavior,
): Refusal | undefined {
  const allowed: readonly string[] = AllowedMethods?.Items ?? ["GET", "HEAD"];
  if (!allowed.includes(method)) {
    return { status: 403, text: "methodNotAllowed" };
  }
  return method === "GET" && body.length > 0 ? { status: 403, text: "badRequest" } : undefined;
}
