/** The runtimes of CloudFront Functions, by the names that the API gives them. */
export type FunctionRuntime = "cloudfront-js-1.0" | "cloudfront-js-2.0";

export const FUNCTION_RUNTIMES: readonly FunctionRuntime[] = ["cloudfront-js-1.0", "cloudfront-js-2.0"];
