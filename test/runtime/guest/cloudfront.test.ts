import { describe, expect, it } from "vitest";
import { errorOf, run, runtime1, sampleEvent } from "../../support/run.ts";

function program(body: string) {
  return `import cf from 'cloudfront';\nfunction handler(event) { ${body} }`;
}
function returned(value: unknown) {
  return { kind: "returned", json: JSON.stringify(value) };
}
const response = JSON.stringify({
  ...sampleEvent,
  context: { ...sampleEvent.context, eventType: "viewer-response" },
});

describe("cf.logCustomData", () => {
  it("records the last data, URL-encoded", () => {
    const report = run(
      program("cf.logCustomData('first'); cf.logCustomData('a b/é'); return event.request;"),
    );
    expect(report.customLog).toBe("a%20b%2F%C3%A9");
    expect(report.logs).toEqual([]);
  });

  it("cuts at 800 bytes without splitting an escape", () => {
    const { customLog } = run(
      program("cf.logCustomData('x'.repeat(799) + ' ' + 'y'); return event.request;"),
    );
    expect(customLog).toBe("x".repeat(799));
    expect(run(program("cf.logCustomData('x'.repeat(900));")).customLog).toHaveLength(800);
    expect(run(program("cf.logCustomData('x'.repeat(797) + ' ');")).customLog).toBe(`${"x".repeat(797)}%20`);
  });

  it("writes a lone surrogate as U+FFFD", () => {
    expect(run(program("cf.logCustomData('\\ud800');")).customLog).toBe("%EF%BF%BD");
  });

  it("accepts one string only", () => {
    expect(errorOf(run(program("cf.logCustomData(5);")))).toBe("TypeError: logCustomData takes one string");
  });

  it("distinguishes an empty string from no call", () => {
    expect(run(program("return event.request;"))).not.toHaveProperty("customLog");
  });
});

describe("cf.edgeLocation", () => {
  const edgeLocation = { name: "FRA", serverIp: "192.0.2.7", region: "eu-central-1" };

  it("has the values of the option", () => {
    expect(run(program("return cf.edgeLocation;"), { edgeLocation }).outcome).toEqual(returned(edgeLocation));
  });

  it("is empty in a viewer response", () => {
    expect(run(program("return cf.edgeLocation;"), { edgeLocation, eventJson: response }).outcome).toEqual(
      returned({}),
    );
  });
});

describe("cf.distributionTenant", () => {
  const distributionTenant = { id: "dt_1a2b3c4d5e6f7", parameters: { brand: "acme" } };
  const body = (name: string) =>
    program(`return [cf.distributionTenant.id, cf.distributionTenant.parameters.get('${name}')];`);

  it("has the tenant's id and parameters", () => {
    expect(run(body("brand"), { distributionTenant }).outcome).toEqual(
      returned(["dt_1a2b3c4d5e6f7", "acme"]),
    );
  });

  it.each(["none", "toString"])("has no parameter %s", (name) => {
    expect(errorOf(run(body(name), { distributionTenant }))).toBe(
      "Error: DistributionTenantParameterKeyNotFound",
    );
  });

  it("is undefined for a standard distribution", () => {
    expect(errorOf(run(body("brand")))).toBe("TypeError: distributionTenant module is not available");
  });
});

describe("a toJSON on Object.prototype", () => {
  const calls = [
    "cf.updateRequestOrigin({ domainName: 'a.com' })",
    "cf.selectRequestOriginById('a', { sni: 'a.com' })",
    "cf.createRequestOriginGroup({ originIds: [{ originId: 'a' }, { originId: 'b' }], failoverCriteria: { statusCodes: [500] } })",
  ];
  const toJSONs = ["function () {}", "function () { return 'x'; }", "function () { return [1]; }"];

  it.each(calls.flatMap((call) => toJSONs.map((toJSON) => [call, toJSON])))(
    "breaks nothing: %s, %s",
    (call, toJSON) => {
      const report = run(
        program(
          `Object.prototype.toJSON = ${toJSON}; ${call}; delete Object.prototype.toJSON; return event.request;`,
        ),
      );
      expect(report.outcome).toEqual(returned(sampleEvent.request));
    },
  );

  it("does not change the id of a selected origin", () => {
    const report = run(program("Object.prototype.toJSON = function () {}; cf.selectRequestOriginById('a');"));
    expect(report.originChange).toEqual({ kind: "selectRequestOriginById", value: { originId: "a" } });
  });

  it("does not make an array an origin", () => {
    const report = run(
      program(
        "Object.prototype.toJSON = function () { return []; }; cf.updateRequestOrigin({ domainName: 'a.com' });",
      ),
    );
    expect(report).not.toHaveProperty("originChange");
  });
});

describe("request.rawQueryString()", () => {
  const code =
    "function handler(event) { return [typeof event.request.rawQueryString(), event.request.rawQueryString()]; }";

  it("is empty by default, as in TestFunction", () => {
    expect(run(code).outcome).toEqual(returned(["string", ""]));
  });

  it("returns the raw query string of the run", () => {
    expect(run(code, { rawQueryString: "a=1&b" }).outcome).toEqual(returned(["string", "a=1&b"]));
  });

  it("is not part of the returned request", () => {
    expect(run("function handler(event) { return event.request; }").outcome).toEqual(
      returned(sampleEvent.request),
    );
  });

  it("does not exist in runtime 1.0", () => {
    const code = "function handler(event) { return [typeof event.request.rawQueryString]; }";
    expect(run(code, runtime1).outcome).toEqual(returned(["undefined"]));
  });
});
