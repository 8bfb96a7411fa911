import { type KeyObject, timingSafeEqual } from "node:crypto";
import { type Credentials, createSigner, type Signer } from "../../sdk/server-protocol.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { loadProtocolsModule } from "../../sdk/smithy.ts";
import { type Authorization, createIncompleteSignatureError, parseAuthorization } from "./authorization.ts";
import { EndpointError } from "./error-response.ts";
import type { HttpRequest } from "./message.ts";
import { deriveSigV4aKey, isValidSigV4a } from "./sigv4a.ts";

/** The name of a service in the scope of a signature. */
export type SigningName = "cloudfront" | "cloudfront-keyvaluestore";

/**
 * Throws CloudFront's error for a request without a valid, current signature by the expected credentials.
 *
 * @param services the services that the signature may be for
 */
export type SignatureCheck = (
  request: HttpRequest,
  services: readonly SigningName[],
  now: Date,
) => Promise<void>;

/** The largest difference between the clocks of a client and of the service. */
const maxClockSkewMs = 5 * 60_000;

/** Creates a check of SigV4 signatures, and of SigV4A signatures for the data plane of key value stores. */
export function createSignatureCheck(credentials: Credentials): SignatureCheck {
  let signer: Promise<Signer> | undefined;
  let sigV4aKey: KeyObject | undefined;
  return async (request, services, now) => {
    const given = parseAuthorization(request.headers.authorization);
    const isSigV4a = given.algorithm === "AWS4-ECDSA-P256-SHA256";
    if (isSigV4a && !services.includes("cloudfront-keyvaluestore")) {
      throw createIncompleteSignatureError(`Unsupported AWS 'algorithm': '${given.algorithm}'.`);
    }
    if (given.accessKeyId !== credentials.accessKeyId) {
      throw new EndpointError(
        403,
        "InvalidClientTokenId",
        "The security token included in the request is invalid.",
      );
    }
    const date = request.headers["x-amz-date"] ?? "";
    const signingDate = parseDate(date);
    assertScope(given, date, services);
    assertFresh(signingDate, now);
    if (isSigV4a) {
      sigV4aKey ??= deriveSigV4aKey(credentials);
      assertMatch(isValidSigV4a(request, given, date, sigV4aKey));
    } else {
      signer ??= createSigner(cloudFront, credentials);
      assertMatch(await isValidSigV4(request, given, signingDate, await signer));
    }
  };
}

const payloadHeader = "x-amz-content-sha256";

/** Signs the request again with the SDK's signer and compares the signatures. */
async function isValidSigV4(
  request: HttpRequest,
  { region, service, signedHeaders, signature }: Authorization,
  signingDate: Date,
  signer: Signer,
): Promise<boolean> {
  const { headers } = await signer.sign(toUnsignedRequest(request, signedHeaders), {
    signingDate,
    signingRegion: region,
    signingService: service,
    signableHeaders: new Set(signedHeaders),
    unsignableHeaders: new Set(signedHeaders.includes(payloadHeader) ? [] : [payloadHeader]),
  });
  const [, expected = ""] = /Signature=([\da-f]+)$/.exec(headers.authorization ?? "") ?? [];
  const [ours, theirs] = [Buffer.from(expected), Buffer.from(signature)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

function assertMatch(isValid: boolean): void {
  if (!isValid) {
    throw new EndpointError(
      403,
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret " +
        "Access Key and signing method. Consult the service documentation for details.",
    );
  }
}

function parseDate(text: string): Date {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const [year, month, day, hours, minutes, seconds] = parts;
  const date = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  if (Number.isNaN(date.getTime())) {
    throw createIncompleteSignatureError(
      "Authorization header requires existence of a valid 'X-Amz-Date' header.",
    );
  }
  return date;
}

/**
 * Rejects a signature whose scope is not that of the request. The region is not checked: CloudFront is global, and
 * clients sign for their own region if they are given an endpoint.
 * seen: both messages, from other AWS services; assumed for CloudFront
 */
function assertScope({ day, service }: Authorization, date: string, services: readonly string[]): void {
  const requestDay = date.slice(0, 8);
  if (day !== requestDay) {
    throw new EndpointError(
      403,
      "SignatureDoesNotMatch",
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: " +
        `'${day}' != '${requestDay}', from '${date}'.`,
    );
  }
  if (!services.includes(service)) {
    const names = services.map((name) => `'${name}'`).join(" or ");
    throw new EndpointError(
      403,
      "SignatureDoesNotMatch",
      `Credential should be scoped to correct service: ${names}.`,
    );
  }
}

function assertFresh(signingDate: Date, now: Date): void {
  const age = now.getTime() - signingDate.getTime();
  if (Math.abs(age) <= maxClockSkewMs) {
    return;
  }
  const limit = new Date(now.getTime() - Math.sign(age) * maxClockSkewMs);
  const relation = age > 0 ? "expired" : "not yet current";
  const comparison = age > 0 ? "is now earlier than" : "is still later than";
  const detail = `${formatDate(now)} ${age > 0 ? "-" : "+"} 5 min.`;
  throw new EndpointError(
    403,
    "SignatureDoesNotMatch",
    `Signature ${relation}: ${formatDate(signingDate)} ${comparison} ${formatDate(limit)} (${detail})`,
  );
}

function formatDate(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, "");
}

type SdkRequest = Parameters<Signer["sign"]>[0];

/**
 * Restores the request as it was before the client signed it: the signed headers and the body. The signer computes the
 * hash of the body, so a hash that the client sent has no effect.
 */
function toUnsignedRequest(
  { method, path, query, headers, body }: HttpRequest,
  signedHeaders: readonly string[],
): SdkRequest {
  const { HttpRequest } = loadProtocolsModule();
  const names = signedHeaders.filter((name) => name !== payloadHeader && headers[name] !== undefined);
  const parameters = Object.entries(query).map(([name, value]) => [name, value ?? ""]);
  return new HttpRequest({
    method,
    path,
    query: Object.fromEntries(parameters) as Record<string, string>,
    headers: Object.fromEntries(names.map((name) => [name, headers[name] as string])),
    body,
  });
}
