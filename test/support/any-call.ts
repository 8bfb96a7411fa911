import {
  CopyDistributionCommand,
  CreateCachePolicyCommand,
  CreateDistributionCommand,
  CreateDistributionWithTagsCommand,
  CreateFunctionCommand,
  CreateInvalidationCommand,
  CreateKeyGroupCommand,
  CreateKeyValueStoreCommand,
  CreatePublicKeyCommand,
  CreateResponseHeadersPolicyCommand,
  DeleteCachePolicyCommand,
  DeleteDistributionCommand,
  DeleteFunctionCommand,
  DeleteKeyGroupCommand,
  DeleteKeyValueStoreCommand,
  DeletePublicKeyCommand,
  DeleteResponseHeadersPolicyCommand,
  DescribeKeyValueStoreCommand,
  GetCachePolicyCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  GetInvalidationCommand,
  GetKeyGroupCommand,
  GetPublicKeyCommand,
  GetResponseHeadersPolicyCommand,
  ListCachePoliciesCommand,
  ListDistributionsByCachePolicyIdCommand,
  ListDistributionsCommand,
  ListInvalidationsCommand,
  ListKeyGroupsCommand,
  ListKeyValueStoresCommand,
  ListPublicKeysCommand,
  ListResponseHeadersPoliciesCommand,
  ListTagsForResourceCommand,
  PublishFunctionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateCachePolicyCommand,
  UpdateDistributionCommand,
  UpdateKeyGroupCommand,
  UpdateKeyValueStoreCommand,
  UpdatePublicKeyCommand,
  UpdateResponseHeadersPolicyCommand,
} from "@aws-sdk/client-cloudfront";
import {
  DeleteKeyCommand,
  DescribeKeyValueStoreCommand as DescribeContentsCommand,
  GetKeyCommand,
  ListKeysCommand,
  PutKeyCommand,
  UpdateKeysCommand,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import fc from "fast-check";
import type { State } from "../../src/index.ts";
import type { OpenedMock } from "./interception-modes.ts";
import { makeFunction, passThrough } from "./make.ts";
import {
  aliases,
  associations,
  certificate,
  makeBehavior,
  makeDistributionConfig,
} from "./make-distribution.ts";
import { invalidate } from "./make-invalidation.ts";
import { ecdsaKey, makeKeyGroupConfig, makePublicKeyConfig } from "./make-keys.ts";
import { makeCachePolicyConfig, makeResponseHeadersPolicyConfig } from "./make-policies.ts";

/** A call that is created from the state at call time, because the fake generates most ids and ETags. */
export type AnyCall = (opened: OpenedMock) => Promise<unknown>;

// biome-ignore lint/suspicious/noExplicitAny: any command of either client
type Command = new (input: any) => any;
export type Part<T> = fc.Arbitrary<(state: State) => T>;

function fixed<T>(...values: T[]): Part<T | undefined> {
  return fc.constantFrom(...values).map((value) => () => value);
}
export function drawn<T>(values: fc.Arbitrary<T>): Part<T> {
  return values.map((value) => () => value);
}

/** Returns mostly one of the first values, which are valid. */
export function mostly<T>(right: readonly T[], wrong: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...right) }, fc.constantFrom(...wrong));
}

/** Returns mostly a value of an existing record, otherwise a value that no record has. */
export function ofOne(
  table: string,
  member: string,
  ...others: (string | undefined)[]
): Part<string | undefined> {
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc.nat(2).map((n) => (state: State) => {
        const records = Object.values(state[table] ?? {});
        const value = records[n % Math.max(records.length, 1)]?.[member];
        return value === undefined ? others[0] : String(value);
      }),
    },
    fixed(...others),
  );
}

