import {
  type DefaultCacheBehavior,
  type DistributionConfig,
  GetDistributionCommand,
  InvalidArgument,
  NoSuchCachePolicy,
  NoSuchOriginRequestPolicy,
  NoSuchResponseHeadersPolicy,
  TooManyDistributionsAssociatedToCachePolicy,
  TooManyDistributionsAssociatedToKeyGroup,
  TooManyDistributionsAssociatedToOriginRequestPolicy,
  TooManyDistributionsAssociatedToResponseHeadersPolicy,
  TooManyKeyGroupsAssociatedToDistribution,
  TrustedKeyGroupDoesNotExist,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { builtinServices, type MockCloudFront } from "../../../src/index.ts";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../support/interception-modes.ts";
import { makeBehavior } from "../../support/make-distribution.ts";
import { writeDistribution, writes } from "../../support/write-distribution.ts";

function trusting(...ids: string[]): Partial<DefaultCacheBehavior> {
  return { TrustedKeyGroups: { Enabled: true, Quantity: ids.length, Items: ids } };
}

function seedKeyGroup({ seed }: MockCloudFront, id?: string): string {
  return seed.keyGroup({ id, publicKeys: [seed.publicKey().id] }).id;
}

/** Per kind of reference: a behavior that has one, the family, how to seed one, and the errors. */
const kinds = [
  {
    kind: "CachePolicyId",
    family: "cache-policies",
    refer: (CachePolicyId: string) => ({ CachePolicyId }),
    seed: ({ seed }: MockCloudFront) => seed.cachePolicy().id,
    quota: "distributionsPerPolicy",
    absent: NoSuchCachePolicy,
    status: 404,
    tooMany: TooManyDistributionsAssociatedToCachePolicy,
  },
  {
    kind: "OriginRequestPolicyId",
    family: "origin-request-policies",
    refer: (OriginRequestPolicyId: string) => ({ OriginRequestPolicyId }),
    seed: ({ seed }: MockCloudFront) => seed.originRequestPolicy().id,
    quota: "distributionsPerPolicy",
    absent: NoSuchOriginRequestPolicy,
    status: 404,
    tooMany: TooManyDistributionsAssociatedToOriginRequestPolicy,
  },
  {
    kind: "ResponseHeadersPolicyId",
    family: "response-headers-policies",
    refer: (ResponseHeadersPolicyId: string) => ({ ResponseHeadersPolicyId }),
    seed: ({ seed }: MockCloudFront) => seed.responseHeadersPolicy().id,
    quota: "distributionsPerPolicy",
    absent: NoSuchResponseHeadersPolicy,
    status: 404,
    tooMany: TooManyDistributionsAssociatedToResponseHeadersPolicy,
  },
  {
    kind: "KeyGroupId",
    family: "key-groups",
    refer: (id: string) => trusting(id),
    seed: (mock: MockCloudFront) => seedKeyGroup(mock),
    quota: "distributionsPerKeyGroup",
    absent: TrustedKeyGroupDoesNotExist,
    status: 400,
    tooMany: TooManyDistributionsAssociatedToKeyGroup,
  },
] as const;

/** A configuration that has a behavior at the default path, at another path, or at both. */
function places(behavior: Partial<DefaultCacheBehavior>): readonly Partial<DistributionConfig>[] {
  const given = makeBehavior(behavior);
  return [
    { DefaultCacheBehavior: given },
    { CacheBehaviors: { Quantity: 1, Items: [{ PathPattern: "/a/*", ...given }] } },
  ];
}

describe.each(interceptionModes)("references of cache behaviors ($name)", ({ open }) => {
  describe.each(kinds)("$kind", ({ kind, family, refer, seed, quota, absent, status, tooMany }) => {
    it.each(writes)("%s rejects an unknown id in any behavior, with advice", async (write) => {
      for (const changes of places(refer("unknown"))) {
        const { cause } = await expectException(writeDistribution(write, open(), changes), absent, {
          status,
        });
        expect(String(cause)).toContain(`${kind} is "unknown"`);
        expect(String(cause)).toContain('mockCloudFront({ references: "any" })');
      }
    });

    it("accepts an id that exists, an unknown one with references: any, and one of a family that is not mounted", async () => {
      const services = builtinServices.filter(({ name }) => name !== family);
      const known = open();
      const [changes] = places(refer(seed(known.cloudfront)));
      await writeDistribution("CreateDistribution", known, changes as object);
      for (const options of [{ references: "any" as const }, { services }]) {
        const [unchecked] = places(refer("unknown"));
        await writeDistribution("CreateDistribution", open(options), unchecked as object);
      }
    });

    it("rejects one distribution too many, not an update of one that has the reference already", async () => {
      const opened = open({ quotas: { [quota]: 1 } });
      const reference = refer(seed(opened.cloudfront));
      const { Distribution } = await writeDistribution("CreateDistribution", opened, {
        DefaultCacheBehavior: makeBehavior(reference),
      });
      const another = writeDistribution("CreateDistribution", opened, {
        CallerReference: "second",
        DefaultCacheBehavior: makeBehavior(reference),
      });
      await expectException(another, tooMany, { status: 400 });
      expect(Distribution?.DistributionConfig?.DefaultCacheBehavior).toMatchObject(reference);
    });
  });

  it.each([
    ["CachePolicyId", "216adef6-5c7f-47e4-b989-5492eafa07d3", NoSuchCachePolicy],
    ["OriginRequestPolicyId", "67f7725c-6f97-4210-82d7-5512b31e9d03", NoSuchOriginRequestPolicy],
    ["ResponseHeadersPolicyId", "658327ea-f89d-4fab-a63d-7e88639e58f6", NoSuchResponseHeadersPolicy],
  ] as const)("rejects a managed policy of another kind as %s", async (member, id, Exception) => {
    const DefaultCacheBehavior = makeBehavior({ [member]: id });
    await expectException(
      writeDistribution("CreateDistribution", open(), { DefaultCacheBehavior }),
      Exception,
    );
  });

  it("does not count the distributions of managed policies", async () => {
    const opened = open({ quotas: { distributionsPerPolicy: 0 } });
    await writeDistribution("CreateDistribution", opened, {});
  });

  it.each<[string, Partial<DefaultCacheBehavior>, Parameters<typeof expectException>[1]]>([
    ["enabled key groups without a key group", trusting(), InvalidArgument],
    ["five key groups", trusting("1", "2", "3", "4", "5"), TooManyKeyGroupsAssociatedToDistribution],
    [
      "an origin request policy without a cache policy",
      {
        OriginRequestPolicyId: "216adef6-5c7f-47e4-b989-5492eafa07d3",
        CachePolicyId: undefined,
        ForwardedValues: { QueryString: false, Cookies: { Forward: "none" } },
      },
      InvalidArgument,
    ],
  ])("rejects %s", async (_, behavior, Exception) => {
    const DefaultCacheBehavior = makeBehavior(behavior);
    const writing = writeDistribution("CreateDistribution", open(), { DefaultCacheBehavior });
    await expectException(writing, Exception, { status: 400 });
  });
});

describe.each(interceptionModes)("ActiveTrustedKeyGroups ($name)", ({ open }) => {
  const getActive = async ({ client, cloudfront }: OpenedMock) => {
    const [Id] = Object.keys(cloudfront.state().distributions ?? {});
    return (await client.send(new GetDistributionCommand({ Id }))).Distribution?.ActiveTrustedKeyGroups;
  };

  it("names the keys of each group that any behavior trusts, each group once", async () => {
    const opened = open();
    const { seed } = opened.cloudfront;
    const keys = [seed.publicKey().id, seed.publicKey().id];
    const one = seed.keyGroup({ publicKeys: keys }).id;
    const two = seed.keyGroup({ publicKeys: keys.slice(1) }).id;
    const { Distribution } = await writeDistribution("CreateDistribution", opened, {
      DefaultCacheBehavior: makeBehavior(trusting(one)),
      CacheBehaviors: { Quantity: 1, Items: [{ PathPattern: "/a", ...makeBehavior(trusting(two, one)) }] },
    });
    expect(Distribution?.ActiveTrustedKeyGroups).toEqual({
      Enabled: true,
      Quantity: 2,
      Items: [
        { KeyGroupId: one, KeyPairIds: { Quantity: 2, Items: keys } },
        { KeyGroupId: two, KeyPairIds: { Quantity: 1, Items: keys.slice(1) } },
      ],
    });
    expect(await getActive(opened)).toEqual(Distribution?.ActiveTrustedKeyGroups);
  });

  it("is not enabled without key groups, and shows no keys of a group that does not exist", async () => {
    const without = open();
    without.cloudfront.seed.distribution();
    expect(await getActive(without)).toEqual({ Enabled: false, Quantity: 0 });
    const unchecked = open({ references: "any" });
    await writeDistribution("CreateDistribution", unchecked, {
      DefaultCacheBehavior: makeBehavior(trusting("unknown")),
    });
    expect(await getActive(unchecked)).toEqual({
      Enabled: true,
      Quantity: 1,
      Items: [{ KeyGroupId: "unknown", KeyPairIds: { Quantity: 0 } }],
    });
  });
});
