import type { Plain, State } from "../core/state.ts";
import type { Config as AnycastIpListConfig } from "./anycast-ip-lists/table.ts";
import type { Config as CachePolicyConfig } from "./cache-policies/table.ts";
import type { ConfigurationRecord } from "./configuration-resource.ts";
import type { ConnectionFunctionRecord } from "./connection-functions/table.ts";
import type { Config as ConnectionGroupConfig } from "./connection-groups/table.ts";
import type { Config as ContinuousDeploymentPolicyConfig } from "./continuous-deployment-policies/table.ts";
import type { ManagedCertificateRecord } from "./distribution-tenants/managed-certificates.ts";
import type { DistributionTenantRecord } from "./distribution-tenants/table.ts";
import type { DistributionRecord } from "./distributions/record.ts";
import type { EntityRecord } from "./entities.ts";
import type { Config as FieldLevelEncryptionConfig } from "./field-level-encryption-configs/table.ts";
import type { Config as FieldLevelEncryptionProfileConfig } from "./field-level-encryption-profiles/table.ts";
import type { FunctionRecord } from "./functions/record.ts";
import type { InvalidationRecord, TenantInvalidationRecord } from "./invalidations/table.ts";
import type { Config as KeyGroupConfig } from "./key-groups/table.ts";
import type { KeyValueDataRecord } from "./key-value-data/table.ts";
import type { KeyValueStoreRecord } from "./key-value-stores/table.ts";
import type { MonitoringSubscriptionRecord } from "./monitoring-subscriptions/table.ts";
import type { Config as OriginAccessControlConfig } from "./origin-access-controls/table.ts";
import type { Config as OriginAccessIdentityConfig } from "./origin-access-identities/table.ts";
import type { Config as OriginRequestPolicyConfig } from "./origin-request-policies/table.ts";
import type { Config as PublicKeyConfig } from "./public-keys/table.ts";
import type { RealtimeLogConfigRecord } from "./realtime-log-configs/table.ts";
import type { ResourcePolicyRecord } from "./resource-policies/table.ts";
import type { Config as ResponseHeadersPolicyConfig } from "./response-headers-policies/table.ts";
import type { StreamingDistributionRecord } from "./streaming-distributions/table.ts";
import type { TagSetRecord } from "./tags/table.ts";
import type { Config as TrustStoreConfig } from "./trust-stores/table.ts";
import type { Config as VpcOriginConfig } from "./vpc-origins/table.ts";

/** The rows of a table, by id. */
type Rows<Id extends string, T> = Readonly<Record<Id, Plain<T> & { readonly etag: string }>>;

/**
 * The state of a mock, as `state()` returns it: all resources, by table and id. The tables of other services have the
 * type of `State`. A table without rows is missing, and so are members of type Date with `times: false`.
 *
 * @example
 * cloudfront.seed.function({ name: "edge", code: "function handler(event) { return event.request; }" });
 * const { config, etag } = cloudfront.state().functions["edge/DEVELOPMENT"]!;
 * console.log(config.Runtime, etag); // cloudfront-js-2.0 ETVPDKIKX0DER
 */
export type MockState = State & {
  /** Each stage of a function, by `name/stage`. */
  readonly functions: Rows<`${string}/${"DEVELOPMENT" | "LIVE"}`, FunctionRecord>;
  /** By name. */
  readonly keyValueStores: Rows<string, KeyValueStoreRecord>;
  /** The items of key value stores, by the name of the store. */
  readonly keyValueData: Rows<
    string,
    Omit<KeyValueDataRecord, "items"> & { readonly items: Readonly<Record<string, string>> }
  >;
  /** By id. */
  readonly distributions: Rows<string, DistributionRecord>;
  /** By id. */
  readonly invalidations: Rows<string, InvalidationRecord>;
  /** The invalidations of distribution tenants, by id. */
  readonly tenantInvalidations: Rows<string, TenantInvalidationRecord>;
  /** The account's own cache policies, by id. The policies that AWS manages are not part of the state. */
  readonly cachePolicies: Rows<string, ConfigurationRecord<CachePolicyConfig>>;
  /** The account's own origin request policies, by id. */
  readonly originRequestPolicies: Rows<string, ConfigurationRecord<OriginRequestPolicyConfig>>;
  /** The account's own response headers policies, by id. */
  readonly responseHeadersPolicies: Rows<string, ConfigurationRecord<ResponseHeadersPolicyConfig>>;
  /** By id. */
  readonly originAccessControls: Rows<string, ConfigurationRecord<OriginAccessControlConfig>>;
  /** By id. */
  readonly originAccessIdentities: Rows<string, ConfigurationRecord<OriginAccessIdentityConfig>>;
  /** By id. */
  readonly publicKeys: Rows<string, ConfigurationRecord<PublicKeyConfig>>;
  /** By id. */
  readonly keyGroups: Rows<string, ConfigurationRecord<KeyGroupConfig>>;
  /** By id. */
  readonly vpcOrigins: Rows<string, EntityRecord<VpcOriginConfig>>;
  /** By id. */
  readonly continuousDeploymentPolicies: Rows<string, ConfigurationRecord<ContinuousDeploymentPolicyConfig>>;
  /** By the id of the distribution. */
  readonly monitoringSubscriptions: Rows<string, MonitoringSubscriptionRecord>;
  /** By ARN. */
  readonly realtimeLogConfigs: Rows<string, RealtimeLogConfigRecord>;
  /** By id. */
  readonly connectionGroups: Rows<string, EntityRecord<ConnectionGroupConfig>>;
  /** By id. */
  readonly distributionTenants: Rows<string, DistributionTenantRecord>;
  /** The certificates that CloudFront requested for distribution tenants, by ARN. */
  readonly managedCertificates: Rows<string, ManagedCertificateRecord>;
  readonly anycastIpLists: Rows<string, EntityRecord<AnycastIpListConfig>>;
  /** Each stage of a connection function, by `id/stage`. */
  readonly connectionFunctions: Rows<`${string}/${"DEVELOPMENT" | "LIVE"}`, ConnectionFunctionRecord>;
  /** By the ARN of the resource. */
  readonly resourcePolicies: Rows<string, ResourcePolicyRecord>;
  /** By id. */
  readonly trustStores: Rows<string, EntityRecord<TrustStoreConfig>>;
  /** By id. */
  /** By id. */
  readonly fieldLevelEncryptionConfigs: Rows<string, ConfigurationRecord<FieldLevelEncryptionConfig>>;
  /** By id. */
  readonly streamingDistributions: Rows<string, StreamingDistributionRecord>;
  /** By id. */
  readonly fieldLevelEncryptionProfiles: Rows<string, ConfigurationRecord<FieldLevelEncryptionProfileConfig>>;
  /** The tags of resources, by ARN. */
  readonly tags: Rows<string, TagSetRecord>;
};