function calling(
  client: "client" | "keyValueStoreClient",
  Command: Command,
  parts: Readonly<Record<string, Part<unknown>>>,
): fc.Arbitrary<AnyCall> {
  return fc.record(parts).map((record) => ({ [client]: target, cloudfront }: OpenedMock) => {
    const state = cloudfront.state();
    const input = Object.entries(record).map(([name, part]) => [name, part(state)]);
    return (target as { send(command: unknown): Promise<unknown> }).send(
      new Command(Object.fromEntries(input)),
    );
  });
}
export function call(Command: Command, parts: Readonly<Record<string, Part<unknown>>> = {}) {
  return calling("client", Command, parts);
}
function dataCall(Command: Command, parts: Readonly<Record<string, Part<unknown>>>) {
  return calling("keyValueStoreClient", Command, { KvsARN: storeArn, ...parts });
}

/** Creates a state in which most calls succeed. */
export async function seedAll({ client, cloudfront }: OpenedMock): Promise<void> {
  const { seed } = cloudfront;
  const { arn } = seed.keyValueStore({ name: "s", items: { a: "1", "b/c": "", "é 漢": "<>" } });
  seed.function({ name: "a", code: passThrough, publish: true });
  seed.function({ name: "b", code: passThrough, keyValueStore: "s" });
  const { id } = seed.distribution({
    functions: { "viewer-request": "a" },
    config: { CallerReference: "0" },
  });
  const withdrawn = seed.distribution({ enabled: false, config: { CallerReference: "1" } });
  await client.send(invalidate(id, ["/*"], "i"));
  await client.send(invalidate(withdrawn.id, ["/*"], "i"));
  cloudfront.settle();
  for (const Resource of [arn, withdrawn.arn]) {
    await client.send(new TagResourceCommand({ Resource, Tags: { Items: [{ Key: "team", Value: "web" }] } }));
  }
}

/** A string that XML and JSON can represent. */
const text = drawn(
  mostly(["a", "", " padded ", "<a>&amp;</a>", "é漢😀", "a+b c%2F"], ["x".repeat(130), undefined]),
);
export const paging = {
  Marker: drawn(mostly(["", undefined, "1"], ["x"])),
  MaxItems: drawn(mostly([1, 2, 500, undefined], [0, -1])),
};

const unknownStore = "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
const unknownArn = "arn:aws:cloudfront::123456789012:function/none";
const storeArn = ofOne("keyValueStores", "arn", unknownStore, "redirects", undefined);
const storeName = drawn(mostly(["s", "t", "u"], ["a b", "", undefined]));
const storeEtag = ofOne("keyValueStores", "etag", "ETVPDKIKX0DER", "KVTVPDKIKX0DER", "stale", undefined);
const dataEtag = ofOne("keyValueData", "etag", "KVTVPDKIKX0DER", "ETVPDKIKX0DER", "stale", undefined);

const tag = fc.record({
  Key: mostly(["team", "cost"], ["aws:x", "", undefined]),
  Value: mostly(["a", "", undefined], ["<v>", "\u0001"]),
});
export const tags = drawn(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ Items: fc.array(tag, { maxLength: 2 }) }) },
    fc.constantFrom({}, { Items: [null] }, undefined),
  ),
);
const resource = fc.oneof(
  storeArn,
  ofOne("distributions", "arn", unknownArn),
  ofOne("functions", "arn", unknownArn, "arn:aws:cloudfront::999999999999:function/a", undefined),
);

const key = mostly(["a", "b/c", "é 漢", "a+b%2F", ".."], ["k".repeat(513), "k".repeat(1025)]);
const value: fc.Arbitrary<unknown> = mostly<unknown>(
  ["", "1", "<é>\n"],
  ["v".repeat(1025), 5, true, { a: 1 }, undefined],
);
const puts = fc.oneof(
  { weight: 8, arbitrary: fc.array(fc.record({ Key: key, Value: value }), { maxLength: 2 }) },
  fc.constantFrom<unknown>(undefined, {}, "ab", [null, { Key: "a", Value: "b" }]),
);

