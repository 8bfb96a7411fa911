import { formatValue } from "../values/format-value.ts";
import { MockCloudFrontError } from "./errors.ts";

/**
 * The service's quotas. Sizes are in bytes. The `quotas` option overrides any of them for one mock.
 * Source: AWS developer guide, "Quotas" (as of 2026-09). A KB in the guide is 1,024 bytes here
 * (seen: a public build script accepts 10,235 bytes of code against "10 KB").
 */
export interface Quotas {
  /** Functions in the account. The stages of a function count once. */
  readonly functions: number;
  /** Bytes of one function's code. */
  readonly functionSize: number;
  /** Key value stores in the account. */
  readonly keyValueStores: number;
  /** Functions that one key value store is associated with. */
  readonly functionsPerKeyValueStore: number;
  /** Bytes of all keys and values of one key value store. */
  readonly keyValueStoreSize: number;
  /** Bytes of one key. */
  readonly keySize: number;
  /** Bytes of one value. */
  readonly valueSize: number;
  /** Keys that one UpdateKeys puts and deletes. */
  readonly keysPerUpdate: number;
  /** Bytes of all keys and values of one UpdateKeys. */
  readonly updatePayload: number;
  /** Distributions in the account. */
  readonly distributions: number;
  /** Staging distributions in the account. */
  readonly stagingDistributions: number;
  /** Cache behaviors of one distribution, besides the default one. */
  readonly cacheBehaviors: number;
  /** Origins of one distribution. */
  readonly origins: number;
  /** Origin groups of one distribution. */
  readonly originGroups: number;
  /** Alternate domain names of one distribution. */
  readonly aliases: number;
  /** Distributions that one function is associated with. */
  readonly distributionsPerFunction: number;
  /** Custom headers of one origin. */
  readonly originCustomHeaders: number;
  /** Trusted signers of one cache behavior. */
  readonly trustedSigners: number;
  /** Lambda@Edge functions of one distribution. */
  readonly lambdaFunctionsPerDistribution: number;
  /** Distributions in the account that have Lambda@Edge functions. */
  readonly distributionsWithLambdaFunctions: number;
  /** Distributions that one Lambda@Edge function is associated with. */
  readonly distributionsPerLambdaFunction: number;
  /** Certificates in the account that need dedicated IP addresses (`SSLSupportMethod` vip). */
  readonly dedicatedIpCertificates: number;
  /** Paths of one batch, and paths without `*` in progress for one distribution. */
  readonly invalidationPaths: number;
  /** Paths that end in `*` in progress for one distribution. */
  readonly invalidationWildcards: number;
  /** Origin access controls in the account. */
  readonly originAccessControls: number;
  /** Distributions that one origin access control is associated with. */
  readonly distributionsPerOriginAccessControl: number;
  /** Origin access identities in the account. */
  readonly originAccessIdentities: number;
  /** Cache policies in the account, without those that AWS manages. */
  readonly cachePolicies: number;
  /** Origin request policies in the account, without those that AWS manages. */
  readonly originRequestPolicies: number;
  /** Response headers policies in the account, without those that AWS manages. */
  readonly responseHeadersPolicies: number;
  /** Headers, cookies or query strings that one cache policy or origin request policy names, each of them. */
  readonly namesPerPolicy: number;
  /** Custom headers of one response headers policy. */
  readonly customHeadersPerPolicy: number;
  /** Headers that one response headers policy removes. */
  readonly removedHeadersPerPolicy: number;
  /** Distributions that one custom policy is associated with. */
  readonly distributionsPerPolicy: number;
  /** Public keys in the account. */
  readonly publicKeys: number;
  /** Key groups in the account. */
  readonly keyGroups: number;
  /** Public keys of one key group. */
  readonly publicKeysPerKeyGroup: number;
  /** Distributions that one key group is associated with. */
  readonly distributionsPerKeyGroup: number;
  /** Key groups of one cache behavior. */
  readonly keyGroupsPerCacheBehavior: number;
  /** Distributions that one web ACL is associated with. */
  readonly distributionsPerWebAcl: number;
  /** Anycast static IP lists in the account. An account of AWS has none before AWS raises the quota. */
  readonly anycastIpLists: number;
  /** Distributions that one Anycast static IP list is associated with. */
  readonly distributionsPerAnycastIpList: number;
  /** Connection groups that one Anycast static IP list is associated with. */
  readonly connectionGroupsPerAnycastIpList: number;
  /** Trust stores in the account. */
  readonly trustStores: number;
  /** Distributions that one trust store is associated with. */
  readonly distributionsPerTrustStore: number;
  /** Connection functions in the account. The stages of a connection function count once. */
  readonly connectionFunctions: number;
  /** Bytes of one connection function's code. */
  readonly connectionFunctionSize: number;
  /** Distributions that one connection function is associated with. */
  readonly distributionsPerConnectionFunction: number;
  /** VPC origins in the account. */
  readonly vpcOrigins: number;
  /** Distributions that one VPC origin is associated with. */
  readonly distributionsPerVpcOrigin: number;
  /** Continuous deployment policies in the account. */
  readonly continuousDeploymentPolicies: number;
  /** Real-time log configurations in the account. */
  readonly realtimeLogConfigs: number;
  /** Multi-tenant distributions in the account. They count as distributions too. */
  readonly multiTenantDistributions: number;
  /** Distribution tenants in the account. */
  readonly distributionTenants: number;
  /** Domains of one distribution tenant. */
  readonly domainsPerTenant: number;
  /** Connection groups in the account, with the default one. */
  readonly connectionGroups: number;
  /** Configurations for field-level encryption in the account. */
  readonly fieldLevelEncryptionConfigs: number;
  /** Distributions that one configuration for field-level encryption is associated with. */
  readonly distributionsPerFieldLevelEncryptionConfig: number;
  /** Query arguments that one configuration for field-level encryption maps to profiles. */
  readonly queryArgProfilesPerConfig: number;
  /** Content types that one configuration for field-level encryption maps to profiles. */
  readonly contentTypeProfilesPerConfig: number;
  /** Profiles for field-level encryption in the account. */
  readonly fieldLevelEncryptionProfiles: number;
  /** Encryption entities, which have one public key each, of one profile for field-level encryption. */
  readonly encryptionEntitiesPerProfile: number;
  /** Field patterns of one profile for field-level encryption. */
  readonly fieldPatternsPerProfile: number;
  /** Streaming distributions in the account. */
  readonly streamingDistributions: number;
  /** Alternate domain names of one streaming distribution. */
  readonly streamingDistributionAliases: number;
  /** Tags of one resource. */
  readonly tagsPerResource: number;
}

