import type { CreateFunctionCommandInput, FunctionConfig } from "@aws-sdk/client-cloudfront";

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Code that both runtimes accept. */
export const passThrough = "function handler(event) { return event.request; }";

export function makeConfig(changes: Partial<FunctionConfig> = {}): FunctionConfig {
  return {
    Comment: "a test",
    Runtime: "cloudfront-js-2.0",
    ...changes,
  };
}

/** A valid CreateFunction input, with what the test is about changed. */
export function makeFunction(changes: Partial<CreateFunctionCommandInput> = {}): CreateFunctionCommandInput {
  return {
    Name: "edge",
    FunctionConfig: makeConfig(),
    FunctionCode: bytes(passThrough),
    ...changes,
  };
}