export const storeCall: fc.Arbitrary<AnyCall> = fc.oneof(
  call(CreateKeyValueStoreCommand, { Name: storeName, Comment: text, Tags: tags }),
  call(DescribeKeyValueStoreCommand, { Name: storeName }),
  call(UpdateKeyValueStoreCommand, { Name: storeName, IfMatch: storeEtag, Comment: text }),
  call(DeleteKeyValueStoreCommand, { Name: storeName, IfMatch: storeEtag }),
  call(ListKeyValueStoresCommand, { Status: fixed("READY", "PROVISIONING", "x", undefined), ...paging }),
);

export const contentsCall: fc.Arbitrary<AnyCall> = fc.oneof(
  dataCall(DescribeContentsCommand, {}),
  dataCall(GetKeyCommand, { Key: drawn(key) }),
  dataCall(ListKeysCommand, {
    MaxResults: fixed(1, 2, 0, 51, undefined),
    NextToken: fixed("YQ", "", "no token", undefined),
  }),
  {
    weight: 4,
    arbitrary: dataCall(PutKeyCommand, { Key: drawn(key), Value: drawn(value), IfMatch: dataEtag }),
  },
  dataCall(DeleteKeyCommand, { Key: drawn(key), IfMatch: dataEtag }),
  dataCall(UpdateKeysCommand, {
    Puts: drawn(puts),
    Deletes: drawn(fc.array(fc.record({ Key: key }), { maxLength: 2 })),
    IfMatch: dataEtag,
  }),
);

export const tagCall: fc.Arbitrary<AnyCall> = fc.oneof(
  call(TagResourceCommand, { Resource: resource, Tags: tags }),
  call(UntagResourceCommand, {
    Resource: resource,
    TagKeys: fixed({ Items: ["team"] }, { Items: [] }, { Items: ["", "x"] }, {}, undefined),
  }),
  call(ListTagsForResourceCommand, { Resource: resource }),
);

export const functionCall: fc.Arbitrary<AnyCall> = fc.oneof<fc.Arbitrary<AnyCall>[]>(
  fc
    .record({ name: fc.constantFrom("a", "b"), store: storeArn })
    .map(({ name, store }) => ({ client, cloudfront }: OpenedMock) => {
      const KeyValueStoreARN = store(cloudfront.state());
      const KeyValueStoreAssociations = { Quantity: 1, Items: [{ KeyValueStoreARN }] };
      const { FunctionConfig, FunctionCode } = makeFunction();
      const config = { Comment: "", ...FunctionConfig, KeyValueStoreAssociations } as typeof FunctionConfig;
      return client.send(new CreateFunctionCommand({ Name: name, FunctionConfig: config, FunctionCode }));
    }),
  fc.constantFrom("a", "b").map(
    (Name) =>
      ({ client }: OpenedMock) =>
        client.send(new CreateFunctionCommand(makeFunction({ Name }))),
  ),
  call(PublishFunctionCommand, {
    Name: fixed("a", "b"),
    IfMatch: drawn(mostly(["ETVPDKIKX0DER"], ["stale", undefined])),
  }),
  call(DeleteFunctionCommand, {
    Name: fixed("a", "b"),
    IfMatch: drawn(mostly(["ETVPDKIKX0DER"], ["stale", undefined])),
  }),
);

