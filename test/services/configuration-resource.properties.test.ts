import {
  CreateCachePolicyCommand,
  CreateCloudFrontOriginAccessIdentityCommand,
  CreateContinuousDeploymentPolicyCommand,
  CreateDistributionCommand,
  CreateFieldLevelEncryptionConfigCommand,
  CreateFieldLevelEncryptionProfileCommand,
  CreateKeyGroupCommand,
  CreateOriginAccessControlCommand,
  CreateOriginRequestPolicyCommand,
  CreatePublicKeyCommand,
  CreateResponseHeadersPolicyCommand,
  type DefaultCacheBehavior,
  DeleteCachePolicyCommand,
  DeleteCloudFrontOriginAccessIdentityCommand,
  DeleteContinuousDeploymentPolicyCommand,
  DeleteDistributionCommand,
  DeleteFieldLevelEncryptionConfigCommand,
  DeleteFieldLevelEncryptionProfileCommand,
  DeleteKeyGroupCommand,
  DeleteOriginAccessControlCommand,
  DeleteOriginRequestPolicyCommand,
  DeletePublicKeyCommand,
  DeleteResponseHeadersPolicyCommand,
  type DistributionConfig,
  type FieldLevelEncryptionConfig,
  type FieldLevelEncryptionProfileConfig,
  type Origin,
  UpdateCachePolicyCommand,
  UpdateCloudFrontOriginAccessIdentityCommand,
  UpdateContinuousDeploymentPolicyCommand,
  UpdateDistributionCommand,
  UpdateFieldLevelEncryptionConfigCommand,
  UpdateFieldLevelEncryptionProfileCommand,
  UpdateKeyGroupCommand,
  UpdateOriginAccessControlCommand,
  UpdateOriginRequestPolicyCommand,
  UpdatePublicKeyCommand,
  UpdateResponseHeadersPolicyCommand,
} from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MockCloudFront, State } from "../../src/index.ts";
import { interceptionModes, type OpenedMock } from "../support/interception-modes.ts";
import { makeContinuousDeploymentPolicyConfig } from "../support/make-continuous-deployment.ts";
import { makeBehavior, makeBucketOrigin, makeDistributionConfig } from "../support/make-distribution.ts";
import {
  list,
  makeEncryptionConfig,
  makeEntity,
  makeProfileConfig,
} from "../support/make-field-level-encryption.ts";
import { makeKeyGroupConfig, makePublicKeyConfig, rsaKey } from "../support/make-keys.ts";
import { makeOriginAccessControlConfig } from "../support/make-origin-access-control.ts";
import {
  makeCachePolicyConfig,
  makeOriginRequestPolicyConfig,
  makeResponseHeadersPolicyConfig,
} from "../support/make-policies.ts";

// biome-ignore lint/suspicious/noExplicitAny: any command of the client
type Command = new (input: any) => any;

/** Picks a member of a record of a table, or one that no record has. Without a member, picks the id. */
type Pick = (table: string, member?: string) => string;

interface Kind {
  readonly table: string;
  readonly member: string;
  readonly create: Command;
  readonly update: Command;
  readonly delete: Command;
  readonly makeConfig: (n: number, pick: Pick) => object;
  /** The members that an update must repeat. */
  readonly immutable?: readonly string[];
}

