import { createPublicKey, createVerify, type KeyObject } from "node:crypto";
import { isInRange } from "./ip-range.ts";
import { matchesResource } from "./resource-pattern.ts";
import { createCannedPolicy, parseSignedPolicy, type SignedPolicy } from "./signed-policy.ts";
import type { SignedRequest } from "./signed-request.ts";

/** The circumstances of a request that a signed policy speaks of. */
export interface SignedRequestContext {
  /** The requested URL without the parameters of the signature. */
  readonly url: string;
  /** The PEM of each trusted public key, by id. */
  readonly keys: ReadonlyMap<string, string>;
  /** The time in milliseconds since 1970. */
  readonly nowMs: number;
  readonly viewerIp: string;
}

/** A refusal of a signature: the code and message of CloudFront's XML, and the reason for the reader of a visit. */
export interface SignatureProblem {
  readonly code: "MissingKey" | "InvalidKey" | "MalformedPolicy" | "MalformedSignature" | "AccessDenied";
  readonly message: string;
  readonly reason: string;
}

/** seen: codes and messages, as users published them. Those of the first two are also on AWS re:Post. */
const messages = {
  MissingKey: "Missing Key-Pair-Id query parameter or cookie value",
  InvalidKey: "Unknown Key",
  MalformedPolicy: "Malformed Policy",
  MalformedSignature: "Could not unencode Signature",
  AccessDenied: "Access denied",
} as const satisfies Readonly<Record<SignatureProblem["code"], string>>;

function createProblem(code: SignatureProblem["code"], reason: string): SignatureProblem {
  return { code, message: messages[code], reason };
}

/**
 * Returns why CloudFront refuses a signature, and undefined for a valid one.
 *
 * seen: an unknown key is reported before a malformed signature or policy (issue of a heatmap client, placeholders for all)
 * assumed: the order of the other checks, and the codes for a signature or policy that is missing (F 3.12)
 */
export function findSignatureProblem(
  signed: SignedRequest,
  context: SignedRequestContext,
): SignatureProblem | undefined {
  const { kind, keyPairId } = signed;
  if (keyPairId === undefined) {
    const name = kind === "URL" ? "the query parameter Key-Pair-Id" : "the cookie CloudFront-Key-Pair-Id";
    return createProblem("MissingKey", `The request is not signed: ${name} is missing.`);
  }
  const key = context.keys.get(keyPairId);
  if (key === undefined) {
    const trusted = [...context.keys.keys()].join(", ") || "none";
    return createProblem(
      "InvalidKey",
      `Key-Pair-Id is "${keyPairId}". The trusted public keys are: ${trusted}.`,
    );
  }
  const text = getPolicyText(signed, context);
  const policy = text === undefined ? undefined : parseSignedPolicy(text);
  if (text === undefined || policy === undefined) {
    return createProblem("MalformedPolicy", describeMissingPolicy(signed));
  }
  if (typeof policy === "string") {
    return createProblem("MalformedPolicy", policy);
  }
  return findForgery(signed, text, key) ?? findBrokenCondition(policy, context);
}

/** Returns the JSON that was signed. A custom policy takes precedence over an expiry (assumed). */
function getPolicyText(
  { policy, expires }: SignedRequest,
  { url }: SignedRequestContext,
): string | undefined {
  if (policy !== undefined) {
    return decode(policy)?.toString("utf8");
  }
  return expires !== undefined && /^\d+$/.test(expires) ? createCannedPolicy(url, expires) : undefined;
}

function describeMissingPolicy({ policy, expires }: SignedRequest): string {
  if (policy !== undefined) {
    return 'Policy is not base64 with "-", "_" and "~" instead of "+", "=" and "/".';
  }
  return expires === undefined
    ? "The signature has neither Policy nor Expires."
    : `Expires is "${expires}"; it must be a number of seconds.`;
}

/** The alphabet of base64 in which CloudFront replaces three characters. */
const originals: Readonly<Record<string, string>> = { "-": "+", _: "=", "~": "/" };

function decode(text: string): Buffer | undefined {
  const base64 = text.replace(/[-_~]/g, (character) => originals[character] as string);
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, "base64") : undefined;
}

/** AWS developer guide: `SHA1`, the default, or `SHA256`. assumed: case counts, and other values are refused (F 3.12) */
const hashAlgorithms: Readonly<Record<string, string>> = { SHA1: "sha1", SHA256: "sha256" };

/** Returns a problem unless the private part of the key signed the text. */
function findForgery(
  { signature, hashAlgorithm = "SHA1" }: SignedRequest,
  text: string,
  pem: string,
): SignatureProblem | undefined {
  const bytes = signature === undefined ? undefined : decode(signature);
  if (!bytes) {
    return createProblem(
      "MalformedSignature",
      signature === undefined
        ? "Signature is missing."
        : 'Signature is not base64 with "-", "_" and "~" instead of "+", "=" and "/".',
    );
  }
  const algorithm = Object.hasOwn(hashAlgorithms, hashAlgorithm) ? hashAlgorithms[hashAlgorithm] : undefined;
  if (algorithm === undefined) {
    return createProblem("AccessDenied", `Hash-Algorithm is "${hashAlgorithm}"; it may be SHA1 or SHA256.`);
  }
  const key = parseKey(pem);
  return key && createVerify(algorithm).update(text, "utf8").verify(key, bytes)
    ? undefined
    : createProblem(
        "AccessDenied",
        `Signature is not that of the key over the policy, hashed with ${hashAlgorithm}: ${text}`,
      );
}

/** Returns undefined for a seeded key that is no PEM. Nothing is signed with such a key. */
function parseKey(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}

function findBrokenCondition(
  { resource, dateLessThan, dateGreaterThan, sourceIp }: SignedPolicy,
  { url, nowMs, viewerIp }: SignedRequestContext,
): SignatureProblem | undefined {
  const reasons = [
    resource !== undefined &&
      !matchesResource(resource, url) &&
      `The policy is for ${resource}, not for ${url}.`,
    nowMs >= dateLessThan * 1000 &&
      `The policy ended at ${formatTime(dateLessThan)}; it is ${formatMs(nowMs)}.`,
    dateGreaterThan !== undefined &&
      nowMs <= dateGreaterThan * 1000 &&
      `The policy begins after ${formatTime(dateGreaterThan)}; it is ${formatMs(nowMs)}.`,
    sourceIp !== undefined &&
      !isInRange(viewerIp, sourceIp) &&
      `The policy is for ${sourceIp}, not for ${viewerIp}.`,
  ];
  const reason = reasons.find((each) => each !== false);
  return reason === undefined ? undefined : createProblem("AccessDenied", reason);
}

function formatTime(seconds: number): string {
  return formatMs(seconds * 1000);
}

function formatMs(ms: number): string {
  return new Date(ms).toISOString();
}