export const distributionId = ofOne("distributions", "id", "ENONE", "", undefined);
const distributionEtag = ofOne(
  "distributions",
  "etag",
  "E23ZP02F085DFQ",
  "ETVPDKIKX0DER",
  "stale",
  undefined,
);
const reference = fc.oneof({ weight: 8, arbitrary: fc.nat(20).map(String) }, fc.constantFrom("", "é <&>"));
const association = mostly(
  [
    undefined,
    associations(),
    associations(["viewer-request", "arn:aws:cloudfront::123456789012:function/a"]),
  ],
  [
    associations(["viewer-response", "arn:aws:cloudfront::123456789012:function/b"]),
    associations(["origin-request", unknownArn]),
    { Quantity: 2, Items: [] },
  ],
);
const config = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        CallerReference: reference,
        Comment: mostly(["", "<é>", " a "], ["c".repeat(129), undefined]),
        Enabled: fc.boolean(),
        Aliases: mostly([undefined, aliases("a.example")], [aliases("b.example", "A.example")]),
        ViewerCertificate: mostly([certificate], [undefined]),
        FunctionAssociations: association,
        PriceClass: mostly(["PriceClass_100", undefined], ["none"]),
        TargetOriginId: mostly(["site"], ["none", undefined]),
      })
      .map(({ FunctionAssociations, TargetOriginId, ...changes }) => {
        const behavior = { FunctionAssociations, TargetOriginId } as Parameters<typeof makeBehavior>[0];
        const DefaultCacheBehavior = makeBehavior(behavior);
        return makeDistributionConfig({ ...changes, DefaultCacheBehavior } as Parameters<
          typeof makeDistributionConfig
        >[0]);
      }),
  },
  fc.constantFrom(undefined, {}),
);

/** Returns mostly an existing configuration with changes, otherwise any configuration. */
const changedConfig: Part<unknown> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ n: fc.nat(2), Enabled: fc.boolean(), FunctionAssociations: association })
      .map(({ n, Enabled, FunctionAssociations }) => (state: State) => {
        const all = Object.values(state.distributions ?? {});
        const former = all[n % Math.max(all.length, 1)]?.config as
          | ReturnType<typeof makeDistributionConfig>
          | undefined;
        if (!former) {
          return makeDistributionConfig();
        }
        const { DefaultCacheBehavior } = former;
        return {
          ...former,
          Enabled,
          DefaultCacheBehavior: { ...DefaultCacheBehavior, FunctionAssociations },
        };
      }),
  },
  drawn(config),
);

export const distributionCall: fc.Arbitrary<AnyCall> = fc.oneof(
  call(CreateDistributionCommand, { DistributionConfig: drawn(config) }),
  call(CreateDistributionWithTagsCommand, {
    DistributionConfigWithTags: fc.record({ config, tags }).map(({ config, tags }) => (state: State) => ({
      DistributionConfig: config,
      Tags: tags(state),
    })),
  }),
  call(UpdateDistributionCommand, {
    Id: distributionId,
    IfMatch: distributionEtag,
    DistributionConfig: changedConfig,
  }),
  call(CopyDistributionCommand, {
    PrimaryDistributionId: distributionId,
    IfMatch: distributionEtag,
    CallerReference: drawn(reference),
    Staging: drawn(mostly([true], [false, undefined])),
    Enabled: fixed(true, false, undefined),
  }),
  call(GetDistributionCommand, { Id: distributionId }),
  call(GetDistributionConfigCommand, { Id: distributionId }),
  call(DeleteDistributionCommand, { Id: distributionId, IfMatch: distributionEtag }),
  call(ListDistributionsCommand, paging),
  call(ListDistributionsByCachePolicyIdCommand, {
    CachePolicyId: fixed(makeBehavior().CachePolicyId, "none", "", undefined),
    ...paging,
  }),
  call(CreateInvalidationCommand, {
    DistributionId: distributionId,
    InvalidationBatch: drawn(
      fc.constantFrom(
        undefined,
        { CallerReference: "i", Paths: { Quantity: 1, Items: ["/*"] } },
        { CallerReference: "i", Paths: { Quantity: 1, Items: ["/é <&>"] } },
        { CallerReference: "j", Paths: { Quantity: 1, Items: ["/a%20b"] } },
        { CallerReference: "j", Paths: { Quantity: 2, Items: ["/a"] } },
        { CallerReference: "", Paths: { Quantity: 0, Items: [] } },
      ),
    ),
  }),
  call(GetInvalidationCommand, {
    DistributionId: distributionId,
    Id: ofOne("invalidations", "id", "INONE", "", undefined),
  }),
  call(ListInvalidationsCommand, { DistributionId: distributionId, ...paging }),
  fc.constant(async ({ cloudfront }: OpenedMock) => cloudfront.settle()),
);

