import type { MockCloudFrontError } from "../../core/errors.ts";
import type { ErrorName } from "../../faults/named-errors.ts";
import type { DistributionRecord } from "../../services/distributions/record.ts";
import type { FunctionRecord } from "../../services/functions/record.ts";

/** What a test runner's own matchers are: `expect.stringContaining("x")`, `expect.any(Number)`. */
export interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean;
}

/**
 * Part of a value, at any depth, with the runner's matchers where they help. Bytes may be given as the text that
 * they are.
 */
export type Expected<T> =
  | AsymmetricMatcher
  | (T extends Uint8Array
      ? Uint8Array | string
      : T extends Date
        ? Date
        : T extends readonly (infer Element)[]
          ? readonly Expected<Element>[]
          : T extends object
            ? { readonly [K in keyof T]?: Expected<T[K]> | undefined }
            : T);

/** Part of a function as `state()` shows it. */
export type ExpectedFunction = Expected<FunctionRecord & { readonly etag: string }>;

/** Part of a distribution as `state()` shows it. */
export type ExpectedDistribution = Expected<
  Omit<DistributionRecord, "deployment"> & { readonly etag: string }
>;

/** The class of an SDK command. */
export type CommandClass<Input extends object> = new (input: Input) => { readonly input: object };

/** The class of an error: an exception of the SDK, or any other. */
export type ErrorClass = abstract new (...args: never[]) => Error;

/** What an error may be told by: its `name`, or its `code`. */
export type RejectionName =
  | ErrorName
  | MockCloudFrontError["code"]
  | "AbortError"
  | "TimeoutError"
  | "ECONNRESET";

/** An error's text: a part of it, a pattern, or a matcher of the runner. */
export type ExpectedMessage = string | RegExp | AsymmetricMatcher;

/** Header values by name; `undefined` for a header that must not be there. */
export type ExpectedHeaders = Readonly<
  Record<string, string | readonly string[] | AsymmetricMatcher | undefined>
>;
