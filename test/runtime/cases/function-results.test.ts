import { describe, expect, it } from "vitest";
import { runFunction, type ViewerEvent, type ViewerResponse } from "../../../src/runtime.ts";
import { defaultEvent, functionResultCases } from "./function-results.ts";

describe("runFunction returns what TestFunction was reported to return", () => {
  it.each(functionResultCases)("for $name", async ({ code, event = defaultEvent, expected, ...options }) => {
    const { runtime, keyValueStore } = options;
    const result = await runFunction(code, event as ViewerEvent, { runtime, keyValueStore });
    const { output, functionOutput, errorMessage, logs } = result;
    const found = {
      ...(expected.succeeds && { succeeds: errorMessage === "" }),
      ...("value" in expected && { value: (output as ViewerResponse).headers["x-r"]?.value }),
      ...("output" in expected && { output: JSON.parse(functionOutput) }),
      ...("rawOutput" in expected && { rawOutput: functionOutput }),
      ...("error" in expected && { error: errorMessage }),
      ...("logsBytes" in expected && { logsBytes: Buffer.byteLength(logs.join("")) }),
      ...(expected.errorIncludes !== undefined && {
        errorIncludes: errorMessage.includes(expected.errorIncludes) ? expected.errorIncludes : errorMessage,
      }),
    };
    expect(found).toEqual(expected);
  });
});
