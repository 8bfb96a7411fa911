import { checkNamedResource } from "./configuration.ts";
import type { ExpectedCachePolicy } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";

const kind = { matcher: "toHaveCachePolicy", table: "cachePolicies", noun: "cache policy" } as const;

/** Asserts that the mock has a cache policy with this name or id. */
export function toHaveCachePolicy(
  this: MatcherContext,
  received: unknown,
  nameOrId: string,
  ...rest: [expected?: ExpectedCachePolicy]
): MatcherResult {
  return checkNamedResource(this, kind, received, nameOrId, rest);
}
