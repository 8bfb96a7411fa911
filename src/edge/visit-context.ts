import type { Environment } from "../core/context.ts";
import type { DistributionTenant } from "../runtime/run/host/cloudfront-operations.ts";
import type { Behavior, Config } from "../services/distributions/config.ts";
import type { ResolvedEdgeOptions } from "./edge-options.ts";
import type { Origins } from "./origins/origin-stub.ts";
import type { Trace } from "./trace.ts";
import type { EdgeViewer } from "./visit-init.ts";

/** The options of a mock that concern visits, with their defaults. */
export interface EdgeSettings extends ResolvedEdgeOptions {
  readonly origins: Origins | undefined;
}

/** Everything that the steps of a visit share before its distribution is known. */
export interface VisitSession {
  /** The environment in which the visit began. */
  readonly environment: Environment;
  readonly settings: EdgeSettings;
  readonly viewer: EdgeViewer;
  readonly trace: Trace;
  /** Aborted by the caller, and by a reset of the mock. */
  getSignal(): AbortSignal;
  /**
   * Waits for a user's code or a server. Every wait of a step goes through this function.
   *
   * @throws the signal's reason, `RESET_DURING_CALL` if the mock was reset
   */
  wait<T>(promise: Promise<T>): Promise<T>;
}

/** Everything that the steps of a visit share. */
export interface VisitContext extends VisitSession {
  readonly distribution: ServedDistribution;
  readonly behavior: Behavior;
}

/** A distribution with the configuration that edge locations have. */
export interface ServedDistribution {
  readonly id: string;
  /** The domain name of a distribution, or the routing endpoint of a tenant's connection group. */
  readonly domainName: string;
  readonly config: Config;
  /** The tenant of a multi-tenant distribution that has the host name. */
  readonly tenant?: DistributionTenant | undefined;
}

/** Returns the id of the distribution or the tenant to which the cached objects of a visit belong. */
export function getCacheOwner({ id, tenant }: ServedDistribution): string {
  return tenant?.id ?? id;
}

/** Returns the path pattern of a behavior, `*` for the default behavior. */
export function getPathPattern(behavior: Behavior): string {
  return "PathPattern" in behavior ? behavior.PathPattern : "*";
}
