import { createSign } from "node:crypto";
import { getSignedCookies, getSignedUrl } from "@aws-sdk/cloudfront-signer";
import { describe, expect, it } from "vitest";
import { type EdgeRequest, emptyBody, getUrl } from "../../../src/edge/message.ts";
import { readSignature, removeSignatureParameters } from "../../../src/edge/signature/signed-request.ts";
import { findSignatureProblem, type SignatureProblem } from "../../../src/edge/signature/verify-signature.ts";
import { makeEcdsaSigner, makeRsaSigner, type Signer } from "../../support/make-signer.ts";

const rsa = makeRsaSigner();
const ecdsa = makeEcdsaSigner();
const url = "https://d1.cloudfront.net/private/file.zip";
const keyPairId = "K1";
const dateLessThan = "2026-01-01T01:00:00Z";

/** Returns the problem of a GET request on 2026-01-01T00:00:00Z. */
function findProblem(
  target: string,
  {
    signer = rsa,
    now = "2026-01-01T00:00:00Z",
    viewerIp = "192.0.2.7",
    cookie = "",
  }: { signer?: Signer; now?: string; viewerIp?: string; cookie?: string } = {},
): SignatureProblem | undefined {
  const [, protocol, host = "", path = "", query] =
    /^(https?):\/\/([^/]+)([^?]*)(?:\?(.*))?$/.exec(target) ?? [];
  const request: EdgeRequest = {
    method: "GET",
    protocol: protocol as "https",
    host,
    path,
    query,
    headers: [["Cookie", cookie]],
    body: emptyBody,
  };
  return findSignatureProblem(readSignature(request), {
    url: getUrl({ ...request, query: removeSignatureParameters(query) }),
    keys: new Map([[keyPairId, signer.publicKey]]),
    nowMs: Date.parse(now),
    viewerIp,
  });
}

/** Signs any text as a custom policy, also one that the SDK would refuse. */
function signPolicy(policy: string): string {
  const encode = (bytes: Buffer) =>
    bytes.toString("base64").replaceAll("+", "-").replaceAll("=", "_").replaceAll("/", "~");
  const signature = createSign("sha1").update(policy).sign(rsa.privateKey);
  return `${url}?Policy=${encode(Buffer.from(policy))}&Signature=${encode(signature)}&Key-Pair-Id=${keyPairId}`;
}

function statement(resource: string, condition: object = {}): string {
  const Condition = { DateLessThan: { "AWS:EpochTime": Date.parse(dateLessThan) / 1000 }, ...condition };
  return JSON.stringify({ Statement: [{ Resource: resource, Condition }] });
}

function toCookie(cookies: object): string {
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
}