/** Returns mostly a valid configuration, otherwise one with wrong members. */
function configOf(valid: object, wrong: readonly (object | undefined)[]): Part<unknown> {
  const name = fc.constantFrom("a", "b", "é <&>").map((Name) => ({ Name }));
  const changes = fc.oneof({ weight: 4, arbitrary: name }, fc.constantFrom(...wrong));
  return drawn(changes.map((changed) => changed && { ...valid, ...changed }));
}

interface CallsOfKind {
  readonly member: string;
  readonly table: string;
  readonly commands: readonly Command[];
  readonly config: Part<unknown>;
}

/** Calls of a family whose resources are an id and a configuration. */
export function configurationCallsOf({
  member,
  table,
  commands,
  config,
}: CallsOfKind): fc.Arbitrary<AnyCall> {
  const [Create, Get, Update, Delete, List] = commands as [Command, Command, Command, Command, Command];
  const Id = ofOne(table, "id", "none", "", undefined);
  const IfMatch = ofOne(table, "etag", "E23ZP02F085DFQ", "stale", undefined);
  return fc.oneof(
    { weight: 3, arbitrary: call(Create, { [member]: config }) },
    call(Get, { Id }),
    call(Update, { Id, IfMatch, [member]: config }),
    call(Delete, { Id, IfMatch }),
    call(List, paging),
  );
}

export const configurationCall: fc.Arbitrary<AnyCall> = fc.oneof(
  configurationCallsOf({
    member: "CachePolicyConfig",
    table: "cachePolicies",
    commands: [
      CreateCachePolicyCommand,
      GetCachePolicyCommand,
      UpdateCachePolicyCommand,
      DeleteCachePolicyCommand,
      ListCachePoliciesCommand,
    ],
    config: configOf(makeCachePolicyConfig(), [
      undefined,
      { Name: "a", MinTTL: 0, DefaultTTL: undefined, MaxTTL: undefined },
      { Name: "a", MinTTL: 5000 },
      { Name: "b", ParametersInCacheKeyAndForwardedToOrigin: undefined },
    ]),
  }),
  configurationCallsOf({
    member: "ResponseHeadersPolicyConfig",
    table: "responseHeadersPolicies",
    commands: [
      CreateResponseHeadersPolicyCommand,
      GetResponseHeadersPolicyCommand,
      UpdateResponseHeadersPolicyCommand,
      DeleteResponseHeadersPolicyCommand,
      ListResponseHeadersPoliciesCommand,
    ],
    config: configOf(makeResponseHeadersPolicyConfig(), [
      undefined,
      { Name: "a", CustomHeadersConfig: undefined },
      { Name: "a", CustomHeadersConfig: { Quantity: 0, Items: [] } },
      { Name: "b", ServerTimingHeadersConfig: { Enabled: true, SamplingRate: 12.5 } },
    ]),
  }),
  configurationCallsOf({
    member: "PublicKeyConfig",
    table: "publicKeys",
    commands: [
      CreatePublicKeyCommand,
      GetPublicKeyCommand,
      UpdatePublicKeyCommand,
      DeletePublicKeyCommand,
      ListPublicKeysCommand,
    ],
    config: configOf(makePublicKeyConfig(), [
      undefined,
      { CallerReference: "é", Name: "b", EncodedKey: ecdsaKey },
      { Name: "a", EncodedKey: "" },
    ]),
  }),
  configurationCallsOf({
    member: "KeyGroupConfig",
    table: "keyGroups",
    commands: [
      CreateKeyGroupCommand,
      GetKeyGroupCommand,
      UpdateKeyGroupCommand,
      DeleteKeyGroupCommand,
      ListKeyGroupsCommand,
    ],
    config: ofOne("publicKeys", "id", "none").map(
      (id) => (state: State) => makeKeyGroupConfig({ Items: [id(state) ?? "none"] }),
    ),
  }),
);
