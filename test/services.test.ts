import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getOperationErrors } from "../src/faults/operation-errors.ts";
import type { RecordedCall, State } from "../src/index.ts";
import {
  type AnyCall,
  contentsCall,
  distributionCall,
  functionCall,
  seedAll,
  storeCall,
  tagCall,
} from "./support/any-call.ts";
import { connectionCall } from "./support/any-connection-call.ts";
import { deliveryCall } from "./support/any-delivery-call.ts";
import { tenantCall } from "./support/any-tenant-call.ts";
import { scaleRuns } from "./support/effort.ts";
import { interceptionModes, type OpenedMock } from "./support/interception-modes.ts";
import { bundles } from "./support/make-trust-store.ts";

const anyCall = fc.oneof(
  storeCall,
  { weight: 2, arbitrary: contentsCall },
  tagCall,
  functionCall,
  { weight: 2, arbitrary: distributionCall },
  deliveryCall,
  { weight: 2, arbitrary: connectionCall },
  { weight: 2, arbitrary: tenantCall },
  fc.constant<AnyCall>(async ({ cloudfront }) => cloudfront.settle()),
);
const calls = fc.array(anyCall, { minLength: 5, maxLength: 30 });

interface Behavior {
  readonly FunctionAssociations?: { readonly Items?: readonly { readonly FunctionARN: string }[] };
}
const entityTables = [
  "vpcOrigins",
  "anycastIpLists",
  "trustStores",
  "connectionGroups",
  "distributionTenants",
];

interface Config {
  readonly Origins?: {
    readonly Items: readonly { readonly VpcOriginConfig?: { readonly VpcOriginId: string } }[];
  };
  readonly AnycastIpListId?: string;
  readonly ViewerMtlsConfig?: { readonly TrustStoreConfig?: { readonly TrustStoreId: string } };
  readonly ConnectionFunctionAssociation?: { readonly Id: string };
  readonly DefaultCacheBehavior?: Behavior;
  readonly KeyValueStoreAssociations?: { readonly Items?: readonly { readonly KeyValueStoreARN: string }[] };
}

interface TenantConfig {
  readonly DistributionId: string;
  readonly ConnectionGroupId: string;
  readonly Domains: readonly string[];
}

/** Returns the domains that two resources have. */
function repeatedDomains(state: State): string[] {
  const domains = [
    ...recordsOf(state, "distributions").flatMap(
      ({ config }) => (config as { Aliases?: { Items?: string[] } }).Aliases?.Items ?? [],
    ),
    ...recordsOf(state, "distributionTenants").flatMap(({ config }) => (config as TenantConfig).Domains),
  ].map((domain) => domain.toLowerCase());
  return domains.filter((domain, i) => domains.indexOf(domain) !== i);
}

function recordsOf(state: State, table: string) {
  return Object.values(state[table] ?? {});
}
function arnsOf(state: State, ...tables: string[]) {
  return tables.flatMap((table) => recordsOf(state, table).map(({ arn }) => String(arn)));
}

/** Returns the ids of entities that a distribution names and that do not exist. */
function findAbsentEntities(config: Config, state: State): unknown[] {
  const connectionFunction = config.ConnectionFunctionAssociation?.Id;
  return [
    ["vpcOrigins", config.Origins?.Items[0]?.VpcOriginConfig?.VpcOriginId],
    ["anycastIpLists", config.AnycastIpListId],
    ["trustStores", config.ViewerMtlsConfig?.TrustStoreConfig?.TrustStoreId],
    ["connectionFunctions", connectionFunction && `${connectionFunction}/LIVE`],
  ].filter(([table, id]) => id && !Object.hasOwn(state[String(table)] ?? {}, id));
}

/** What of the state refers to something that is not there. */
function dangling(state: State): unknown[] {
  const stores = arnsOf(state, "keyValueStores");
  const live = recordsOf(state, "functions").filter(({ stage }) => stage === "LIVE");
  const published = live.map(({ arn }) => String(arn));
  const taggable = arnsOf(
    state,
    "functions",
    "keyValueStores",
    "distributions",
    "streamingDistributions",
    "connectionFunctions",
    ...entityTables,
  );
  const read = [...recordsOf(state, "functions"), ...recordsOf(state, "connectionFunctions")].flatMap(
    ({ config }) => (config as Config).KeyValueStoreAssociations?.Items ?? [],
  );
  const attached = recordsOf(state, "distributions").flatMap(
    ({ config }) => (config as Config).DefaultCacheBehavior?.FunctionAssociations?.Items ?? [],
  );
  const origins = arnsOf(state, "vpcOrigins");
  return [
    ...recordsOf(state, "distributions").flatMap(({ config }) => findAbsentEntities(config as Config, state)),
    ...Object.keys(state.resourcePolicies ?? {}).filter((arn) => !origins.includes(arn)),
    ...read.filter(({ KeyValueStoreARN }) => !stores.includes(KeyValueStoreARN)),
    ...attached.filter(({ FunctionARN }) => !published.includes(FunctionARN)),
    ...Object.keys(state.tags ?? {}).filter((arn) => !taggable.includes(arn)),
    ...recordsOf(state, "invalidations").filter(
      ({ distributionId }) => !Object.hasOwn(state.distributions ?? {}, String(distributionId)),
    ),
    ...recordsOf(state, "monitoringSubscriptions").filter(
      ({ distributionId }) => !Object.hasOwn(state.distributions ?? {}, String(distributionId)),
    ),
    ...recordsOf(state, "distributionTenants").filter(({ config }) => {
      const { DistributionId, ConnectionGroupId } = config as TenantConfig;
      return !state.distributions?.[DistributionId] || !state.connectionGroups?.[ConnectionGroupId];
    }),
    ...recordsOf(state, "tenantInvalidations").filter(
      ({ distributionTenantId }) => !state.distributionTenants?.[String(distributionTenantId)],
    ),
    ...recordsOf(state, "managedCertificates").filter(
      ({ tenantId }) => !state.distributionTenants?.[String(tenantId)],
    ),
    ...repeatedDomains(state),
    ...arnsOf(state, "keyValueData").filter((arn) => !stores.includes(arn)),
    ...stores.filter((arn) => !arnsOf(state, "keyValueData").includes(arn)),
  ];
}

