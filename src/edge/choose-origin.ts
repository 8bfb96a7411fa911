import type { OriginChange } from "../runtime/run/host/cloudfront-operations.ts";
import type { Config } from "../services/distributions/config.ts";
import type { VisitContext } from "./visit-context.ts";

/** The origin of a request. */
export interface OriginChoice {
  readonly origin: Config["Origins"]["Items"][number];
}

/** Returns the origin that the cache behavior names, or the last origin helper. Undefined for an invalid change. */
export function chooseOrigin(
  _change: OriginChange | undefined,
  { behavior, distribution }: VisitContext,
): OriginChoice | undefined {
  const origin = distribution.config.Origins.Items.find(({ Id }) => Id === behavior.TargetOriginId);
  return origin && { origin };
}
