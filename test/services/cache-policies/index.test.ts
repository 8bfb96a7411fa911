import {
  CachePolicyAlreadyExists,
  type CachePolicyConfig,
  CachePolicyInUse,
  CloudFrontServiceException,
  CreateCachePolicyCommand,
  DeleteCachePolicyCommand,
  GetCachePolicyCommand,
  GetCachePolicyConfigCommand,
  GetDistributionCommand,
  InconsistentQuantities,
  InvalidArgument,
  ListCachePoliciesCommand,
  NoSuchCachePolicy,
  TooManyCachePolicies,
  TooManyCookiesInCachePolicy,
  TooManyHeadersInCachePolicy,
  TooManyQueryStringsInCachePolicy,
  UpdateCachePolicyCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeBehavior } from "../../support/make-distribution.ts";
import { makeCachePolicyConfig, makeParameters, names } from "../../support/make-policies.ts";
import { testConfigurationResource, useInDistribution } from "../../support/test-configuration-resource.ts";

testConfigurationResource<CachePolicyConfig>({
  member: "CachePolicy",
  table: "cachePolicies",
  create: CreateCachePolicyCommand,
  get: GetCachePolicyCommand,
  getConfig: GetCachePolicyConfigCommand,
  update: UpdateCachePolicyCommand,
  delete: DeleteCachePolicyCommand,
  list: ListCachePoliciesCommand,
  listMember: "CachePolicyList",
  idOfItem: ({ CachePolicy }) => CachePolicy.Id,
  makeConfig: (n) => makeCachePolicyConfig({ Name: `pages-${n}` }),
  changeConfig: (config) => ({ ...config, Comment: "changed", MaxTTL: 60 }),
  invalidConfig: makeCachePolicyConfig({ Name: "no spaces" }),
  absent: NoSuchCachePolicy,
  alreadyExists: CachePolicyAlreadyExists,
  inUse: CachePolicyInUse,
  quotaExceeded: TooManyCachePolicies,
  quota: "cachePolicies",
  firstVersion: 0,
  location: /^https:\/\/cloudfront\.amazonaws\.com\/2020-05-31\/cache-policy\/[0-9a-f-]{36}$/,
  id: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  use: (opened, CachePolicyId) =>
    useInDistribution(opened, {
      DefaultCacheBehavior: makeBehavior({ TargetOriginId: "origin", CachePolicyId }),
    }),
});

