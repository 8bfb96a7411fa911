import { describe, expect, it } from "vitest";
import { type EdgeRequest, emptyBody } from "../../../src/edge/message.ts";
import { readSignature, removeSignatureParameters } from "../../../src/edge/signature/signed-request.ts";

function makeRequest(query: string | undefined, cookie?: string): EdgeRequest {
  return {
    method: "GET",
    protocol: "https",
    host: "d1.cloudfront.net",
    path: "/a",
    query,
    headers: cookie === undefined ? [] : [["Cookie", cookie]],
    body: emptyBody,
  };
}

const cookies =
  "theme=dark; CloudFront-Policy=cookie-policy; CloudFront-Signature=cookie-signature; CloudFront-Key-Pair-Id=K1";

describe("readSignature", () => {
  it("reads the parameters of a signed URL", () => {
    const query = "color=red&Policy=abc__&Signature=a%7Eb&Key-Pair-Id=K1&Hash-Algorithm=SHA256";
    expect(readSignature(makeRequest(query))).toEqual({
      kind: "URL",
      keyPairId: "K1",
      signature: "a~b",
      policy: "abc__",
      expires: undefined,
      hashAlgorithm: "SHA256",
    });
  });

  it("reads signed cookies", () => {
    expect(readSignature(makeRequest("color=red", cookies))).toEqual({
      kind: "cookies",
      keyPairId: "K1",
      signature: "cookie-signature",
      policy: "cookie-policy",
      expires: undefined,
      hashAlgorithm: undefined,
    });
  });

  it("ignores cookies if the URL has any parameter of a signature", () => {
    expect(readSignature(makeRequest("Expires=1", cookies))).toMatchObject({
      kind: "URL",
      keyPairId: undefined,
      expires: "1",
    });
  });
});

describe("removeSignatureParameters", () => {
  it.each([
    [undefined, undefined],
    ["", ""],
    ["a=1&b", "a=1&b"],
    ["Expires=1&Signature=s&Key-Pair-Id=K1", undefined],
    ["a=1&Expires=1&b=2&Signature=s&Key-Pair-Id=K1&a=3", "a=1&b=2&a=3"],
    ["expires=1&Policy=p", "expires=1"],
  ])("makes of %j %j", (query, expected) => {
    expect(removeSignatureParameters(query)).toBe(expected);
  });
});
