import type { CreateFunctionCommandInput, FunctionConfig } from "@aws-sdk/client-cloudfront";

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Code that both runtimes accept. */
export const passThrough = "function handler(event) { return event.request; }";

export const makeConfig = (changes: Partial<FunctionConfig> = {}): FunctionConfig => ({
  Comment: "a test",
  Runtime: "cloudfront-js-2.0",
  ...changes,
});

/** A valid CreateFunction input, with what the test is about changed. */
export const makeFunction = (
  changes: Partial<CreateFunctionCommandInput> = {},
): CreateFunctionCommandInput => ({
  Name: "edge",
  FunctionConfig: makeConfig(),
  FunctionCode: bytes(passThrough),
  ...changes,
});
