import { MockCloudFrontError } from "../core/errors.ts";
import { formatValue } from "../values/format-value.ts";

export function invalidSeedError(message: string): MockCloudFrontError {
  return new MockCloudFrontError("INVALID_SEED", message);
}

/**
 * Rejects a seed that is not an object, or that has members other than the given ones, such as a misspelled one.
 *
 * @throws MockCloudFrontError `INVALID_SEED`
 */
export function assertSeedMembers(method: string, seed: unknown, members: readonly string[]): void {
  if (typeof seed !== "object" || seed === null) {
    throw invalidSeedError(`seed.${method}() expects an object, but got ${formatValue(seed)}.`);
  }
  const unknown = Object.keys(seed).find((member) => !members.includes(member));
  if (unknown !== undefined) {
    throw invalidSeedError(
      `seed.${method}() has no option ${formatValue(unknown)}. The options are: ${members.join(", ")}.`,
    );
  }
}
