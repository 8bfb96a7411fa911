import type { OriginChange } from "../runtime/run/host/cloudfront-operations.ts";
import type { Config } from "../services/distributions/config.ts";
import { isBucketDomain } from "../services/distributions/origin-access.ts";
import type { HeaderList } from "./message.ts";
import type { OriginTarget } from "./origin-target.ts";
import type { VisitContext } from "./visit-context.ts";

type Origin = Config["Origins"]["Items"][number];
type OriginGroup = NonNullable<NonNullable<Config["OriginGroups"]>["Items"]>[number];

/** The origins that a request is sent to, in order: one, or the two of a group. */
export interface OriginChoice {
  readonly targets: readonly OriginTarget[];
  /** The statuses of an origin after which the request goes to the next one. */
  readonly failoverStatuses: readonly number[];
}

/**
 * Returns the origins that the cache behavior, or the last origin helper of the function, names. Returns undefined for
 * an invalid change, such as an unknown id: then the edge responds with 502.
 *
 * AWS developer guide, "Helper methods for origin modification".
 */
export function chooseOrigin(
  change: OriginChange | undefined,
  { behavior, distribution: { config } }: VisitContext,
): OriginChoice | undefined {
  const configured = findChoice(behavior.TargetOriginId, config);
  switch (change?.kind) {
    case undefined:
      return configured;
    case "updateRequestOrigin":
      return updatePrimary(configured, change.value);
    case "selectRequestOriginById":
      return toChoice([selectMember(change.value, config)]);
    case "createRequestOriginGroup":
      return createGroup(change.value, config);
  }
}

function findChoice(id: string, config: Config): OriginChoice | undefined {
  const group = config.OriginGroups?.Items?.find(({ Id }) => Id === id);
  return group ? toGroupChoice(group, config) : toChoice([findTarget(id, config)]);
}

function toGroupChoice({ FailoverCriteria, Members }: OriginGroup, config: Config): OriginChoice | undefined {
  const targets = Members.Items.map(({ OriginId }) => findTarget(OriginId, config));
  return toChoice(targets, FailoverCriteria.StatusCodes.Items);
}

function toChoice(
  targets: readonly (OriginTarget | undefined)[],
  failoverStatuses: readonly number[] = [],
): OriginChoice | undefined {
  const found = targets.filter((target) => target !== undefined);
  return found.length === targets.length ? { targets: found, failoverStatuses } : undefined;
}

function findTarget(id: string, config: Config): OriginTarget | undefined {
  const origin = config.Origins.Items.find(({ Id }) => Id === id);
  return origin && toTarget(origin);
}

function toTarget(origin: Origin): OriginTarget {
  const { Id, DomainName, OriginPath = "", CustomHeaders, CustomOriginConfig: custom } = origin;
  const headers = CustomHeaders?.Items ?? [];
  return {
    id: Id,
    domainName: DomainName,
    isReplaced: false,
    isBucket: origin.S3OriginConfig !== undefined || isBucketDomain(DomainName),
    isVpc: origin.VpcOriginConfig !== undefined,
    // A bucket is reached by the viewer's protocol.
    protocol: custom?.OriginProtocolPolicy ?? "match-viewer",
    ports: { http: custom?.HTTPPort ?? 80, https: custom?.HTTPSPort ?? 443 },
    path: OriginPath,
    customHeaders: headers.map(({ HeaderName, HeaderValue }) => [HeaderName, HeaderValue]),
    host: undefined,
    readTimeoutMs: (custom?.OriginReadTimeout ?? 30) * 1000,
  };
}

/** The argument of `updateRequestOrigin()`, which the function's engine has checked. */
interface OriginUpdate {
  readonly domainName?: string;
  readonly hostHeader?: string;
  readonly originPath?: string;
  readonly customHeaders?: Readonly<Record<string, string>>;
  readonly timeouts?: { readonly readTimeout?: number };
  readonly customOriginConfig?: { readonly port: number; readonly protocol: "http" | "https" };
}

/** Changes the only origin, or the primary origin of a group. A VPC origin cannot be changed. */
function updatePrimary(choice: OriginChoice | undefined, update: OriginUpdate): OriginChoice | undefined {
  const [primary, ...others] = choice?.targets ?? [];
  if (!choice || !primary || primary.isVpc) {
    return undefined;
  }
  return { ...choice, targets: [updateTarget(primary, update), ...others] };
}

/**
 * Returns an origin with the changes of `updateRequestOrigin()`. Omitted members stay as they are.
 * assumed: `customHeaders` replaces all custom headers of the origin (F 6.2)
 */
function updateTarget(target: OriginTarget, update: OriginUpdate): OriginTarget {
  const { domainName = target.domainName, customOriginConfig: custom, customHeaders, timeouts } = update;
  const isReplaced = domainName !== target.domainName;
  return {
    ...target,
    domainName,
    isReplaced,
    // A custom configuration makes a custom origin of a bucket, and a name of a bucket stays one.
    isBucket: isReplaced ? isBucketDomain(domainName) : target.isBucket && custom === undefined,
    path: update.originPath ?? target.path,
    ...(custom && {
      protocol: `${custom.protocol}-only` as const,
      ports: { http: custom.port, https: custom.port },
    }),
    ...(customHeaders && { customHeaders: Object.entries(customHeaders) satisfies HeaderList }),
    // Without hostHeader, a new domain name is the Host, also if a policy forwards the viewer's.
    host: update.hostHeader ?? (isReplaced ? domainName : undefined),
    ...(timeouts?.readTimeout && { readTimeoutMs: timeouts.readTimeout * 1000 }),
  };
}

interface SelectedOrigin {
  readonly originId: string;
  readonly originOverrides?: { readonly hostHeader?: string };
}

function selectMember(
  { originId, originOverrides }: SelectedOrigin,
  config: Config,
): OriginTarget | undefined {
  const target = findTarget(originId, config);
  return target && { ...target, host: originOverrides?.hostHeader };
}

/** The argument of `createRequestOriginGroup()`, which the function's engine has checked. */
interface NewGroup {
  readonly originIds: readonly (string | SelectedOrigin)[];
  readonly failoverCriteria: { readonly statusCodes: readonly number[] };
  readonly originOverrides?: SelectedOrigin["originOverrides"];
}

function createGroup(group: Partial<NewGroup>, config: Config): OriginChoice | undefined {
  const { originIds = [], failoverCriteria, originOverrides } = group;
  const members = originIds.map((member) => (typeof member === "string" ? { originId: member } : member));
  return toChoice(
    members.map((member) => selectMember({ ...(originOverrides && { originOverrides }), ...member }, config)),
    failoverCriteria?.statusCodes,
  );
}
