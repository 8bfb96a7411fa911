import {
  GetCachePolicyCommand,
  GetDistributionCommand,
  GetFieldLevelEncryptionProfileCommand,
  GetKeyGroupCommand,
  GetOriginAccessControlCommand,
  GetOriginRequestPolicyCommand,
  GetPublicKeyCommand,
  GetResponseHeadersPolicyCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import type { ConfigurationSeed, MockCloudFront, Seed, SeededConfiguration } from "../../src/index.ts";
import { interceptionModes } from "../support/interception-modes.ts";

type SeedName = Exclude<
  keyof Seed,
  | "function"
  | "keyValueStore"
  | "distribution"
  | "continuousDeploymentPolicy"
  | "realtimeLogConfig"
  | "fieldLevelEncryptionConfig"
>;
type AnySeed = (seed: ConfigurationSeed<object>) => SeededConfiguration;

/** Per seed: the command that gets the resource, and the member that holds it. */
const seeds = [
  ["cachePolicy", "CachePolicy", GetCachePolicyCommand],
  ["originRequestPolicy", "OriginRequestPolicy", GetOriginRequestPolicyCommand],
  ["responseHeadersPolicy", "ResponseHeadersPolicy", GetResponseHeadersPolicyCommand],
  ["originAccessControl", "OriginAccessControl", GetOriginAccessControlCommand],
  ["publicKey", "PublicKey", GetPublicKeyCommand],
  ["keyGroup", "KeyGroup", GetKeyGroupCommand],
  ["fieldLevelEncryptionProfile", "FieldLevelEncryptionProfile", GetFieldLevelEncryptionProfileCommand],
] as const satisfies readonly (readonly [SeedName, string, unknown])[];

describe.each(interceptionModes)("seeds of configuration resources ($name)", ({ open }) => {
  function getSeed(cloudfront: MockCloudFront, name: SeedName): AnySeed {
    const publicKeys = name === "keyGroup" ? { publicKeys: [cloudfront.seed.publicKey().id] } : {};
    return (seed) => (cloudfront.seed[name] as AnySeed)({ ...publicKeys, ...seed });
  }

  it.each(seeds)("%s creates a resource that the service returns", async (name, member, Command) => {
    const { client, cloudfront } = open();
    const seed = getSeed(cloudfront, name);
    const seeded = seed({ name: "mine" });
    const output: Record<string, unknown> = {
      ...(await client.send(new Command({ Id: seeded.id }) as never)),
    };
    expect(output.ETag).toBe(seeded.etag);
    expect(output[member]).toMatchObject({ Id: seeded.id, [`${member}Config`]: { Name: "mine" } });
  });

  it.each(seeds)("%s takes an id, and names the resource after it", (name) => {
    const { cloudfront } = open();
    expect(getSeed(cloudfront, name)({ id: "fixed" })).toMatchObject({ id: "fixed", name: "fixed" });
  });

  it.each(seeds)("%s refuses ids and names that are taken, and unknown members", (name) => {
    const { cloudfront } = open();
    const seed = getSeed(cloudfront, name);
    seed({ id: "fixed", name: "mine" });
    const refusal = (message: RegExp) =>
      expect.objectContaining({ code: "INVALID_SEED", message: expect.stringMatching(message) });
    expect(() => seed({ id: "fixed" })).toThrow(refusal(/with the id "fixed" already/));
    expect(() => seed({ name: "mine" })).toThrow(refusal(/named "mine" already/));
    expect(() => seed({ Name: "another" } as object)).toThrow(
      refusal(/no option "Name".*id, name,.* config/),
    );
    expect(() => seed({ config: { Nmae: "x" } as object })).toThrow(refusal(/no member "Nmae"/));
    expect(() => seed({ id: "" })).toThrow(refusal(/it must be a string/));
  });

  it("ignore quotas", () => {
    const { cloudfront } = open({ quotas: { cachePolicies: 0 } });
    cloudfront.seed.cachePolicy();
  });

  it("refuse the ids and names of managed policies", () => {
    const { seed } = open().cloudfront;
    expect(() => seed.cachePolicy({ id: "658327ea-f89d-4fab-a63d-7e88639e58f6" })).toThrow("already");
    expect(() => seed.cachePolicy({ name: "Managed-CachingOptimized" })).toThrow("already");
  });

  it("refuse a key group without keys, and one of unknown keys", () => {
    const { seed } = open().cloudfront;
    expect(() => seed.keyGroup({ publicKeys: [] })).toThrow("at least one public key");
    expect(() => seed.keyGroup({ publicKeys: ["K0"] })).toThrow('There is no public key "K0"');
  });
});

describe.each(interceptionModes)("seed.distribution ($name)", ({ open }) => {
  it("takes an id, and refuses one that is taken", async () => {
    const { client, cloudfront } = open();
    const { id, arn } = cloudfront.seed.distribution({ id: "E2QWRUHEXAMPLE" });
    expect(arn).toBe("arn:aws:cloudfront::123456789012:distribution/E2QWRUHEXAMPLE");
    const { Distribution } = await client.send(new GetDistributionCommand({ Id: id }));
    expect(Distribution?.Id).toBe("E2QWRUHEXAMPLE");
    expect(() => cloudfront.seed.distribution({ id })).toThrow("already");
  });

  it("takes references to resources that do not exist", () => {
    const { cloudfront } = open();
    const DefaultCacheBehavior = {
      TargetOriginId: "origin",
      ViewerProtocolPolicy: "https-only",
      CachePolicyId: "00000000-0000-4000-8000-000000000001",
    } as const;
    cloudfront.seed.distribution({ config: { DefaultCacheBehavior } });
  });
});