describe.each(interceptionModes)("CreateCachePolicy ($name)", ({ open }) => {
  const create = ({ client }: OpenedMock, changes: Partial<CachePolicyConfig>) =>
    client.send(new CreateCachePolicyCommand({ CachePolicyConfig: makeCachePolicyConfig(changes) }));
  const withParameters = (changes: Parameters<typeof makeParameters>[0]) => ({
    ParametersInCacheKeyAndForwardedToOrigin: makeParameters(changes),
  });
  const uncached = (changes: Parameters<typeof makeParameters>[0] = {}) => ({
    MinTTL: 0,
    DefaultTTL: 0,
    MaxTTL: 0,
    ...withParameters({
      EnableAcceptEncodingGzip: false,
      EnableAcceptEncodingBrotli: false,
      QueryStringsConfig: { QueryStringBehavior: "none" },
      ...changes,
    }),
  });
  const many = (n: number) => names(...Array.from({ length: n }, (_, i) => `x-${i}`));

  // seen: the messages, but that of Brotli
  it.each([
    ["HeaderBehavior", { HeadersConfig: { HeaderBehavior: "whitelist", Headers: names("accept") } }],
    ["CookieBehavior", { CookiesConfig: { CookieBehavior: "all" } }],
    ["QueryStringBehavior", { QueryStringsConfig: { QueryStringBehavior: "all" } }],
    ["EnableAcceptEncodingGzip", { EnableAcceptEncodingGzip: true }],
    ["EnableAcceptEncodingBrotli", { EnableAcceptEncodingBrotli: true }],
  ] as const)("refuses %s in a policy that disables caching", async (member, changes) => {
    const opened = open();
    await expectException(create(opened, uncached(changes)), InvalidArgument, {
      status: 400,
      message: new RegExp(`^The parameter ${member} is invalid for policy with caching disabled\\.$`),
    });
    await create(opened, uncached());
  });

  it.each([
    ["a name with a space", { Name: "no spaces" }],
    ["an empty name", { Name: "" }],
    ["a name of 129 characters", { Name: "n".repeat(129) }],
    ["a comment of 129 characters", { Comment: "c".repeat(129) }],
    ["the name of a managed policy", { Name: "Managed-CachingOptimized" }, CachePolicyAlreadyExists],
    ["a MinTTL over DefaultTTL", { MinTTL: 61 }],
    ["a DefaultTTL over MaxTTL", { DefaultTTL: 3601 }],
    ["a MaxTTL under the default of DefaultTTL", { DefaultTTL: undefined, MaxTTL: 3600 }],
    ["a negative TTL", { MinTTL: -1 }],
    ["a TTL over 100 years", { MaxTTL: 3_153_600_001 }],
    ["a whitelist without names", withParameters({ HeadersConfig: { HeaderBehavior: "whitelist" } })],
    [
      "names without a whitelist",
      withParameters({ CookiesConfig: { CookieBehavior: "all", Cookies: names("session") } }),
    ],
    [
      "a list of names over 1,024 characters",
      withParameters({
        CookiesConfig: { CookieBehavior: "whitelist", Cookies: names("a".repeat(1000), "b".repeat(25)) },
      }),
    ],
    [
      "the header Cookie",
      withParameters({ HeadersConfig: { HeaderBehavior: "whitelist", Headers: names("Cookie") } }),
    ],
    [
      "Accept-Encoding while compression is enabled",
      withParameters({ HeadersConfig: { HeaderBehavior: "whitelist", Headers: names("Accept-Encoding") } }),
    ],
    [
      "a wrong Quantity",
      withParameters({
        QueryStringsConfig: { QueryStringBehavior: "whitelist", QueryStrings: { Quantity: 2, Items: ["a"] } },
      }),
      InconsistentQuantities,
    ],
    [
      "11 headers",
      withParameters({ HeadersConfig: { HeaderBehavior: "whitelist", Headers: many(11) } }),
      TooManyHeadersInCachePolicy,
    ],
    [
      "11 cookies",
      withParameters({ CookiesConfig: { CookieBehavior: "allExcept", Cookies: many(11) } }),
      TooManyCookiesInCachePolicy,
    ],
    [
      "11 query strings",
      withParameters({ QueryStringsConfig: { QueryStringBehavior: "whitelist", QueryStrings: many(11) } }),
      TooManyQueryStringsInCachePolicy,
    ],
  ] as const)("refuses %s", async (_, changes, Exception = InvalidArgument as never) => {
    await expectException(create(open(), changes as Partial<CachePolicyConfig>), Exception);
  });

  it("refuses an unknown behavior as the wire parser does", async () => {
    const changes = withParameters({ HeadersConfig: { HeaderBehavior: "all" as "none" } });
    await expectException(create(open(), changes), CloudFrontServiceException, {
      name: "MalformedXML",
      message:
        /headerBehavior' failed to satisfy constraint: Member must satisfy value set: \[none, whitelist\]$/,
    });
  });

  it("accepts Accept-Encoding without compression, and 10 names of each kind", async () => {
    const changes = withParameters({
      EnableAcceptEncodingGzip: false,
      EnableAcceptEncodingBrotli: undefined,
      HeadersConfig: { HeaderBehavior: "whitelist", Headers: names("Accept-Encoding") },
      CookiesConfig: { CookieBehavior: "whitelist", Cookies: many(10) },
    });
    const { CachePolicy } = await create(open(), changes);
    const parameters = CachePolicy?.CachePolicyConfig?.ParametersInCacheKeyAndForwardedToOrigin;
    expect(parameters).toMatchObject({
      ...changes.ParametersInCacheKeyAndForwardedToOrigin,
      EnableAcceptEncodingBrotli: false,
    });
  });

  it.each([
    [{ MinTTL: 0 }, { DefaultTTL: 86_400, MaxTTL: 31_536_000 }],
    [{ MinTTL: 90_000 }, { DefaultTTL: 90_000, MaxTTL: 31_536_000 }],
    [
      { MinTTL: 0, DefaultTTL: 40_000_000 },
      { DefaultTTL: 40_000_000, MaxTTL: 40_000_000 },
    ],
  ])("fills in the TTLs that %j leaves out", async (given, expected) => {
    const { CachePolicy } = await create(open(), { DefaultTTL: undefined, MaxTTL: undefined, ...given });
    expect(CachePolicy?.CachePolicyConfig).toMatchObject({ ...given, ...expected });
  });

  it("fills in an empty comment and parameters that select nothing", async () => {
    const { client } = open();
    const { CachePolicy } = await client.send(
      new CreateCachePolicyCommand({ CachePolicyConfig: { Name: "bare", MinTTL: 1 } }),
    );
    expect(CachePolicy?.CachePolicyConfig).toEqual({
      Name: "bare",
      Comment: "",
      MinTTL: 1,
      DefaultTTL: 86_400,
      MaxTTL: 31_536_000,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: false,
        EnableAcceptEncodingBrotli: false,
        HeadersConfig: { HeaderBehavior: "none" },
        CookiesConfig: { CookieBehavior: "none" },
        QueryStringsConfig: { QueryStringBehavior: "none" },
      },
    });
  });
});

