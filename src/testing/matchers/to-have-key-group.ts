import { checkNamedResource } from "./configuration.ts";
import type { ExpectedKeyGroup } from "./expected.ts";
import type { MatcherContext, MatcherResult } from "./matcher.ts";

const kind = { matcher: "toHaveKeyGroup", table: "keyGroups", noun: "key group" } as const;

/** Asserts that the mock has a key group with this name or id. */
export function toHaveKeyGroup(
  this: MatcherContext,
  received: unknown,
  nameOrId: string,
  ...rest: [expected?: ExpectedKeyGroup]
): MatcherResult {
  return checkNamedResource(this, kind, received, nameOrId, rest);
}
