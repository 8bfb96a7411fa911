import { describe, expect, it } from "vitest";
import { defaultQuotas, resolveQuotas } from "../../src/core/quotas.ts";

it("are the service's by default", () => {
  expect(resolveQuotas()).toEqual({
    functions: 100,
    functionSize: 10_240,
    keyValueStores: 200,
    functionsPerKeyValueStore: 100,
    keyValueStoreSize: 5_242_880,
    keySize: 512,
    valueSize: 1024,
    keysPerUpdate: 50,
    updatePayload: 3_145_728,
    multiTenantDistributions: 20,
    distributionTenants: 10_000,
    domainsPerTenant: 100,
    connectionGroups: 100,
    distributions: 500,
    stagingDistributions: 20,
    cacheBehaviors: 75,
    origins: 100,
    originGroups: 10,
    aliases: 100,
    distributionsPerFunction: 100,
    originCustomHeaders: 30,
    trustedSigners: 5,
    lambdaFunctionsPerDistribution: 100,
    distributionsWithLambdaFunctions: 500,
    distributionsPerLambdaFunction: 500,
    dedicatedIpCertificates: 2,
    invalidationPaths: 3000,
    invalidationWildcards: 15,
    originAccessControls: 100,
    distributionsPerOriginAccessControl: 100,
    originAccessIdentities: 100,
    cachePolicies: 20,
    originRequestPolicies: 20,
    responseHeadersPolicies: 20,
    namesPerPolicy: 10,
    customHeadersPerPolicy: 10,
    removedHeadersPerPolicy: 10,
    distributionsPerPolicy: 100,
    publicKeys: 10,
    keyGroups: 10,
    publicKeysPerKeyGroup: 5,
    distributionsPerKeyGroup: 100,
    keyGroupsPerCacheBehavior: 4,
    distributionsPerWebAcl: 100,
    anycastIpLists: 10,
    distributionsPerAnycastIpList: 100,
    connectionGroupsPerAnycastIpList: 5,
    trustStores: 20,
    distributionsPerTrustStore: 25,
    connectionFunctions: 100,
    connectionFunctionSize: 10_240,
    distributionsPerConnectionFunction: 100,
    vpcOrigins: 25,
    distributionsPerVpcOrigin: 50,
    continuousDeploymentPolicies: 20,
    realtimeLogConfigs: 150,
    fieldLevelEncryptionConfigs: 10,
    distributionsPerFieldLevelEncryptionConfig: 20,
    queryArgProfilesPerConfig: 5,
    contentTypeProfilesPerConfig: 1,
    fieldLevelEncryptionProfiles: 10,
    encryptionEntitiesPerProfile: 1,
    fieldPatternsPerProfile: 10,
    streamingDistributions: 100,
    streamingDistributionAliases: 10,
    tagsPerResource: 50,
  });
});

it("can be overridden one by one for one mock", () => {
  expect(resolveQuotas({ functions: 2 })).toEqual({ ...defaultQuotas, functions: 2 });
  expect(defaultQuotas.functions).toBe(100);
});

it.each([0, 1, Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY])("accept %d", (functions) => {
  expect(resolveQuotas({ functions }).functions).toBe(functions);
});

describe("are rejected", () => {
  it("for an unknown name, with the valid names", () => {
    const misspelt = { function: 3 } as object;
    expect(() => resolveQuotas(misspelt)).toThrow(
      expect.objectContaining({
        code: "INVALID_OPTION",
        message: expect.stringMatching(/There is no quota "function".*functions, functionSize/),
      }),
    );
  });

  it("for an inherited name", () => {
    expect(() => resolveQuotas({ toString: 3 } as object)).toThrow('There is no quota "toString"');
  });

  it.each([-1, 1.5, Number.NaN, Number.NEGATIVE_INFINITY, "3", null])("for %o", (value) => {
    expect(() => resolveQuotas({ functions: value as number })).toThrow(
      expect.objectContaining({
        code: "INVALID_OPTION",
        message: `The quota "functions" is ${typeof value === "string" ? `"${value}"` : value}. Set it to a whole number from 0, or to Infinity for no limit.`,
      }),
    );
  });
});
