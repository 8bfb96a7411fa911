import { describe, expect, it } from "vitest";
import { isAllowedHost, isAllowedOrigin } from "../../../src/adapters/http/host-check.ts";

describe("a Host header", () => {
  it.each([
    "localhost",
    "localhost:80",
    "LocalHost:4566",
    "localhost.",
    "127.0.0.1",
    "127.0.0.1:65535",
    "127.8.9.10",
    "[::1]",
    "[::1]:80",
    "123456789012.localhost",
    "123456789012.localhost:80",
    "a.b.localhost",
    "123456789012.127.0.0.1",
    "123456789012.127.0.0.1:4566",
    "123456789012.mock",
    "mock",
    "MOCK:1",
  ])("is allowed: %s", (host) => expect(isAllowedHost(host, ["mock"])).toBe(true));

  it.each([
    undefined,
    "",
    "evil.example",
    "localhost.evil.example",
    "evillocalhost",
    "127.0.0.1.evil.example",
    "127.0.0.256",
    "123456789012.10.0.0.1",
    "123456789012.127.0.0.1.evil.example",
    "1234.mock",
    "evil.mock",
    "<a>.127.0.0.1",
    ".127.0.0.1",
    ".localhost",
    "128.0.0.1",
    "10.0.0.1",
    "[::2]",
    "::1",
    "localhost:x",
    "localhost:123456",
    "localhost@evil.example",
    "a b.localhost",
    "evil.example/localhost",
    "mock2",
  ])("is not allowed: %s", (host) => expect(isAllowedHost(host, ["mock"])).toBe(false));
});

describe("an Origin header", () => {
  it.each([undefined, "http://localhost:3000", "https://127.0.0.1"])("is allowed: %s", (origin) =>
    expect(isAllowedOrigin(origin, [])).toBe(true),
  );
  it.each(["null", "", "https://evil.example", "file://"])("is not allowed: %s", (origin) =>
    expect(isAllowedOrigin(origin, [])).toBe(false),
  );
});
