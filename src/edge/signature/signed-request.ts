import { type EdgeRequest, getHeader } from "../message.ts";

/** A signature as it came, in the query string or in cookies. Empty values count as absent. */
export interface SignedRequest {
  readonly kind: "URL" | "cookies";
  readonly keyPairId: string | undefined;
  readonly signature: string | undefined;
  /** The encoded custom policy. */
  readonly policy: string | undefined;
  /** The expiry of a canned policy, in seconds since 1970. */
  readonly expires: string | undefined;
  readonly hashAlgorithm: string | undefined;
}

/** AWS developer guide, "Create a signed URL using a custom policy" and "… a canned policy". */
const parameters = ["Expires", "Policy", "Signature", "Key-Pair-Id", "Hash-Algorithm"] as const;

/**
 * Returns the signature of a request. A query string with any parameter of a signed URL makes CloudFront ignore signed
 * cookies (AWS developer guide, "Decide to use signed URLs or signed cookies").
 */
export function readSignature(request: EdgeRequest): SignedRequest {
  const query = new Map(getPairs(request.query, "&"));
  if (parameters.some((name) => query.has(name))) {
    return toSignedRequest("URL", (name) => decodeParameter(query.get(name)));
  }
  const cookies = new Map(getPairs(getHeader(request.headers, "cookie"), ";"));
  return toSignedRequest("cookies", (name) => cookies.get(`CloudFront-${name}`));
}

function toSignedRequest(
  kind: SignedRequest["kind"],
  get: (name: (typeof parameters)[number]) => string | undefined,
): SignedRequest {
  return {
    kind,
    keyPairId: get("Key-Pair-Id") || undefined,
    signature: get("Signature") || undefined,
    policy: get("Policy") || undefined,
    expires: get("Expires") || undefined,
    hashAlgorithm: get("Hash-Algorithm") || undefined,
  };
}

/** Returns names and values, the last value first, so that a map of the pairs keeps the first value of a name. */
function getPairs(text: string | undefined, separator: string): [name: string, value: string][] {
  return (text ?? "")
    .split(separator)
    .map((part): [string, string] => {
      const [name = "", ...rest] = part.trim().split("=");
      return [name, rest.join("=")];
    })
    .reverse();
}

/** seen: signatures with "%7E" instead of "~" are valid (issue 74 of jasonsims/aws-cloudfront-sign has such a URL) */
function decodeParameter(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * Returns a query string without the parameters of signed URLs, and undefined if no other parameter is left. CloudFront
 * removes them before the origin sees the request (AWS developer guide, "Cache content based on query string
 * parameters").
 *
 * assumed: `Hash-Algorithm` is removed too, since the guide forbids the name for other parameters as well (F 3.12)
 */
export function removeSignatureParameters(query: string | undefined): string | undefined {
  if (query === undefined) {
    return undefined;
  }
  const parts = query.split("&");
  const kept = parts.filter((part) => !isParameter(part.split("=", 1)[0] as string));
  if (kept.length === parts.length) {
    return query;
  }
  return kept.some((part) => part !== "") ? kept.join("&") : undefined;
}

function isParameter(name: string): boolean {
  return (parameters as readonly string[]).includes(name);
}
