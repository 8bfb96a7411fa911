import type { MockCloudFrontError } from "../../core/errors.ts";
import type { ErrorName } from "../../faults/named-errors.ts";
import type { Config as CachePolicyConfig } from "../../services/cache-policies/table.ts";
import type { ConfigurationRecord } from "../../services/configuration-resource.ts";
import type { DistributionRecord } from "../../services/distributions/record.ts";
import type { FunctionRecord } from "../../services/functions/record.ts";
import type { Config as KeyGroupConfig } from "../../services/key-groups/table.ts";

/** A matcher of the test runner: `expect.stringContaining("x")`, `expect.any(Number)`. */
export interface AsymmetricMatcher {
  asymmetricMatch(other: unknown): boolean;
}

/**
 * Part of a value, at any depth. A matcher of the runner may replace any member, and a string may replace bytes.
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

/** Part of a function as in `state()`. */
export type ExpectedFunction = Expected<FunctionRecord & { readonly etag: string }>;

/** Part of a distribution as in `state()`. */
export type ExpectedDistribution = Expected<
  Omit<DistributionRecord, "deployment"> & { readonly etag: string }
>;

/** Part of a cache policy as in `state()`. */
export type ExpectedCachePolicy = Expected<
  ConfigurationRecord<CachePolicyConfig> & { readonly etag: string }
>;

/** Part of a key group as in `state()`. */
export type ExpectedKeyGroup = Expected<ConfigurationRecord<KeyGroupConfig> & { readonly etag: string }>;

/** The class of an SDK command. */
export type CommandClass<Input extends object> = new (input: Input) => { readonly input: object };

/** The class of an error, such as an exception of the SDK. */
export type ErrorClass = abstract new (...args: never[]) => Error;

/** The `name` or the `code` of an error. */
export type RejectionName =
  | ErrorName
  | MockCloudFrontError["code"]
  | "AbortError"
  | "TimeoutError"
  | "ECONNRESET";

/** Part of an error's message, a pattern, or a matcher of the runner. */
export type ExpectedMessage = string | RegExp | AsymmetricMatcher;

/** Header values by name; `undefined` for a header that must be absent. */
export type ExpectedHeaders = Readonly<
  Record<string, string | readonly string[] | AsymmetricMatcher | undefined>
>;
