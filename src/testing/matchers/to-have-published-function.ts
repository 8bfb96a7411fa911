import type { ExpectedFunction } from "./expected.ts";
import { matchStage } from "./function-stage.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";

export function toHavePublishedFunction(
  this: MatcherContext,
  received: unknown,
  name: string,
  ...expected: [expected?: ExpectedFunction]
): MatcherResult {
  return matchStage(this, "toHavePublishedFunction", "LIVE", [received, name, ...expected]);
}
