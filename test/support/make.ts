import type { CreateFunctionCommandInput, FunctionConfig } from "@aws-sdk/client-cloudfront";

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Function code that both runtimes accept. */
export const passThrough = "function handler(event) { return event.request; }";

export function makeConfig(changes: Partial<FunctionConfig> = {}): FunctionConfig {
  return {
    Comment: "a test",
    Runtime: "cloudfront-js-2.0",
    ...changes,
  };
}

/** Creates a valid CreateFunction input, with some members changed. */
export function makeFunction(changes: Partial<CreateFunctionCommandInput> = {}): CreateFunctionCommandInput {
  return {
    Name: "edge",
    FunctionConfig: makeConfig(),
    FunctionCode: bytes(passThrough),
    ...changes,
  };
}
