import { describe, expect, it } from "vitest";
import { findOriginsProblem, findStubProblem } from "../../../src/edge/origins/find-stub-problem.ts";

describe("findStubProblem()", () => {
  it.each<[string, unknown]>([
    ["a handler", () => undefined],
    ["no files", {}],
    [
      "files",
      { "/a": "text", "/b": Uint8Array.of(1), "/c": new Response(), "/d": { status: 404, body: "" } },
    ],
    ["a folder", { dir: "./dist" }],
    ["a server", { url: "http://127.0.0.1:3000/base" }],
    ["a server by IPv6", { url: "http://[::1]:3000" }],
  ])("accepts %s", (_, stub) => {
    expect(findStubProblem(stub)).toBeUndefined();
  });

  it.each<[unknown, RegExp]>([
    ["./dist", /a handler, such as/],
    [new Response("x"), /a handler, such as/],
    [null, /a handler, such as/],
    [{ dir: "" }, /the path of a folder/],
    [{ url: "http://example.com" }, /a server on this machine.*not "http:\/\/example\.com"/],
    [{ url: "http://127.0.0.1.example.com" }, /a server on this machine/],
    [{ url: "localhost:3000" }, /a server on this machine/],
    [{ url: "http://127.0.0.1?x=1" }, /a server on this machine/],
    [{ "index.html": "" }, /"index.html" does not begin with "\/"/],
    [{ "/a": 1 }, /as the file "\/a", and not 1/],
    [{ "/a": { body: "", stats: 200 } }, /as the file "\/a"/],
    [{ "/a": { status: 99 } }, /as the file "\/a"/],
  ])("says what to give instead of %o", (stub, problem) => {
    expect(findStubProblem(stub)).toMatch(problem);
  });
});

describe("findOriginsProblem()", () => {
  it("accepts one handler and stubs by name", () => {
    expect(findOriginsProblem(() => undefined)).toBe(false);
    expect(findOriginsProblem({ site: {}, "api.example.com": () => undefined })).toBe(false);
  });

  it("names the origin whose stub is wrong", () => {
    expect(findOriginsProblem({ site: {}, api: "http://127.0.0.1" })).toMatch(
      /^for the origin "api" a handler/,
    );
    expect(findOriginsProblem([])).toMatch(/^stubs by origin/);
  });
});
