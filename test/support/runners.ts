import { stripVTControlCharacters } from "node:util";
import { expect as jestExpect } from "expect";
import { expect as vitestExpect } from "vitest";
import { type CloudFrontMatchers, matchers } from "../../src/testing/matchers.ts";

export interface Expectation extends CloudFrontMatchers {
  readonly not: CloudFrontMatchers;
  readonly resolves: CloudFrontMatchers<Promise<void>>;
  readonly rejects: CloudFrontMatchers<Promise<void>>;
}

/** The part of `expect`, with our matchers, that both test runners have. */
export interface Runner {
  readonly name: string;
  readonly expect: ((received: unknown) => Expectation) &
    Pick<
      typeof vitestExpect,
      "any" | "anything" | "objectContaining" | "stringContaining" | "stringMatching"
    >;
}

vitestExpect.extend(matchers);
jestExpect.extend(matchers);

/** The test runners of the matchers. Every test of a matcher runs with both. */
export const runners: readonly Runner[] = [
  { name: "vitest", expect: vitestExpect as unknown as Runner["expect"] },
  { name: "jest", expect: jestExpect as unknown as Runner["expect"] },
];

/** Returns the message of a failed expectation without colors, and without types, which not every runner prints. */
export async function failure(expectation: () => void | Promise<void>): Promise<string> {
  try {
    await expectation();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message).replace(/\b(Object|Array) (?=[{[])/g, "");
  }
  throw new Error("The expectation held.");
}
