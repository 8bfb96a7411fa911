import { createHash, createHmac } from "node:crypto";
import { SignatureV4a } from "@aws-sdk/signature-v4a";
import { HttpRequest as SdkHttpRequest } from "@smithy/core/protocols";
import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../../src/adapters/http/message.ts";
import { createSignatureCheck } from "../../../src/adapters/http/signature.ts";
import { createSigner } from "../../../src/sdk/server-protocol.ts";
import { cloudFront } from "../../../src/sdk/service-api.ts";
import { refusalOf } from "../../support/refusal.ts";

const credentials = { accessKeyId: "AKIATEST", secretAccessKey: "secret" };
const signingDate = new Date("2026-01-31T12:00:00Z");

interface SigningOptions {
  readonly credentials?: typeof credentials;
  readonly service?: string;
  readonly region?: string;
  readonly path?: string;
  readonly query?: Record<string, string>;
  readonly body?: string;
}

function createRequest({ path = "/2020-05-31/function", query = {}, body }: SigningOptions): SdkHttpRequest {
  return new SdkHttpRequest({
    method: body === undefined ? "GET" : "POST",
    hostname: "localhost",
    path,
    query,
    headers: { host: "localhost" },
    ...(body !== undefined && { body }),
  });
}

function toReceived({ method, path, query, headers, body }: Omit<SdkHttpRequest, "clone">): HttpRequest {
  const fields = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method,
    path,
    query,
    headers: Object.fromEntries(fields),
    body: body === undefined ? undefined : new TextEncoder().encode(String(body)),
  };
}

async function sign(options: SigningOptions = {}): Promise<HttpRequest> {
  const signer = await createSigner(cloudFront, options.credentials ?? credentials);
  const { service: signingService = "cloudfront", region: signingRegion = "us-east-1" } = options;
  const signed = await signer.sign(createRequest(options), { signingDate, signingService, signingRegion });
  return toReceived(signed as SdkHttpRequest);
}

class Sha256 {
  readonly #hash;
  constructor(secret?: string | Uint8Array) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret);
  }
  update(data: string | Uint8Array) {
    this.#hash.update(data);
  }
  async digest() {
    return new Uint8Array(this.#hash.digest());
  }
  reset() {}
}

async function signWithSigV4a(options: SigningOptions = {}): Promise<HttpRequest> {
  const { service = "cloudfront-keyvaluestore", region = "*" } = options;
  const signer = new SignatureV4a({
    service,
    region,
    credentials: options.credentials ?? credentials,
    sha256: Sha256 as never,
  });
  const signed = await signer.sign(createRequest(options), { signingDate });
  return toReceived(signed as SdkHttpRequest);
}

function addToHeader(request: HttpRequest, change: (authorization: string) => string): HttpRequest {
  const { authorization = "" } = request.headers;
  return { ...request, headers: { ...request.headers, authorization: change(authorization) } };
}

const check = createSignatureCheck(credentials);
const controlPlane = ["cloudfront"] as const;
const dataPlane = ["cloudfront-keyvaluestore"] as const;

function getLater(ms: number): Date {
  return new Date(signingDate.getTime() + ms);
}

const fiveMinutes = 5 * 60_000;