export const defaultQuotas: Quotas = {
  functions: 100,
  functionSize: 10_240,
  keyValueStores: 200,
  functionsPerKeyValueStore: 100,
  keyValueStoreSize: 5 * 1024 * 1024,
  keySize: 512,
  valueSize: 1024,
  keysPerUpdate: 50,
  updatePayload: 3 * 1024 * 1024,
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
  // assumed: 10, after AWS raised the quota
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
  multiTenantDistributions: 20,
  distributionTenants: 10_000,
  domainsPerTenant: 100,
  connectionGroups: 100,
  fieldLevelEncryptionConfigs: 10,
  distributionsPerFieldLevelEncryptionConfig: 20,
  queryArgProfilesPerConfig: 5,
  // assumed: the number, since there is one type of content
  contentTypeProfilesPerConfig: 1,
  fieldLevelEncryptionProfiles: 10,
  // assumed: the number, since AWS developer guide has one public key per profile
  encryptionEntitiesPerProfile: 1,
  fieldPatternsPerProfile: 10,
  // The numbers of older guides: the current one does not list streaming distributions.
  streamingDistributions: 100,
  streamingDistributionAliases: 10,
  tagsPerResource: 50,
};

/**
 * Returns the default quotas with overrides.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for an unknown name or a value that is not a count
 */
export function resolveQuotas(overrides: Partial<Quotas> = {}): Quotas {
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    if (!Object.hasOwn(defaultQuotas, name)) {
      const names = Object.keys(defaultQuotas).join(", ");
      throw new MockCloudFrontError(
        "INVALID_OPTION",
        `There is no quota "${name}". The quotas are: ${names}.`,
      );
    }
    if (!(typeof value === "number" && value >= 0) || (!Number.isInteger(value) && value !== Infinity)) {
      throw new MockCloudFrontError(
        "INVALID_OPTION",
        `The quota "${name}" is ${formatValue(value)}. Set it to a whole number from 0, or to Infinity for no limit.`,
      );
    }
  }
  return { ...defaultQuotas, ...Object.fromEntries(given) };
}
