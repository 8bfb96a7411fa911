import type {
  CachePolicyConfig,
  FieldLevelEncryptionProfileConfig,
  OriginAccessControlConfig,
  OriginRequestPolicyConfig,
  PublicKeyConfig,
  ResponseHeadersPolicyConfig,
  VpcOriginEndpointConfig,
} from "@aws-sdk/client-cloudfront";
import type { Environment } from "./core/context.ts";
import {
  type AnycastIpListSeed,
  seedAnycastIpList,
} from "./services/anycast-ip-lists/seed-anycast-ip-list.ts";
import { seedCachePolicy } from "./services/cache-policies/seed-cache-policy.ts";
import {
  type ConnectionFunctionSeed,
  seedConnectionFunction,
} from "./services/connection-functions/seed-connection-function.ts";
import {
  type ConnectionGroupSeed,
  type SeededConnectionGroup,
  seedConnectionGroup,
} from "./services/connection-groups/seed-connection-group.ts";
import {
  type ContinuousDeploymentPolicySeed,
  type SeededContinuousDeploymentPolicy,
  seedContinuousDeploymentPolicy,
} from "./services/continuous-deployment-policies/seed-continuous-deployment-policy.ts";
import {
  type DistributionTenantSeed,
  type SeededDistributionTenant,
  seedDistributionTenant,
} from "./services/distribution-tenants/seed-distribution-tenant.ts";
import {
  type DistributionSeed,
  type SeededDistribution,
  seedDistribution,
} from "./services/distributions/index.ts";
import {
  type FieldLevelEncryptionConfigSeed,
  type SeededFieldLevelEncryptionConfig,
  seedFieldLevelEncryptionConfig,
} from "./services/field-level-encryption-configs/seed-field-level-encryption-config.ts";
import { seedFieldLevelEncryptionProfile } from "./services/field-level-encryption-profiles/seed-field-level-encryption-profile.ts";
import { type FunctionSeed, type SeededFunction, seedFunction } from "./services/functions/index.ts";
import { type KeyGroupSeed, seedKeyGroup } from "./services/key-groups/seed-key-group.ts";
import {
  type KeyValueStoreSeed,
  type SeededKeyValueStore,
  seedKeyValueStore,
} from "./services/key-value-stores/seed-key-value-store.ts";
import { seedOriginAccessControl } from "./services/origin-access-controls/seed-origin-access-control.ts";
import { seedOriginRequestPolicy } from "./services/origin-request-policies/seed-origin-request-policy.ts";
import { seedPublicKey } from "./services/public-keys/seed-public-key.ts";
import {
  type RealtimeLogConfigSeed,
  type SeededRealtimeLogConfig,
  seedRealtimeLogConfig,
} from "./services/realtime-log-configs/seed-realtime-log-config.ts";
import { seedResponseHeadersPolicy } from "./services/response-headers-policies/seed-response-headers-policy.ts";
import type { ConfigurationSeed, SeededConfiguration, SeededEntity } from "./services/seed-configuration.ts";
import { seedTrustStore, type TrustStoreSeed } from "./services/trust-stores/seed-trust-store.ts";
import { seedVpcOrigin } from "./services/vpc-origins/seed-vpc-origin.ts";