const kinds: readonly Kind[] = [
  {
    table: "cachePolicies",
    member: "CachePolicyConfig",
    create: CreateCachePolicyCommand,
    update: UpdateCachePolicyCommand,
    delete: DeleteCachePolicyCommand,
    makeConfig: (n) => makeCachePolicyConfig({ Name: `n${n % 4}` }),
  },
  {
    table: "originRequestPolicies",
    member: "OriginRequestPolicyConfig",
    create: CreateOriginRequestPolicyCommand,
    update: UpdateOriginRequestPolicyCommand,
    delete: DeleteOriginRequestPolicyCommand,
    makeConfig: (n) => makeOriginRequestPolicyConfig({ Name: `n${n % 4}` }),
  },
  {
    table: "responseHeadersPolicies",
    member: "ResponseHeadersPolicyConfig",
    create: CreateResponseHeadersPolicyCommand,
    update: UpdateResponseHeadersPolicyCommand,
    delete: DeleteResponseHeadersPolicyCommand,
    makeConfig: (n) => makeResponseHeadersPolicyConfig({ Name: `n${n % 4}` }),
  },
  {
    table: "originAccessControls",
    member: "OriginAccessControlConfig",
    create: CreateOriginAccessControlCommand,
    update: UpdateOriginAccessControlCommand,
    delete: DeleteOriginAccessControlCommand,
    makeConfig: (n) => makeOriginAccessControlConfig({ Name: `n${n % 4}` }),
  },
  {
    table: "originAccessIdentities",
    member: "CloudFrontOriginAccessIdentityConfig",
    create: CreateCloudFrontOriginAccessIdentityCommand,
    update: UpdateCloudFrontOriginAccessIdentityCommand,
    delete: DeleteCloudFrontOriginAccessIdentityCommand,
    makeConfig: (n) => ({ CallerReference: `n${n % 4}`, Comment: `${n % 3}` }),
    immutable: ["CallerReference"],
  },
  {
    table: "publicKeys",
    member: "PublicKeyConfig",
    create: CreatePublicKeyCommand,
    update: UpdatePublicKeyCommand,
    delete: DeletePublicKeyCommand,
    makeConfig: (n) =>
      makePublicKeyConfig({ CallerReference: `n${n % 4}`, Name: `n${n % 4}`, Comment: `${n % 3}` }),
    immutable: ["CallerReference", "Name"],
  },
  {
    table: "keyGroups",
    member: "KeyGroupConfig",
    create: CreateKeyGroupCommand,
    update: UpdateKeyGroupCommand,
    delete: DeleteKeyGroupCommand,
    makeConfig: (n, pick) => makeKeyGroupConfig({ Name: `n${n % 4}`, Items: [pick("publicKeys")] }),
  },
  {
    table: "fieldLevelEncryptionProfiles",
    member: "FieldLevelEncryptionProfileConfig",
    create: CreateFieldLevelEncryptionProfileCommand,
    update: UpdateFieldLevelEncryptionProfileCommand,
    delete: DeleteFieldLevelEncryptionProfileCommand,
    makeConfig: (n, pick) =>
      makeProfileConfig({
        Name: `n${n % 4}`,
        CallerReference: `n${n % 5}`,
        EncryptionEntities: list(makeEntity({ PublicKeyId: pick("publicKeys") })),
      }),
    immutable: ["CallerReference"],
  },
  {
    table: "fieldLevelEncryptionConfigs",
    member: "FieldLevelEncryptionConfig",
    create: CreateFieldLevelEncryptionConfigCommand,
    update: UpdateFieldLevelEncryptionConfigCommand,
    delete: DeleteFieldLevelEncryptionConfigCommand,
    makeConfig: (n, pick) =>
      makeEncryptionConfig({
        CallerReference: `n${n % 4}`,
        ContentTypeProfileConfig: undefined,
        QueryArgProfileConfig: {
          ForwardWhenQueryArgProfileIsUnknown: n % 2 === 0,
          QueryArgProfiles: list({ QueryArg: "a", ProfileId: pick("fieldLevelEncryptionProfiles") }),
        },
      }),
    immutable: ["CallerReference"],
  },
  {
    table: "continuousDeploymentPolicies",
    member: "ContinuousDeploymentPolicyConfig",
    create: CreateContinuousDeploymentPolicyCommand,
    update: UpdateContinuousDeploymentPolicyCommand,
    delete: DeleteContinuousDeploymentPolicyCommand,
    makeConfig: (n, pick) =>
      makeContinuousDeploymentPolicyConfig(
        { domainName: pick("distributions", "domainName") },
        { Enabled: n % 2 === 0 },
      ),
  },
  {
    table: "distributions",
    member: "DistributionConfig",
    create: CreateDistributionCommand,
    update: UpdateDistributionCommand,
    delete: DeleteDistributionCommand,
    makeConfig: makeDistributionOf,
    immutable: ["CallerReference", "Staging"],
  },
];

