import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runFunction, viewerRequest, viewerResponse } from "../../src/runtime.ts";
import { examples } from "../support/example-functions.ts";

describe.each(examples())("docs/examples/functions/$name.js", ({ name, runtime, eventType, cases }) => {
  const code = readFileSync(`docs/examples/functions/${name}.js`, "utf8");
  const makeEvent = eventType === "viewer-request" ? viewerRequest : viewerResponse;

  it.each(cases)("$title", async ({ event, expected, keyValueStore, distributionTenant }) => {
    const result = await runFunction(code, makeEvent(event), {
      runtime,
      ...(keyValueStore && { keyValueStore }),
      ...(distributionTenant && { distributionTenant }),
    });
    if (expected.errorMessage !== undefined) {
      expect(result.errorMessage).toContain(expected.errorMessage);
    } else {
      expect(result.errorMessage).toBe("");
    }
    const { request, response } = JSON.parse(result.functionOutput || "{}");
    if (expected.request) {
      expect(request).toMatchObject(expected.request);
    }
    if (expected.response) {
      expect(response).toMatchObject(expected.response);
    }
    if (expected.functionOutput) {
      expect(result.functionOutput).toBe(expected.functionOutput);
    }
    if (expected.originChange !== undefined) {
      expect(result.originChange ?? null).toEqual(expected.originChange);
    }
    for (const path of expected.without ?? []) {
      expect(request ?? response).not.toHaveProperty(path);
    }
  });
});