describe.each(interceptionModes)("ListCachePolicies ($name)", ({ open }) => {
  const list = (
    { client }: OpenedMock,
    input: ConstructorParameters<typeof ListCachePoliciesCommand>[0] = {},
  ) => client.send(new ListCachePoliciesCommand(input)).then(({ CachePolicyList }) => CachePolicyList);
  const createOne = (opened: OpenedMock, Name: string) =>
    opened.client.send(new CreateCachePolicyCommand({ CachePolicyConfig: makeCachePolicyConfig({ Name }) }));

  it("lists managed and custom policies, each with its type", async () => {
    const opened = open();
    const { CachePolicy } = await createOne(opened, "pages");
    const all = await list(opened);
    const managed = await list(opened, { Type: "managed" });
    const custom = await list(opened, { Type: "custom" });
    expect(managed?.Items?.map(({ CachePolicy: policy }) => policy?.CachePolicyConfig?.Name)).toEqual(
      expect.arrayContaining(["Managed-CachingOptimized", "UseOriginCacheControlHeaders"]),
    );
    expect(custom).toEqual({ MaxItems: 100, Quantity: 1, Items: [{ Type: "custom", CachePolicy }] });
    expect(all?.Items).toEqual([...(managed?.Items ?? []), ...(custom?.Items ?? [])]);
    expect(all).toMatchObject({ MaxItems: 100, Quantity: 12 });
  });

  it.each([1, 2, 5, 11, 12])(
    "pages from managed policies on to custom ones, %d at a time",
    async (MaxItems) => {
      const opened = open();
      for (const name of ["a", "b", "c"]) {
        await createOne(opened, name);
      }
      const whole = await list(opened);
      const found = [];
      let Marker: string | undefined;
      do {
        const page = await list(opened, { MaxItems, Marker });
        found.push(...(page?.Items ?? []));
        Marker = page?.NextMarker;
      } while (Marker !== undefined);
      expect(found).toEqual(whole?.Items);
    },
  );

  it("refuses an unknown type as the wire parser does", async () => {
    const listing = list(open(), { Type: "mine" as "custom" });
    await expectException(listing, CloudFrontServiceException, { name: "MalformedXML" });
  });
});

describe.each(interceptionModes)("UpdateCachePolicy ($name)", ({ open }) => {
  it("deploys the distributions that have the policy again, and moves their ETags", async () => {
    const opened = open({ propagation: "manual" });
    const { client, cloudfront } = opened;
    const config = makeCachePolicyConfig();
    const { CachePolicy, ETag } = await client.send(
      new CreateCachePolicyCommand({ CachePolicyConfig: config }),
    );
    const behavior = makeBehavior({ TargetOriginId: "origin", CachePolicyId: CachePolicy?.Id });
    const user = cloudfront.seed.distribution({ config: { DefaultCacheBehavior: behavior } });
    const other = cloudfront.seed.distribution();
    await client.send(
      new UpdateCachePolicyCommand({
        Id: CachePolicy?.Id,
        IfMatch: ETag,
        CachePolicyConfig: { ...config, MaxTTL: 7200 },
      }),
    );
    const found = await client.send(new GetDistributionCommand({ Id: user.id }));
    expect(found.ETag).not.toBe(user.etag);
    expect(found.Distribution?.Status).toBe("InProgress");
    const unchanged = await client.send(new GetDistributionCommand({ Id: other.id }));
    expect(unchanged.ETag).toBe(other.etag);
    expect(unchanged.Distribution?.Status).toBe("Deployed");
  });
});