/** A disabled distribution with some references, which has all that an update needs. */
function makeDistributionOf(n: number, pick: Pick): DistributionConfig {
  const isSet = (bit: number) => (n & bit) !== 0;
  const identity = `origin-access-identity/cloudfront/${pick("originAccessIdentities")}`;
  return makeDistributionConfig({
    CallerReference: `n${n % 3}`,
    Enabled: false,
    Staging: n % 3 !== 1,
    Origins: {
      Quantity: 1,
      Items: [
        makeBucketOrigin({
          OriginAccessControlId: isSet(1) ? pick("originAccessControls") : "",
          S3OriginConfig: { OriginAccessIdentity: isSet(2) && !isSet(1) ? identity : "" },
        }),
      ],
    },
    DefaultCacheBehavior: makeBehavior({
      ...(n % 5 === 0 && {
        FieldLevelEncryptionId: pick("fieldLevelEncryptionConfigs"),
        AllowedMethods: list("HEAD", "DELETE", "POST", "GET", "OPTIONS", "PUT", "PATCH"),
      }),
      ...(isSet(4) && { CachePolicyId: pick("cachePolicies") }),
      ...(isSet(8) && { OriginRequestPolicyId: pick("originRequestPolicies") }),
      ...(isSet(16) && { ResponseHeadersPolicyId: pick("responseHeadersPolicies") }),
      ...(isSet(32) && { TrustedKeyGroups: { Enabled: true, Quantity: 1, Items: [pick("keyGroups")] } }),
    }),
  });
}

/** The kinds whose calls depend on many others, and so succeed less often. */
const crossed = kinds.filter(({ table }) => /^(distributions|continuousDeployment)/.test(table));

