import { runCode } from "../../src/runtime/run/run-code.ts";
import type { RunInput } from "../../src/runtime/run/run-input.ts";
import type { RunReport } from "../../src/runtime/run/run-report.ts";

/** A viewer request for /a/ with one query parameter. */
export const sampleEvent = {
  version: "1.0",
  context: {
    distributionDomainName: "d111111abcdef8.cloudfront.net",
    distributionId: "EDFDVBD6EXAMPLE",
    eventType: "viewer-request",
    requestId: "EXAMPLEntjQpEXAMPLE_SG5Z-EXAMPLEPmPfEXAMPLEu3EqEXAMPLE==",
  },
  viewer: { ip: "198.51.100.11" },
  request: {
    method: "GET",
    uri: "/a/",
    querystring: { q: { value: "1" } },
    headers: { host: { value: "www.example.com" } },
    cookies: {},
  },
};

export const rewriteCode = `function handler(event) {
  var request = event.request;
  if (request.uri.endsWith("/")) request.uri += "index.html";
  return request;
}`;

/** Runs a whole function on {@link sampleEvent}. */
export function run(code: string, options: Partial<RunInput> = {}): RunReport {
  return runCode({
    code,
    runtime: "cloudfront-js-2.0",
    eventJson: JSON.stringify(sampleEvent),
    nowMs: Date.UTC(2024, 0, 5, 7, 28),
    randomSeed: 1,
    ...options,
  });
}

/** Runs the body of a handler. */
export function runBody(body: string, options: Partial<RunInput> = {}): RunReport {
  return run(`function handler(event) {\n${body}\n}`, options);
}

/** Returns the value of an expression inside a handler. */
export function evaluate(expression: string, options: Partial<RunInput> = {}): unknown {
  const { outcome } = runBody(`return [${expression}];`, options);
  if (outcome.kind !== "returned") {
    throw new Error(outcome.message);
  }
  return JSON.parse(outcome.json ?? "[]")[0];
}

/** Returns the error message of code, or undefined if the code succeeds. */
export function errorOf(report: RunReport): string | undefined {
  return report.outcome.kind === "returned" ? undefined : report.outcome.message;
}

export const runtime1: Partial<RunInput> = { runtime: "cloudfront-js-1.0" };
export const runtime2: Partial<RunInput> = { runtime: "cloudfront-js-2.0" };