/** Creates state without SDK calls. Ignores quotas, planned faults and the code check. */
export interface Seed {
  /**
   * Creates a function, and with `publish: true` its LIVE stage too.
   * @throws MockCloudFrontError `INVALID_SEED` for an invalid name and for a name that is taken
   * @example
   * const code = "function handler(event) { return event.request; }";
   * const { etag } = cloudfront.seed.function({ name: "edge", code, publish: true });
   */
  function(seed: FunctionSeed): SeededFunction;
  /**
   * Creates a key value store for functions to read.
   * @throws MockCloudFrontError `INVALID_SEED` for an invalid name, for a name that is taken and for values that are not
   * strings
   * @example
   * cloudfront.seed.keyValueStore({ name: "redirects", items: { "/old": "/new" } });
   */
  keyValueStore(seed: KeyValueStoreSeed): SeededKeyValueStore;
  /**
   * Creates a deployed distribution: its origins, cache behaviors, functions, policies and error pages.
   * @throws MockCloudFrontError `INVALID_SEED` for a function that is not published, for an unknown policy, key group or
   * origin, and for an alias of another distribution
   * @example
   * const code = "function handler(event) { return event.request; }";
   * cloudfront.seed.function({ name: "edge", code, publish: true });
   * cloudfront.seed.distribution({
   *   origins: { site: "my-site.s3.eu-west-1.amazonaws.com", api: "api.example.com" },
   *   functions: { "viewer-request": "edge" },
   *   behaviors: { "/api/*": { origin: "api", methods: "all", cachePolicy: "CachingDisabled" } },
   *   errors: { 403: { page: "/index.html", status: 200 } },
   * });
   */
  distribution(seed?: DistributionSeed): SeededDistribution;
  /**
   * Creates a cache policy. By default the policy caches by path only.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
   * @example
   * const { id } = cloudfront.seed.cachePolicy({ name: "pages", config: { MinTTL: 60 } });
   */
  cachePolicy(seed?: ConfigurationSeed<CachePolicyConfig>): SeededConfiguration;
  /**
   * Creates an origin request policy. By default the policy forwards nothing besides the cache key.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
   * @example
   * const { id } = cloudfront.seed.originRequestPolicy({ name: "api" });
   */
  originRequestPolicy(seed?: ConfigurationSeed<OriginRequestPolicyConfig>): SeededConfiguration;
  /**
   * Creates a response headers policy. By default the policy adds the header Server-Timing.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
   * @example
   * const { id } = cloudfront.seed.responseHeadersPolicy({ name: "secure" });
   */
  responseHeadersPolicy(seed?: ConfigurationSeed<ResponseHeadersPolicyConfig>): SeededConfiguration;
  /**
   * Creates an origin access control. By default the control signs all requests to an S3 bucket.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
   * @example
   * const { id } = cloudfront.seed.originAccessControl({ id: "E2QWRUHEXAMPLE", name: "site" });
   */
  originAccessControl(seed?: ConfigurationSeed<OriginAccessControlConfig>): SeededConfiguration;
  /**
   * Creates a public key. By default the key is an ECDSA key without a known private part.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
   * @example
   * const { id } = cloudfront.seed.publicKey({ name: "signer" });
   */
  publicKey(seed?: ConfigurationSeed<PublicKeyConfig>): SeededConfiguration;
  /**
   * Creates a key group of existing public keys.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
   * @example
   * const { id } = cloudfront.seed.keyGroup({ name: "members", publicKeys: [cloudfront.seed.publicKey().id] });
   */
  keyGroup(seed: KeyGroupSeed): SeededConfiguration;
  /**
   * Creates a VPC origin that is deployed. By default its endpoint is an Application Load Balancer.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
   * @example
   * const { id, arn } = cloudfront.seed.vpcOrigin({ name: "internal-api", config: { HTTPSPort: 8443 } });
   */
  vpcOrigin(seed?: ConfigurationSeed<VpcOriginEndpointConfig>): SeededEntity;
  /**
   * Creates a continuous deployment policy for a staging distribution, and attaches the policy to `primary`.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown distribution, and for an id that is taken
   * @example
   * const { id: primary } = cloudfront.seed.distribution();
   * const { id: staging } = cloudfront.seed.distribution({ config: { Staging: true } });
   * cloudfront.seed.continuousDeploymentPolicy({ primary, staging });
   */
  continuousDeploymentPolicy(seed: ContinuousDeploymentPolicySeed): SeededContinuousDeploymentPolicy;
  /**
   * Creates a real-time log configuration that sends to a data stream of the account.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for a name that is missing or taken
   * @example
   * const { arn } = cloudfront.seed.realtimeLogConfig({ name: "logs" });
   */
  realtimeLogConfig(seed: RealtimeLogConfigSeed): SeededRealtimeLogConfig;
  /**
   * Creates a connection group, the endpoint of distribution tenants.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
   * @example
   * const { routingEndpoint } = cloudfront.seed.connectionGroup({ name: "europe" });
   */
  connectionGroup(seed?: ConnectionGroupSeed): SeededConnectionGroup;
  /**
   * Creates a deployed distribution tenant, by default of a new multi-tenant distribution with a certificate.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, distribution, connection group or parameter, and
   * for an id, a name or a domain that is taken
   * @example
   * const { id, etag } = cloudfront.seed.distributionTenant({ name: "acme", domains: ["www.acme.example"] });
   */
  distributionTenant(seed?: DistributionTenantSeed): SeededDistributionTenant;
  /**
   * Creates a connection function, and with `publish: true` its LIVE stage too.
   * @throws MockCloudFrontError `INVALID_SEED` for an invalid name and for a name that is taken
   * @example
   * const code = "function connectionHandler(connection) { connection.allow(); }";
   * const { id, etag } = cloudfront.seed.connectionFunction({ name: "devices", code, publish: true });
   */
  connectionFunction(seed: ConnectionFunctionSeed): SeededEntity;
  /**
   * Creates an Anycast static IP list that is deployed, with addresses from the networks for documentation.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
   * @example
   * const { id } = cloudfront.seed.anycastIpList({ name: "static", ipAddressType: "dualstack" });
   */
  anycastIpList(seed?: AnycastIpListSeed): SeededEntity;
  /**
   * Creates a trust store that is active. No bundle of certificates is read.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
   * @example
   * const { id } = cloudfront.seed.trustStore({ name: "devices" });
   */
  trustStore(seed?: TrustStoreSeed): SeededEntity;
  /**
   * Creates a profile for field-level encryption. By default the profile encrypts no field.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id or a name that is taken
   * @example
   * const { id } = cloudfront.seed.fieldLevelEncryptionProfile({ name: "cards" });
   */
  fieldLevelEncryptionProfile(
    seed?: ConfigurationSeed<FieldLevelEncryptionProfileConfig>,
  ): SeededConfiguration;
  /**
   * Creates a configuration for field-level encryption. By default it maps nothing to a profile.
   * @throws MockCloudFrontError `INVALID_SEED` for an unknown member, and for an id that is taken
   * @example
   * const { id } = cloudfront.seed.fieldLevelEncryptionConfig({ config: { Comment: "for cards" } });
   */
  fieldLevelEncryptionConfig(seed?: FieldLevelEncryptionConfigSeed): SeededFieldLevelEncryptionConfig;
}