const versionedTables = [
  "functions",
  "connectionFunctions",
  "distributions",
  "keyValueStores",
  "keyValueData",
];

/** An ETag changes to one that the resource never had. A resource that is created again starts with the first one. */
function expectNewEtags(state: State, etags: Map<string, string[]>): void {
  const there = new Map<string, string>();
  for (const table of [...versionedTables, ...entityTables]) {
    for (const [id, { etag }] of Object.entries(state[table] ?? {})) {
      // LIVE bears the ETag that DEVELOPMENT had: the same may be published twice.
      if (!id.endsWith("/LIVE")) {
        there.set(`${table} ${id}`, etag);
      }
    }
  }
  for (const id of etags.keys()) {
    if (!there.has(id)) {
      etags.delete(id);
    }
  }
  for (const [id, etag] of there) {
    const former = etags.get(id) ?? [];
    if (former.at(-1) === etag) {
      continue;
    }
    expect(former).not.toContain(etag);
    etags.set(id, [...former, etag]);
  }
}

/** Which of the refusals are none that the API model lists for the operation, or has for all of them. */
function undeclared(calls: readonly RecordedCall[]): string[] {
  return calls.flatMap(({ operation, error }) => {
    const declared = ["cloudfront", "cloudfrontkeyvaluestore"].flatMap(
      (client) => getOperationErrors(`com.amazonaws.${client}#${operation}`) ?? [],
    );
    return !error || ["MalformedXML", "ValidationException", ...declared].includes(error.name)
      ? []
      : [`${operation}: ${error.name}`];
  });
}

/** The outcome of a call: its output or its error. Request ids are random, whatever the state. */
function outcomeOf(call: AnyCall, opened: OpenedMock): Promise<unknown> {
  return call(opened).then(
    (answer) => {
      const { $metadata, ...output } = (answer ?? {}) as { $metadata?: unknown };
      return output;
    },
    (error: Error) => error,
  );
}

describe.each(interceptionModes)("all families together ($name)", { timeout: 120_000 }, ({ open }) => {
  const manual = {
    objects: bundles,
    propagation: "manual",
    now: () => new Date("2026-01-01T00:00:00Z"),
  } as const;

  it("leave no reference to what is gone, refuse as the model says and change nothing then, repeat no ETag", async () => {
    await fc.assert(
      fc.asyncProperty(calls, async (calls) => {
        using opened = open(manual);
        await seedAll(opened);
        const etags = new Map<string, string[]>();
        expectNewEtags(opened.cloudfront.state(), etags);
        for (const call of calls) {
          const before = opened.cloudfront.state();
          const outcome = await outcomeOf(call, opened);
          const after = opened.cloudfront.state();
          if (outcome instanceof Error) {
            expect(after).toEqual(before);
          }
          expect(dangling(after)).toEqual([]);
          expectNewEtags(after, etags);
        }
        expect(undeclared(opened.cloudfront.calls())).toEqual([]);
      }),
      { numRuns: scaleRuns(100) },
    );
  });

  it("come back with a snapshot, go on as they went on, and are gone with a reset", async () => {
    await fc.assert(
      fc.asyncProperty(calls, calls, async (first, second) => {
        using opened = open(manual);
        const { cloudfront } = opened;
        await seedAll(opened);
        const go = async (calls: readonly AnyCall[]) => {
          const outcomes: unknown[] = [];
          for (const call of calls) {
            outcomes.push(await outcomeOf(call, opened));
          }
          return { outcomes, state: cloudfront.state() };
        };
        await go(first);
        const [snapshot, state] = [cloudfront.snapshot(), cloudfront.state()];
        const after = await go(second);
        cloudfront.reset(snapshot);
        expect(cloudfront.state()).toEqual(state);
        expect(await go(second)).toEqual(after);
        cloudfront.reset();
        expect(cloudfront.state()).toEqual({});
      }),
      { numRuns: scaleRuns(30) },
    );
  });
});
