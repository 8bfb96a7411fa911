/**
 * Matchers for vitest and jest that know the fake, what runs functions, and the SDK's errors. The runners' own doors
 * register them; without one, `expect.extend(matchers)` does.
 *
 * @module
 */
import type {
  AsymmetricMatcher,
  CommandClass,
  ErrorClass,
  Expected,
  ExpectedDistribution,
  ExpectedFunction,
  ExpectedHeaders,
  ExpectedMessage,
  RejectionName,
} from "./matchers/expected.ts";
import type { MatcherContext, MatcherResult } from "./matchers/matcher.ts";

export type {
  AsymmetricMatcher,
  CommandClass,
  ErrorClass,
  Expected,
  ExpectedDistribution,
  ExpectedFunction,
  ExpectedHeaders,
  ExpectedMessage,
  RejectionName,
} from "./matchers/expected.ts";
export type { MatcherContext, MatcherResult } from "./matchers/matcher.ts";

/** The matchers as a runner's `expect(...)` offers them. `R` is what a matcher returns there. */
export interface CloudFrontMatchers<R = void> {
  toHaveFunction(name: string, expected?: ExpectedFunction): R;
  toHavePublishedFunction(name: string, expected?: ExpectedFunction): R;
  toHaveKeyValue(store: string, key: string, value?: string | AsymmetricMatcher): R;
  toHaveDistribution(id: string, expected?: ExpectedDistribution): R;
  toHaveHandled<Input extends object>(command: CommandClass<Input>, input?: Expected<Input>): R;
  toRejectWith(error: RejectionName | ErrorClass, message?: ExpectedMessage): Promise<void>;
  toRewriteTo(uri: string | AsymmetricMatcher): R;
  toRespondWith(status: number, headers?: ExpectedHeaders): R;
}

function notYet(this: MatcherContext): MatcherResult {
  return { pass: false, message: () => "not there yet" };
}

export const matchers = {
  toHaveFunction: notYet,
  toHavePublishedFunction: notYet,
  toHaveKeyValue: notYet,
  toHaveDistribution: notYet,
  toHaveHandled: notYet,
  toRejectWith: notYet,
  toRewriteTo: notYet,
  toRespondWith: notYet,
} satisfies Record<keyof CloudFrontMatchers, unknown>;
