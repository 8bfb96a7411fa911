import type { ExpectedFunction } from "./expected.ts";
import { matchStage } from "./function-stage.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";

export function toHaveFunction(
  this: MatcherContext,
  received: unknown,
  name: string,
  ...expected: [expected?: ExpectedFunction]
): MatcherResult {
  return matchStage(this, "toHaveFunction", "DEVELOPMENT", [received, name, ...expected]);
}
