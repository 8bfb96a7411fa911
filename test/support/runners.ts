import { stripVTControlCharacters } from "node:util";
import { expect as jestExpect } from "expect";
import { expect as vitestExpect } from "vitest";
import { type CloudFrontMatchers, matchers } from "../../src/testing/matchers.ts";

export interface Expectation extends CloudFrontMatchers {
  readonly not: CloudFrontMatchers;
  readonly resolves: CloudFrontMatchers<Promise<void>>;
  readonly rejects: CloudFrontMatchers<Promise<void>>;
}

/** A test runner's `expect`, with our matchers, as far as both runners have it. */
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

/** The runners that the matchers are for; every matcher's tests go through both. */
export const runners: readonly Runner[] = [
  { name: "vitest", expect: vitestExpect as unknown as Runner["expect"] },
  { name: "jest", expect: jestExpect as unknown as Runner["expect"] },
];

/** What an expectation that does not hold says; without colours, and without types, which not every runner prints. */
export async function failure(expectation: () => void | Promise<void>): Promise<string> {
  try {
    await expectation();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message).replace(/\b(Object|Array) (?=[{[])/g, "");
  }
  throw new Error("The expectation held.");
}