const step = fc.record({
  action: fc.constantFrom("create", "create", "update", "delete"),
  kind: fc.constantFrom(...kinds, ...crossed, ...crossed, ...crossed),
  n: fc.nat(63),
  place: fc.nat(6),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Sends one command that is made of the state. Returns true if it was answered. */
async function take({ action, kind, n, place }: Step, { client, cloudfront }: OpenedMock): Promise<boolean> {
  const state = cloudfront.state();
  const pick: Pick = (table, member) => {
    const records = state[table] ?? {};
    const ids = Object.keys(records);
    const id = (place < 6 && ids[place % ids.length]) || "unknown";
    return member === undefined ? id : String(records[id]?.[member] ?? id);
  };
  const Id = pick(kind.table);
  const config = kind.makeConfig(n, pick);
  const current = state[kind.table]?.[Id] as { etag?: string; config?: object } | undefined;
  const whole =
    kind.table === "distributions" && current?.config
      ? mergeDistribution(current.config as DistributionConfig, config as DistributionConfig)
      : config;
  // Only an update can set the policy of a distribution.
  const policy =
    kind.table === "distributions" && n % 4 === 1
      ? { ContinuousDeploymentPolicyId: pick("continuousDeploymentPolicies") }
      : {};
  const kept = Object.entries(current?.config ?? {}).filter(([name]) => kind.immutable?.includes(name));
  const input = {
    create: { [kind.member]: config },
    update: {
      Id,
      IfMatch: current?.etag,
      [kind.member]: { ...whole, ...policy, ...Object.fromEntries(kept) },
    },
    delete: { Id, IfMatch: current?.etag },
  }[action];
  const command = new kind[action](input);
  return (client as { send(command: unknown): Promise<unknown> }).send(command).then(
    () => true,
    () => false,
  );
}

/** Creates one resource of most kinds, so that the first calls have something to refer to. */
function seedReferences({ seed }: MockCloudFront): void {
  const { id } = seed.publicKey({ config: { EncodedKey: rsaKey } });
  seed.keyGroup({ publicKeys: [id] });
  seed.cachePolicy();
  seed.originRequestPolicy();
  seed.responseHeadersPolicy();
  seed.originAccessControl();
  seed.fieldLevelEncryptionProfile();
  seed.fieldLevelEncryptionConfig();
  seed.distribution({ enabled: false, config: { Staging: true } });
}

/** Merges changes into a distribution's current configuration, because an update must send all members. */
function mergeDistribution(current: DistributionConfig, changes: DistributionConfig): DistributionConfig {
  const [origin] = current.Origins?.Items ?? [];
  const [changedOrigin] = changes.Origins?.Items ?? [];
  return {
    ...current,
    ...changes,
    Origins: { Quantity: 1, Items: [{ ...origin, ...changedOrigin } as Origin] },
    DefaultCacheBehavior: {
      ...current.DefaultCacheBehavior,
      ...changes.DefaultCacheBehavior,
    } as DefaultCacheBehavior,
  };
}

/** Returns the references of a state whose targets do not exist. */
function findDangling(state: State): string[] {
  const has = (table: string, id: string | undefined) =>
    id === undefined || id === "" || state[table]?.[id] !== undefined || /^658327ea/.test(id);
  const dangling: [string, string | undefined][] = [];
  for (const { config } of Object.values(state.distributions ?? {})) {
    const {
      DefaultCacheBehavior: behavior,
      Origins,
      ContinuousDeploymentPolicyId: policy,
    } = config as DistributionConfig;
    const [origin] = Origins?.Items ?? [];
    dangling.push(
      ["cachePolicies", behavior?.CachePolicyId],
      ["originRequestPolicies", behavior?.OriginRequestPolicyId],
      ["responseHeadersPolicies", behavior?.ResponseHeadersPolicyId],
      ["continuousDeploymentPolicies", policy],
      ["fieldLevelEncryptionConfigs", behavior?.FieldLevelEncryptionId],
      ["keyGroups", behavior?.TrustedKeyGroups?.Items?.[0]],
      ["originAccessControls", origin?.OriginAccessControlId],
      ["originAccessIdentities", origin?.S3OriginConfig?.OriginAccessIdentity?.split("/").at(-1)],
    );
  }
  for (const { config } of Object.values(state.keyGroups ?? {})) {
    dangling.push(["publicKeys", (config as { Items: string[] }).Items[0]]);
  }
  for (const { config } of Object.values(state.fieldLevelEncryptionConfigs ?? {})) {
    const { QueryArgProfileConfig } = config as FieldLevelEncryptionConfig;
    const [profile] = QueryArgProfileConfig?.QueryArgProfiles?.Items ?? [];
    dangling.push(["fieldLevelEncryptionProfiles", profile?.ProfileId]);
  }
  for (const { config } of Object.values(state.fieldLevelEncryptionProfiles ?? {})) {
    const [entity] = (config as FieldLevelEncryptionProfileConfig).EncryptionEntities?.Items ?? [];
    dangling.push(["publicKeys", entity?.PublicKeyId]);
  }
  return dangling.filter(([table, id]) => !has(table, id)).map(([table, id]) => `${table} ${id}`);
}

function getEtags(state: State): [key: string, etag: string][] {
  return Object.entries(state).flatMap(([table, records]) =>
    Object.entries(records).map(([id, { etag }]): [string, string] => [`${table} ${id}`, etag]),
  );
}

describe("any sequence of calls to all families", () => {
  it("leaves no dangling reference, repeats no ETag of a resource, and can be undone", {
    timeout: 120_000,
  }, async () => {
    const answered = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 80, size: "max" }), async (steps) => {
        using opened = interceptionModes[0]!.open();
        const { cloudfront } = opened;
        seedReferences(cloudfront);
        const seen = new Map<string, string[]>();
        const middle = Math.floor(steps.length / 2);
        let saved = cloudfront.snapshot();
        let before = cloudfront.state();
        for (const [index, taken] of steps.entries()) {
          if (index === middle) {
            saved = cloudfront.snapshot();
            before = cloudfront.state();
          }
          if (await take(taken, opened)) {
            const name = `${taken.action} ${taken.kind.table}`;
            answered.set(name, (answered.get(name) ?? 0) + 1);
          }
          const state = cloudfront.state();
          expect(findDangling(state)).toEqual([]);
          for (const [key, etag] of getEtags(state)) {
            const etags = seen.get(key) ?? [];
            if (etags.at(-1) !== etag) {
              expect(etags).not.toContain(etag);
              seen.set(key, [...etags, etag]);
            }
          }
        }
        cloudfront.reset(saved);
        expect(cloudfront.state()).toEqual(before);
        cloudfront.reset();
        expect(cloudfront.state()).toEqual({});
      }),
      { numRuns: 30 },
    );
    // Every action on every kind was answered at least once, so that the property above says something.
    const names = kinds.flatMap(({ table }) =>
      ["create", "update", "delete"].map((action) => `${action} ${table}`),
    );
    expect(names.filter((name) => !answered.has(name))).toEqual([]);
  });
});
