import { describe, expect, it } from "vitest";
import { checkFunction } from "../../src/runtime/check/check-function.ts";
import { testConnectionFunction } from "../../src/runtime/test-connection-function.ts";
import { InvalidEventError } from "../../src/runtime/test-function.ts";

const connection = {
  connectionId: "Fdb-Eb7L9gVn2cFakz7wWyBJIDAD4-oNO6g8r3vXDV132BtnIVtqDA==",
  clientIp: "203.0.113.42",
  endpoint: "d111111abcdef8.cloudfront.net",
  distributionId: "E2EXAMPLE",
  clientCertificate: {
    certificates: {
      leaf: {
        serialNumber: "4a:3f:5c:92:d1:e8:7b:6c",
        issuer: "CN=intermediate.example.com,O=Example",
        subject: "CN=client.example.com,O=Example",
        validity: { notBefore: "2026-01-01T00:00:00Z", notAfter: "2027-01-01T00:00:00Z" },
        sha256Fingerprint: "hash",
      },
    },
  },
};

function run(body: string, options: { object?: string | Uint8Array; prefix?: string } = {}) {
  return testConnectionFunction({
    code: `${options.prefix ?? ""}function connectionHandler(connection) { ${body} }`,
    runtime: "cloudfront-js-2.0",
    connectionObject: options.object ?? JSON.stringify(connection),
    nowMs: 0,
    randomSeed: 1,
  });
}

describe("a connection function", () => {
  it.each([
    ["allows a connection", "connection.allow();", "allow"],
    ["denies a connection", "connection.deny();", "deny"],
    ["denies a connection if it decides nothing", "", "deny"],
    ["decides by its last call", "connection.allow(); connection.deny();", "deny"],
    ["returns nothing that counts", "connection.allow(); return { decision: 'deny' };", "allow"],
  ])("%s", (_, body, decision) => {
    expect(run(body)).toMatchObject({ decision, output: `{"decision":"${decision}"}`, errorMessage: "" });
  });

  it("reads the connection and its certificates", () => {
    const { logs, computeUtilization } = run(`
      const leaf = connection.clientCertificate.certificates.leaf;
      console.log(connection.clientIp + ' ' + leaf.serialNumber + ' ' + leaf.validity.notAfter);
      connection.allow();`);
    expect(logs).toEqual(["203.0.113.42 4a:3f:5c:92:d1:e8:7b:6c 2027-01-01T00:00:00Z"]);
    expect(computeUtilization).toBeGreaterThanOrEqual(0);
  });

  it("may be asynchronous, and may read its key value store", () => {
    const code = `import cf from 'cloudfront';
      const store = cf.kvs();
      async function connectionHandler(connection) {
        const serial = connection.clientCertificate.certificates.leaf.serialNumber;
        if (await store.exists(serial)) { connection.deny(); } else { connection.allow(); }
      }`;
    const decide = (items: [string, string][]) =>
      testConnectionFunction({
        code,
        runtime: "cloudfront-js-2.0",
        connectionObject: JSON.stringify(connection),
        nowMs: 0,
        randomSeed: 1,
        stores: {
          associated: "id",
          read: () => ({ items: new Map(items), created: new Date(0), lastUpdated: new Date(0) }),
        },
      }).decision;
    expect(decide([["4a:3f:5c:92:d1:e8:7b:6c", "revoked"]])).toBe("deny");
    expect(decide([])).toBe("allow");
  });

  it("logs custom data", () => {
    expect(run("connection.logCustomData('a b'); connection.allow();").customLog).toBe("a%20b");
    expect(run("connection.logCustomData(5);").errorMessage).toContain("logCustomData takes one string");
  });

  it("may have a helper named handler, and may end with a comment", () => {
    const prefix = "const handler = () => 1;\n";
    expect(run("if (handler() === 1) { connection.allow(); }", { prefix }).decision).toBe("allow");
    expect(run("connection.allow(); } // the end\nfunction last() {").decision).toBe("allow");
  });

  it("fails with the texts of other functions, and the place in its own code", () => {
    const failed = run("connection.allow();\nconnection.none.x;");
    expect(failed.decision).toBeUndefined();
    expect(failed.output).toBe("{}");
    expect(failed.errorMessage).toBe(
      "The CloudFront function associated with the CloudFront distribution is invalid or could not run. " +
        'TypeError: cannot get property "x" of undefined',
    );
    expect(failed.location).toMatchObject({ line: 2 });
    expect(run("let a = ;").errorMessage).toContain("SyntaxError: Unexpected token");
    expect(run("while (true) {}").errorMessage).toMatch(/invalid or could not run\. ./);
    expect(run("await 1;").errorMessage).toContain("SyntaxError");
  });

  it("fails without a connectionHandler", () => {
    const { errorMessage } = testConnectionFunction({
      code: "function handler(event) { return event.request; }",
      runtime: "cloudfront-js-2.0",
      connectionObject: "{}",
      nowMs: 0,
      randomSeed: 1,
    });
    expect(errorMessage).toContain('ReferenceError: "connectionHandler" is not defined');
  });

  it.each(["", "no JSON", "[]", "null", '"text"', new Uint8Array([0xff])])(
    "does not take %j as a connection",
    (object) => {
      expect(() => run("connection.allow();", { object })).toThrow(InvalidEventError);
    },
  );
});

describe("checkFunction with entryPoint connectionHandler", () => {
  const check = (code: string) => checkFunction(code, { entryPoint: "connectionHandler" });

  it("requires the function that the service calls", () => {
    expect(check("function connectionHandler(connection) { connection.allow(); }")).toEqual([]);
    const [finding] = check("function handler(event) { return event.request; }");
    expect(finding).toMatchObject({
      rule: "missing-handler",
      engineMessage: 'ReferenceError: "connectionHandler" is not defined',
    });
    expect(check("")[0]?.message).toContain("function connectionHandler(connection)");
    expect(check("const connectionHandler = 5;")[0]?.engineMessage).toContain("is not a function");
  });

  it("does not mix its results with those of other functions", () => {
    const code = "function connectionHandler(connection) { connection.deny(); }";
    expect([check(code).length, checkFunction(code).length, check(code).length]).toEqual([0, 1, 0]);
  });

  it("rejects other names", () => {
    expect(() => checkFunction("", { entryPoint: "main" as never })).toThrow(TypeError);
  });
});