describe("findSignatureProblem", () => {
  describe.each([
    ["RSA with SHA-1", rsa, undefined],
    ["RSA with SHA-256", rsa, "SHA256"],
    ["ECDSA with SHA-1", ecdsa, undefined],
    ["ECDSA with SHA-256", ecdsa, "SHA256"],
  ] as const)("%s", (_, signer, algorithm) => {
    const options = { keyPairId, privateKey: signer.privateKey, ...(algorithm && { algorithm }) };

    it("accepts a URL with a canned policy", () => {
      const signed = getSignedUrl({ ...options, url, dateLessThan });
      expect(signed).toContain("Expires=");
      expect(findProblem(signed, { signer })).toBeUndefined();
    });

    it("accepts a URL with a custom policy", () => {
      const signed = getSignedUrl({ ...options, url, dateLessThan, ipAddress: "192.0.2.0/24" });
      expect(signed).toContain("Policy=");
      expect(findProblem(signed, { signer })).toBeUndefined();
    });

    it("accepts cookies with either policy", () => {
      const canned = getSignedCookies({ ...options, url, dateLessThan });
      expect(findProblem(url, { signer, cookie: toCookie(canned) })).toBeUndefined();
      const custom = getSignedCookies({
        ...options,
        policy: statement("https://d1.cloudfront.net/private/*"),
      });
      expect(findProblem(`${url}?v=2`, { signer, cookie: toCookie(custom) })).toBeUndefined();
    });

    it("rejects the signature of another key", () => {
      const signed = getSignedUrl({ ...options, url, dateLessThan });
      const other = signer === rsa ? ecdsa : rsa;
      expect(findProblem(signed, { signer: other })?.code).toBe("AccessDenied");
    });
  });

  const options = { keyPairId, privateKey: rsa.privateKey };

  it("accepts a URL with other parameters, which are part of what is signed", () => {
    const signed = getSignedUrl({ ...options, url: `${url}?size=large&license=yes`, dateLessThan });
    expect(findProblem(signed)).toBeUndefined();
    expect(findProblem(`${signed}&more=1`)?.code).toBe("AccessDenied");
    expect(findProblem(signed.replace("size=large&", ""))?.code).toBe("AccessDenied");
  });

  it("reports a request without a signature as a missing key", () => {
    expect(findProblem(url)).toEqual({
      code: "MissingKey",
      message: "Missing Key-Pair-Id query parameter or cookie value",
      reason: "The request is not signed: the cookie CloudFront-Key-Pair-Id is missing.",
    });
    expect(findProblem(`${url}?Expires=1&Signature=a`)?.reason).toMatch("query parameter Key-Pair-Id");
  });

  it("reports a key that is not trusted", () => {
    const signed = getSignedUrl({ ...options, keyPairId: "K2", url, dateLessThan });
    expect(findProblem(signed)).toEqual({
      code: "InvalidKey",
      message: "Unknown Key",
      reason: 'Key-Pair-Id is "K2". The trusted public keys are: K1.',
    });
  });

  it("reports a signature in the alphabet of plain base64", () => {
    const signed = `${url}?Expires=1767229200&Signature=${encodeURIComponent("a.b")}&Key-Pair-Id=K1`;
    expect(findProblem(signed)).toMatchObject({
      code: "MalformedSignature",
      message: "Could not unencode Signature",
    });
    expect(findProblem(`${url}?Expires=1767229200&Key-Pair-Id=K1`)?.reason).toBe("Signature is missing.");
  });

  it("rejects an unknown hash algorithm", () => {
    const signed = getSignedUrl({ ...options, url, dateLessThan });
    expect(findProblem(`${signed}&Hash-Algorithm=SHA512`)).toMatchObject({
      code: "AccessDenied",
      reason: 'Hash-Algorithm is "SHA512"; it may be SHA1 or SHA256.',
    });
  });

  it("rejects a signature that was made with another hash algorithm than it says", () => {
    const signed = getSignedUrl({ ...options, url, dateLessThan });
    expect(findProblem(`${signed}&Hash-Algorithm=SHA256`)?.code).toBe("AccessDenied");
  });

  it("rejects a policy that was changed after it was signed", () => {
    const signed = signPolicy(statement(url));
    const changed = Buffer.from(statement("*")).toString("base64").replaceAll("=", "_");
    expect(findProblem(signed.replace(/Policy=[^&]+/, `Policy=${changed}`))?.code).toBe("AccessDenied");
  });

  it("holds a URL valid until the second that it names", () => {
    const signed = getSignedUrl({ ...options, url, dateLessThan });
    expect(findProblem(signed, { now: "2026-01-01T00:59:59.999Z" })).toBeUndefined();
    expect(findProblem(signed, { now: dateLessThan })).toMatchObject({
      code: "AccessDenied",
      message: "Access denied",
      reason: "The policy ended at 2026-01-01T01:00:00.000Z; it is 2026-01-01T01:00:00.000Z.",
    });
  });

  it("holds a URL valid after the start that it names", () => {
    const dateGreaterThan = "2026-01-01T00:30:00Z";
    const signed = getSignedUrl({ ...options, url, dateLessThan, dateGreaterThan });
    expect(findProblem(signed, { now: dateGreaterThan })?.code).toBe("AccessDenied");
    expect(findProblem(signed, { now: "2026-01-01T00:30:00.001Z" })).toBeUndefined();
  });

  it.each([
    ["192.0.2.7/32", "192.0.2.7", true],
    ["192.0.2.7", "192.0.2.7", true],
    ["192.0.2.0/24", "192.0.2.255", true],
    ["192.0.2.0/24", "192.0.3.0", false],
    ["0.0.0.0/0", "198.51.100.1", true],
    ["0.0.0.0/0", "2001:db8::1", false],
    ["192.0.2.0/33", "192.0.2.7", false],
    ["2001:db8::/32", "2001:db8::1", false],
  ])("for addresses in %s, accepts the viewer %s: %s", (range, viewerIp, isValid) => {
    const signed = signPolicy(statement(url, { IpAddress: { "AWS:SourceIp": range } }));
    expect(findProblem(signed, { viewerIp }) === undefined).toBe(isValid);
  });

  it("compares the resource with the URL without the parameters of the signature", () => {
    expect(findProblem(signPolicy(statement("https://d1.cloudfront.net/private/*")))).toBeUndefined();
    expect(findProblem(signPolicy(statement("https://d1.cloudfront.net/public/*")))).toMatchObject({
      code: "AccessDenied",
      reason: `The policy is for https://d1.cloudfront.net/public/*, not for ${url}.`,
    });
  });

  it("accepts a policy without a resource for every URL", () => {
    const policy = { Statement: [{ Condition: { DateLessThan: { "AWS:EpochTime": 1767229200 } } }] };
    expect(findProblem(signPolicy(JSON.stringify(policy)))).toBeUndefined();
  });

  it.each([
    ["not JSON", "{", "The policy is not JSON of the form"],
    ["a statement outside of a list", '{"Statement":{"Resource":"*"}}', "The policy is not JSON of the form"],
    ["two statements", '{"Statement":[{},{}]}', "The policy has 2 statements; CloudFront takes exactly one."],
    ["no condition", '{"Statement":[{"Resource":"*"}]}', "DateLessThan is required."],
    [
      "an end in quotation marks",
      statement("*", { DateLessThan: { "AWS:EpochTime": "1767229200" } }),
      "DateLessThan must be",
    ],
    [
      "an end in milliseconds",
      statement("*", { DateLessThan: { "AWS:EpochTime": 1767229200000 } }),
      "DateLessThan must be",
    ],
    ["an abbreviated name", statement("*", { DateLess: {} }), "Condition has the member DateLess;"],
    [
      "another member",
      '{"Statement":[{"Effect":"Allow","Condition":{}}]}',
      "The statement has the member Effect;",
    ],
    ["a list of addresses", statement("*", { IpAddress: { "AWS:SourceIp": [] } }), "IpAddress must be"],
  ])("reports a policy with %s as malformed", (_, policy, reason) => {
    expect(findProblem(signPolicy(policy))).toMatchObject({
      code: "MalformedPolicy",
      message: "Malformed Policy",
      reason: expect.stringContaining(reason),
    });
  });

  it("reports a signature without a policy as malformed", () => {
    expect(findProblem(`${url}?Signature=a&Key-Pair-Id=K1`)?.reason).toBe(
      "The signature has neither Policy nor Expires.",
    );
    expect(findProblem(`${url}?Signature=a&Key-Pair-Id=K1&Expires=soon`)?.reason).toMatch(
      'Expires is "soon"',
    );
    expect(findProblem(`${url}?Signature=a&Key-Pair-Id=K1&Policy=%7B`)?.reason).toMatch(
      "Policy is not base64",
    );
  });

  it("rejects a seeded key that is no PEM", () => {
    const signed = getSignedUrl({ ...options, url, dateLessThan });
    expect(findProblem(signed, { signer: { ...rsa, publicKey: "none" } })?.code).toBe("AccessDenied");
  });
});
