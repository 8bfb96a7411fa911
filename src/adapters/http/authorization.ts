import { EndpointError } from "./error-response.ts";

/** The signature algorithms of AWS that a client of CloudFront can use. */
export type Algorithm = "AWS4-HMAC-SHA256" | "AWS4-ECDSA-P256-SHA256";

/** The parts of an `Authorization` header. */
export interface Authorization {
  readonly algorithm: Algorithm;
  readonly accessKeyId: string;
  /** The day of the scope: `20260131`. */
  readonly day: string;
  /** Undefined for SigV4A, whose scope has no region. */
  readonly region: string | undefined;
  /** The signing name of the service: `cloudfront`. */
  readonly service: string;
  /** In the order of the header. */
  readonly signedHeaders: readonly string[];
  /** Hexadecimal digits. */
  readonly signature: string;
}

/**
 * Parses an `Authorization` header, in time linear in its length.
 *
 * @throws ServiceError `MissingAuthenticationToken` without a header, `IncompleteSignature` for any other form
 */
export function parseAuthorization(header: string | undefined): Authorization {
  if (!header) {
    throw new EndpointError(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
  }
  const space = header.indexOf(" ");
  const algorithm = space < 0 ? header : header.slice(0, space);
  if (algorithm !== "AWS4-HMAC-SHA256" && algorithm !== "AWS4-ECDSA-P256-SHA256") {
    // assumed: the message, which CloudFront does not publish
    throw createIncompleteSignatureError(`Unsupported AWS 'algorithm': '${algorithm}'.`);
  }
  const fields = parseFields(header.slice(space + 1));
  const { accessKeyId, day, region, service, terminator } = parseScope(
    fields.get("Credential") ?? "",
    algorithm,
  );
  const signedHeaders = fields.get("SignedHeaders")?.split(";") ?? [];
  const signature = fields.get("Signature") ?? "";
  const isComplete =
    fields.size === 3 &&
    [accessKeyId, day, service].every(Boolean) &&
    (region !== "" || algorithm === "AWS4-ECDSA-P256-SHA256") &&
    terminator === "aws4_request" &&
    signedHeaders.includes("host") &&
    /^(?:[\da-f]{2})+$/.test(signature);
  if (!isComplete) {
    throw createIncompleteSignatureError(
      "Authorization header requires 'Credential', 'Signature' and 'SignedHeaders' parameters, and a signed host.",
    );
  }
  return { algorithm, accessKeyId, day, region, service, signedHeaders, signature };
}

/** Creates the error for a signature that lacks a part. */
export function createIncompleteSignatureError(message: string): Error {
  return new EndpointError(400, "IncompleteSignature", message);
}

/** Parses `Name=value` pairs between commas. Drops all pairs if a name is repeated, so that no value is ambiguous. */
function parseFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const part of text.split(",")) {
    const pair = part.trim();
    const equals = pair.indexOf("=");
    const name = pair.slice(0, Math.max(equals, 0));
    if (fields.has(name)) {
      return new Map();
    }
    fields.set(name, pair.slice(equals + 1));
  }
  return fields;
}

interface Scope {
  readonly accessKeyId: string;
  readonly day: string;
  readonly region: string | undefined;
  readonly service: string;
  readonly terminator: string;
}

/** Parses `id/day/region/service/aws4_request`, for SigV4A without the region. */
function parseScope(credential: string, algorithm: Algorithm): Scope {
  const parts = credential.split("/");
  const terminator = parts.pop() ?? "";
  const service = parts.pop() ?? "";
  const region = algorithm === "AWS4-HMAC-SHA256" ? (parts.pop() ?? "") : undefined;
  const day = parts.pop() ?? "";
  return { accessKeyId: parts.join("/"), day, region, service, terminator };
}
