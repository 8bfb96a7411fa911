import { createECDH, createHash, createHmac, createPublicKey, type KeyObject, verify } from "node:crypto";
import type { Credentials } from "../../sdk/server-protocol.ts";
import type { Authorization } from "./authorization.ts";
import type { HttpRequest } from "./message.ts";

const algorithm = "AWS4-ECDSA-P256-SHA256";

/** The order of the curve P-256, minus 2. */
const maxCandidate = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254fn;

/**
 * Returns true if a SigV4A signature of a request is valid. The SDK can create such signatures, with an additional
 * package, but cannot verify them. seen: the algorithm as in `@aws-sdk/signature-v4a` and aws-c-auth.
 *
 * @param date the value of `X-Amz-Date`
 */
export function isValidSigV4a(
  request: HttpRequest,
  { day, service, signedHeaders, signature }: Authorization,
  date: string,
  key: KeyObject,
): boolean {
  const scope = `${day}/${service}/aws4_request`;
  const hash = sha256(formatCanonicalRequest(request, signedHeaders));
  const stringToSign = [algorithm, date, scope, hash].join("\n");
  return verify("sha256", Buffer.from(stringToSign), key, Buffer.from(signature, "hex"));
}

/** Derives the public key of credentials: the counter-mode KDF of NIST SP 800-108 with HMAC-SHA256. */
export function deriveSigV4aKey({ accessKeyId, secretAccessKey }: Credentials): KeyObject {
  for (let counter = 1; counter < 255; counter++) {
    const input = Buffer.concat([
      Buffer.from([0, 0, 0, 1]),
      Buffer.from(algorithm),
      Buffer.from([0]),
      Buffer.from(accessKeyId),
      Buffer.from([counter]),
      Buffer.from([0, 0, 1, 0]),
    ]);
    const candidate = BigInt(
      `0x${createHmac("sha256", `AWS4A${secretAccessKey}`).update(input).digest("hex")}`,
    );
    if (candidate <= maxCandidate) {
      return createPublicKeyFrom(candidate + 1n);
    }
  }
  throw new Error("No SigV4A key can be derived from these credentials.");
}

function createPublicKeyFrom(privateKey: bigint): KeyObject {
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(privateKey.toString(16).padStart(64, "0"), "hex");
  // An uncompressed point: 0x04, then 32 bytes for x and 32 for y.
  const point = ecdh.getPublicKey();
  const x = point.subarray(1, 33).toString("base64url");
  const y = point.subarray(33).toString("base64url");
  return createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
}

function formatCanonicalRequest(
  { method, path, query, headers, body }: HttpRequest,
  signedHeaders: readonly string[],
): string {
  const fields = signedHeaders.map(
    (name) => `${name}:${(headers[name] ?? "").trim().replace(/\s+/g, " ")}\n`,
  );
  return [
    method,
    path.split("/").map(escapeUri).join("/"),
    formatCanonicalQuery(query),
    fields.join(""),
    signedHeaders.join(";"),
    sha256(body ?? ""),
  ].join("\n");
}

function formatCanonicalQuery(query: HttpRequest["query"]): string {
  return Object.entries(query)
    .flatMap(([name, value]) => [value ?? ""].flat().map((each) => `${escapeUri(name)}=${escapeUri(each)}`))
    .sort()
    .join("&");
}

/** Percent-encodes all but the unreserved characters of RFC 3986. */
function escapeUri(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