/** Creates the seed functions of a mock. Each call writes into the current environment. */
export function createSeed(getEnvironment: () => Environment): Seed {
  return {
    function: (seed) => seedFunction(getEnvironment(), seed),
    keyValueStore: (seed) => seedKeyValueStore(getEnvironment(), seed),
    cachePolicy: (seed) => seedCachePolicy(getEnvironment(), seed),
    originRequestPolicy: (seed) => seedOriginRequestPolicy(getEnvironment(), seed),
    responseHeadersPolicy: (seed) => seedResponseHeadersPolicy(getEnvironment(), seed),
    originAccessControl: (seed) => seedOriginAccessControl(getEnvironment(), seed),
    publicKey: (seed) => seedPublicKey(getEnvironment(), seed),
    keyGroup: (seed) => seedKeyGroup(getEnvironment(), seed),
    vpcOrigin: (seed) => seedVpcOrigin(getEnvironment(), seed),
    continuousDeploymentPolicy: (seed) => seedContinuousDeploymentPolicy(getEnvironment(), seed),
    realtimeLogConfig: (seed) => seedRealtimeLogConfig(getEnvironment(), seed),
    connectionGroup: (seed) => seedConnectionGroup(getEnvironment(), seed),
    distributionTenant: (seed) => seedDistributionTenant(getEnvironment(), seed),
    connectionFunction: (seed) => seedConnectionFunction(getEnvironment(), seed),
    anycastIpList: (seed) => seedAnycastIpList(getEnvironment(), seed),
    trustStore: (seed) => seedTrustStore(getEnvironment(), seed),
    fieldLevelEncryptionProfile: (seed) => seedFieldLevelEncryptionProfile(getEnvironment(), seed),
    fieldLevelEncryptionConfig: (seed) => seedFieldLevelEncryptionConfig(getEnvironment(), seed),
    distribution: (seed) => seedDistribution(getEnvironment(), seed),
  };
}
