import { describe, expect, it } from "vitest";
import { getCorsHeaders } from "../../src/edge/cors-headers.ts";
import type { HeaderList } from "../../src/edge/message.ts";
import type { Config } from "../../src/services/response-headers-policies/table.ts";
import { makeEdgeRequest } from "../support/edge-messages.ts";
import { names } from "../support/make-policies.ts";

type CorsConfig = NonNullable<Config["CorsConfig"]>;

function makeCors(changes: Partial<CorsConfig> = {}): CorsConfig {
  return {
    AccessControlAllowOrigins: names("*"),
    AccessControlAllowHeaders: names("Authorization", "X-A"),
    AccessControlAllowMethods: names("GET", "PUT"),
    AccessControlAllowCredentials: false,
    OriginOverride: true,
    ...changes,
  };
}

/** Returns the headers as an object, for a request with an `Origin`. */
function corsOf(changes: Partial<CorsConfig>, headers: HeaderList, method = "GET"): Record<string, string> {
  const list = getCorsHeaders(makeCors(changes), makeEdgeRequest({ method, headers }));
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

const origin: HeaderList = [["Origin", "https://app.example.com"]];
const preflight: HeaderList = [...origin, ["Access-Control-Request-Method", "PUT"]];

describe("getCorsHeaders()", () => {
  it("adds nothing to a request without Origin", () => {
    expect(corsOf({}, [])).toEqual({});
  });

  it("allows the origin of a simple request, and no methods", () => {
    expect(corsOf({ AccessControlExposeHeaders: names("ETag", "X-B") }, origin)).toEqual({
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Expose-Headers": "ETag, X-B",
    });
  });

  it("allows methods, headers and an age in a preflight", () => {
    expect(corsOf({ AccessControlMaxAgeSec: 600 }, preflight, "OPTIONS")).toEqual({
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Methods": "GET, PUT",
      "Access-Control-Allow-Headers": "Authorization, X-A",
      "Access-Control-Max-Age": "600",
    });
  });

  it("does not take OPTIONS without Access-Control-Request-Method for a preflight", () => {
    expect(corsOf({}, origin, "OPTIONS")).toEqual({ "Access-Control-Allow-Origin": "*" });
  });

  it("lists all methods for ALL", () => {
    const allowed = corsOf({ AccessControlAllowMethods: names("ALL") }, preflight, "OPTIONS");
    expect(allowed["Access-Control-Allow-Methods"]?.split(", ").sort()).toEqual([
      "DELETE",
      "GET",
      "HEAD",
      "OPTIONS",
      "PATCH",
      "POST",
      "PUT",
    ]);
  });

  it("allows credentials", () => {
    const { "Access-Control-Allow-Credentials": credentials } = corsOf(
      { AccessControlAllowCredentials: true },
      origin,
    );
    expect(credentials).toBe("true");
  });

  it.each([
    ["https://app.example.com", true],
    ["app.example.com", true],
    ["*.example.com", true],
    ["https://*.example.com", true],
    ["http://app.example.com", false],
    ["example.com", false],
    ["*.app.example.com", false],
    ["https://app.example.com:8443", false],
  ])("with the allowed origin %s adds headers for https://app.example.com: %s", (pattern, isAllowed) => {
    const headers = corsOf({ AccessControlAllowOrigins: names(pattern) }, origin);
    expect(headers).toEqual(isAllowed ? { "Access-Control-Allow-Origin": "https://app.example.com" } : {});
  });
});