describe("createSignatureCheck", () => {
  it.each<[string, SigningOptions]>([
    ["a path", {}],
    ["special characters in a path", { path: "/2020-05-31/function/a%20b%2F%C3%A9%2B%25~" }],
    ["a query", { query: { Marker: "a b+c", MaxItems: "3" } }],
    ["a body", { body: "<a>é</a>" }],
    ["the client's own region", { region: "eu-west-1" }],
  ])("accepts a SigV4 signature over %s", async (_, options) => {
    await expect(check(await sign(options), controlPlane, signingDate)).resolves.toBeUndefined();
  });

  it.each([-fiveMinutes, 0, fiveMinutes])("accepts a signature of %d ms ago", async (ms) => {
    await expect(check(await sign(), controlPlane, getLater(ms))).resolves.toBeUndefined();
  });

  it.each([
    [fiveMinutes + 1, /^Signature expired: 20260131T120000Z is now earlier than 20260131T120000Z/],
    [-fiveMinutes - 1, /^Signature not yet current: 20260131T120000Z is still later than/],
  ])("rejects a signature of %d ms ago", async (ms, message) => {
    const error = await refusalOf(check(await sign(), controlPlane, getLater(ms)));
    expect(error.message).toMatch(message);
  });

  it.each<[string, (request: HttpRequest) => HttpRequest, string]>([
    ["a missing signature", (request) => addToHeader(request, () => ""), "MissingAuthenticationToken"],
    [
      "an unknown algorithm",
      (request) => addToHeader(request, (text) => text.replace("HMAC-SHA256", "HMAC-SHA512")),
      "IncompleteSignature",
    ],
    [
      "SigV4A on the control plane",
      (request) =>
        addToHeader(request, (text) =>
          text.replace("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256").replace("us-east-1/", ""),
        ),
      "IncompleteSignature",
    ],
    [
      "a scope of another day",
      (request) => addToHeader(request, (text) => text.replace("/20260131/", "/20260130/")),
      "SignatureDoesNotMatch",
    ],
    [
      "another terminator",
      (request) => addToHeader(request, (text) => text.replace("aws4_request", "aws5_request")),
      "IncompleteSignature",
    ],
    [
      "another signature",
      (request) =>
        addToHeader(request, (text) => text.replace(/Signature=../, "Signature=zz".replace("zz", "00"))),
      "SignatureDoesNotMatch",
    ],
    [
      "no date",
      (request) => ({ ...request, headers: { ...request.headers, "x-amz-date": "" } }),
      "IncompleteSignature",
    ],
    [
      "another path",
      (request) => ({ ...request, path: "/2020-05-31/distribution" }),
      "SignatureDoesNotMatch",
    ],
    ["another query", (request) => ({ ...request, query: { MaxItems: "1" } }), "SignatureDoesNotMatch"],
    [
      "a body that was not signed",
      (request) => ({ ...request, body: new Uint8Array([1]) }),
      "SignatureDoesNotMatch",
    ],
  ])("rejects a request with %s", async (_, change, code) => {
    const error = await refusalOf<{ schema: readonly unknown[] }>(
      check(change(await sign()), controlPlane, signingDate),
    );
    expect(error.schema[2]).toBe(code);
  });

  it.each([
    ["s3", controlPlane],
    ["cloudfront", dataPlane],
    ["cloudfront-keyvaluestore", controlPlane],
  ])("rejects a SigV4 signature for %s at %j", async (service, services) => {
    const error = await refusalOf(check(await sign({ service }), services, signingDate));
    expect(error.message).toMatch(/scoped to correct service/);
  });

  it("rejects a signature with a repeated field", async () => {
    const request = addToHeader(await sign(), (text) => `${text}, Signature=00`);
    const error = await refusalOf(check(request, controlPlane, signingDate));
    expect(error.message).toMatch(/requires 'Credential'/);
  });

  it.each<[string, SigningOptions]>([
    [
      "an encoded ARN",
      { path: "/key-value-stores/arn%3Aaws%3Acloudfront%3A%3A123456789012%3Akey-value-store%2Fx/keys" },
    ],
    ["a query", { path: "/key-value-stores/x/keys", query: { NextToken: "a/b+c=", MaxResults: "3" } }],
    ["a body", { path: "/key-value-stores/x/keys", body: '{"Puts":[]}' }],
    ["SigV4A for one region", { region: "us-east-1" }],
  ])("accepts a SigV4A signature over %s on the data plane", async (_, options) => {
    await expect(check(await signWithSigV4a(options), dataPlane, signingDate)).resolves.toBeUndefined();
  });

  it.each<[string, SigningOptions, (request: HttpRequest) => HttpRequest]>([
    ["another secret", { credentials: { ...credentials, secretAccessKey: "other" } }, (request) => request],
    ["another body", { body: "{}" }, (request) => ({ ...request, body: new TextEncoder().encode("[]") })],
    ["another path", {}, (request) => ({ ...request, path: "/key-value-stores/y" })],
    ["another service", { service: "s3" }, (request) => request],
    [
      "a scope of another day",
      {},
      (request) => addToHeader(request, (text) => text.replace("/20260131/", "/20260130/")),
    ],
    [
      "an invalid signature",
      {},
      (request) => addToHeader(request, (text) => text.replace(/Signature=.*/, "Signature=00")),
    ],
  ])("rejects a SigV4A signature with %s", async (_, options, change) => {
    const error = await refusalOf<{ schema: readonly unknown[] }>(
      check(change(await signWithSigV4a(options)), dataPlane, signingDate),
    );
    expect(error.schema[2]).toBe("SignatureDoesNotMatch");
  });

  it("rejects an expired SigV4A signature", async () => {
    const error = await refusalOf(check(await signWithSigV4a(), dataPlane, getLater(fiveMinutes + 1)));
    expect(error.message).toMatch(/^Signature expired/);
  });
});
