import { timingSafeEqual } from "node:crypto";
import type { Sdk } from "../../sdk/operation.ts";
import { type Credentials, createSigner, type Signer } from "../../sdk/server-protocol.ts";
import { cloudFront, type ServiceApi } from "../../sdk/service-api.ts";
import { defineUnmodeledError, type ErrorSchema, ServiceError } from "../../sdk/service-error.ts";
import { loadProtocolsModule } from "../../sdk/smithy.ts";
import type { HttpRequest } from "./message.ts";

/** Throws CloudFront's error for a request that is not signed, or not with these credentials, or long ago. */
export type SignatureCheck = (request: HttpRequest, now: Date) => Promise<void>;

/** The clock of a client and that of the service may differ by so much. */
const tolerance = 5 * 60_000;

function refusal(name: string, status: number, message: string): ServiceError {
  const schema: ErrorSchema = defineUnmodeledError("com.amazonaws.cloudfront", name, status);
  return new ServiceError(schema, message);
}

/** Signs each request anew with the SDK's own signer, and compares. */
export function createSignatureCheck(credentials: Credentials): SignatureCheck {
  let signer: Promise<Signer> | undefined;
  return async (request, now) => {
    const given = authorizationOf(request);
    if (given.accessKeyId !== credentials.accessKeyId) {
      throw refusal("InvalidClientTokenId", 403, "The security token included in the request is invalid.");
    }
    // SigV4A, of the key value store: the SDK can make such signatures, with a package more, and not read them.
    if (given.algorithm !== "AWS4-HMAC-SHA256") {
      return;
    }
    const signingDate = dateOf(request);
    requireFresh(signingDate, now);
    signer ??= createSigner(cloudFront as unknown as ServiceApi<Sdk>, credentials);
    const { headers } = await (await signer).sign(unsigned(request, given.signedHeaders), {
      signingDate,
      signingRegion: given.region,
      signingService: given.service,
      signableHeaders: new Set(given.signedHeaders),
      unsignableHeaders: new Set(given.signedHeaders.includes(payloadHeader) ? [] : [payloadHeader]),
    });
    const [, expected = ""] = /Signature=([\da-f]+)$/.exec(headers.authorization ?? "") ?? [];
    const [ours, theirs] = [Buffer.from(expected), Buffer.from(given.signature)];
    if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) {
      throw refusal(
        "SignatureDoesNotMatch",
        403,
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret " +
          "Access Key and signing method. Consult the service documentation for details.",
      );
    }
  };
}

const payloadHeader = "x-amz-content-sha256";

interface Authorization {
  readonly algorithm: string;
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

function authorizationOf({ headers: { authorization } }: HttpRequest): Authorization {
  if (!authorization) {
    throw refusal("MissingAuthenticationToken", 403, "Request is missing Authentication Token");
  }
  const [algorithm = ""] = authorization.split(" ", 1);
  const { Credential, SignedHeaders, Signature } = Object.fromEntries(
    Array.from(authorization.matchAll(/(\w+)=([^,\s]+)/g), ([, name, value]) => [name, value]),
  );
  const scope = Credential?.split("/").reverse() ?? [];
  const [, service, region] = scope;
  const signedHeaders = SignedHeaders?.split(";") ?? [];
  if (scope.length < 4 || !service || !region || !Signature || !signedHeaders.includes("host")) {
    throw refusal(
      "IncompleteSignature",
      400,
      "Authorization header requires 'Credential', 'Signature' and 'SignedHeaders' parameters, and a signed host.",
    );
  }
  const accessKeyId = scope.at(-1) ?? "";
  return { algorithm, accessKeyId, region, service, signedHeaders, signature: Signature };
}

function dateOf({ headers }: HttpRequest): Date {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(headers["x-amz-date"] ?? "") ?? [];
  const [year, month, day, hours, minutes, seconds] = parts;
  const date = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  if (Number.isNaN(date.getTime())) {
    throw refusal(
      "IncompleteSignature",
      400,
      "Authorization header requires existence of a valid 'X-Amz-Date' header.",
    );
  }
  return date;
}

function requireFresh(signed: Date, now: Date): void {
  const age = now.getTime() - signed.getTime();
  if (Math.abs(age) <= tolerance) {
    return;
  }
  const limit = new Date(now.getTime() - Math.sign(age) * tolerance);
  const relation = age > 0 ? "expired" : "not yet current";
  const comparison = age > 0 ? "is now earlier than" : "is still later than";
  const detail = `${stamp(now)} ${age > 0 ? "-" : "+"} 5 min.`;
  throw refusal(
    "SignatureDoesNotMatch",
    403,
    `Signature ${relation}: ${stamp(signed)} ${comparison} ${stamp(limit)} (${detail})`,
  );
}

function stamp(date: Date): string {
  return date.toISOString().replace(/[-:]|\.\d+/g, "");
}

/** What the client had before it signed: only what it signed, and the body, whose hash is then our own. */
function unsigned({ method, path, query, headers, body }: HttpRequest, signed: readonly string[]): never {
  const { HttpRequest } = loadProtocolsModule();
  const names = signed.filter((name) => name !== payloadHeader && headers[name] !== undefined);
  const bag = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value ?? ""]));
  return new HttpRequest({
    method,
    path,
    query: bag as Record<string, string>,
    headers: Object.fromEntries(names.map((name) => [name, headers[name] as string])),
    body,
  }) as never;
}
