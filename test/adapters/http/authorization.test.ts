import { describe, expect, it } from "vitest";
import { parseAuthorization } from "../../../src/adapters/http/authorization.ts";
import { thrownBy } from "../../support/refusal.ts";

const scope = "AKIATEST/20260131/us-east-1/cloudfront/aws4_request";
const valid = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=00ff`;

describe("parseAuthorization", () => {
  it("parses SigV4", () => {
    expect(parseAuthorization(valid)).toEqual({
      algorithm: "AWS4-HMAC-SHA256",
      accessKeyId: "AKIATEST",
      day: "20260131",
      region: "us-east-1",
      service: "cloudfront",
      signedHeaders: ["host", "x-amz-date"],
      signature: "00ff",
    });
  });

  it("parses fields without spaces, as Go's SDK writes them", () => {
    expect(parseAuthorization(valid.replaceAll(", ", ","))).toMatchObject({ signature: "00ff" });
  });

  it("parses SigV4A, whose scope has no region", () => {
    const header =
      "AWS4-ECDSA-P256-SHA256 Credential=AKIATEST/20260131/cloudfront-keyvaluestore/aws4_request, SignedHeaders=host, Signature=00";
    expect(parseAuthorization(header)).toMatchObject({
      algorithm: "AWS4-ECDSA-P256-SHA256",
      accessKeyId: "AKIATEST",
      day: "20260131",
      region: undefined,
      service: "cloudfront-keyvaluestore",
    });
  });

  it.each([
    ["undefined", undefined, "MissingAuthenticationToken"],
    ["empty", "", "MissingAuthenticationToken"],
    ["another scheme", "Bearer token", "IncompleteSignature"],
    ["only an algorithm", "AWS4-HMAC-SHA256", "IncompleteSignature"],
    ["another algorithm", valid.replace("HMAC-SHA256", "HMAC-SHA1"), "IncompleteSignature"],
    ["the algorithm in lower case", valid.toLowerCase(), "IncompleteSignature"],
    ["no credential", valid.replace("Credential", "Credentials"), "IncompleteSignature"],
    ["two signatures", `${valid}, Signature=00ff`, "IncompleteSignature"],
    ["an unknown field", `${valid}, Expires=5`, "IncompleteSignature"],
    ["an odd number of digits", valid.replace("00ff", "00f"), "IncompleteSignature"],
    ["no digits", valid.replace("00ff", "zz"), "IncompleteSignature"],
    ["a scope without a region", valid.replace("/us-east-1", ""), "IncompleteSignature"],
    ["a scope without a service", valid.replace("cloudfront/", "/"), "IncompleteSignature"],
    ["another terminator", valid.replace("aws4_request", "aws4"), "IncompleteSignature"],
    ["a host that is not signed", valid.replace("host;", ""), "IncompleteSignature"],
  ])("rejects a header that is or has %s", (_, header, code) => {
    const error = thrownBy<{ schema: readonly unknown[] }>(() => parseAuthorization(header));
    expect(error.schema[2]).toBe(code);
  });
});
