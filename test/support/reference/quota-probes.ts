import {
  AssociateDistributionWebACLCommand,
  CreateAnycastIpListCommand,
  CreateCachePolicyCommand,
  CreateCloudFrontOriginAccessIdentityCommand,
  CreateConnectionFunctionCommand,
  CreateConnectionGroupCommand,
  CreateContinuousDeploymentPolicyCommand,
  CreateDistributionCommand,
  CreateDistributionTenantCommand,
  CreateFieldLevelEncryptionConfigCommand,
  CreateFieldLevelEncryptionProfileCommand,
  CreateFunctionCommand,
  CreateKeyGroupCommand,
  CreateKeyValueStoreCommand,
  CreateOriginAccessControlCommand,
  CreateOriginRequestPolicyCommand,
  CreatePublicKeyCommand,
  CreateRealtimeLogConfigCommand,
  CreateResponseHeadersPolicyCommand,
  CreateStreamingDistributionCommand,
  CreateTrustStoreCommand,
  CreateVpcOriginCommand,
  type DistributionConfig,
  type EncryptionEntity,
  type FieldLevelEncryptionConfig,
  type ResponseHeadersPolicyConfig,
  type StreamingDistributionConfig,
  TagResourceCommand,
} from "@aws-sdk/client-cloudfront";
import { PutKeyCommand, UpdateKeysCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { backendKey } from "../../../src/core/backend.ts";
import type { Quotas } from "../../../src/index.ts";
import { interceptionModes, type OpenedMock } from "../interception-modes.ts";
import { makeConfig, makeFunction, passThrough } from "../make.ts";
import { allowAll, makeConnectionFunction } from "../make-connection-function.ts";
import { makeContinuousDeploymentPolicyConfig, seedStaging } from "../make-continuous-deployment.ts";
import {
  aliases,
  certificate,
  makeBehavior,
  makeBucketOrigin,
  makeDistribution,
  seedLive,
  webAclArn,
  withFunctions,
} from "../make-distribution.ts";
import { list, makeEncryptionConfig, makeEntity, makeProfileConfig } from "../make-field-level-encryption.ts";
import { invalidate } from "../make-invalidation.ts";
import { makeKeyGroupConfig, makePublicKeyConfig } from "../make-keys.ts";
import { makeOriginAccessControl } from "../make-origin-access-control.ts";
import {
  makeCachePolicyConfig,
  makeOriginRequestPolicyConfig,
  makeResponseHeadersPolicyConfig,
} from "../make-policies.ts";
import { makeRealtimeLogConfig } from "../make-realtime-log-config.ts";
import { makeStreamingDistributionConfig } from "../make-streaming-distribution.ts";
import { makeConnectionGroup, makeTenant, multiTenant } from "../make-tenant.ts";
import { bundles, makeTrustStore, makeViewerMtls } from "../make-trust-store.ts";
import { makeOriginInVpc, makeVpcOriginConfig } from "../make-vpc-origin.ts";

function createFunction({ client }: OpenedMock) {
  return client.send(new CreateFunctionCommand(makeFunction()));
}

function putKey({ keyValueStoreClient, cloudfront }: OpenedMock) {
  const { arn, dataEtag } = cloudfront.seed.keyValueStore({ name: "redirects" });
  return keyValueStoreClient.send(
    new PutKeyCommand({ KvsARN: arn, Key: "/old", Value: "/new", IfMatch: dataEtag }),
  );
}

function updateKeys({ keyValueStoreClient, cloudfront }: OpenedMock) {
  const { arn, dataEtag } = cloudfront.seed.keyValueStore({ name: "redirects" });
  const Puts = [{ Key: "/old", Value: "/new" }];
  return keyValueStoreClient.send(new UpdateKeysCommand({ KvsARN: arn, Puts, IfMatch: dataEtag }));
}

function create(changes: Partial<DistributionConfig>) {
  return ({ client }: OpenedMock) => client.send(new CreateDistributionCommand(makeDistribution(changes)));
}

function createConnectionFunction({ client }: OpenedMock) {
  return client.send(new CreateConnectionFunctionCommand(makeConnectionFunction()));
}

function createCachePolicy({ client }: OpenedMock) {
  return client.send(new CreateCachePolicyCommand({ CachePolicyConfig: makeCachePolicyConfig() }));
}

function createResponseHeadersPolicy(changes: Partial<ResponseHeadersPolicyConfig>) {
  const ResponseHeadersPolicyConfig = makeResponseHeadersPolicyConfig(changes);
  return ({ client }: OpenedMock) =>
    client.send(new CreateResponseHeadersPolicyCommand({ ResponseHeadersPolicyConfig }));
}

async function createKeyGroup({ client }: OpenedMock) {
  const PublicKeyConfig = makePublicKeyConfig();
  const { PublicKey } = await client.send(new CreatePublicKeyCommand({ PublicKeyConfig }));
  const KeyGroupConfig = makeKeyGroupConfig({ Items: [PublicKey?.Id as string] });
  return client.send(new CreateKeyGroupCommand({ KeyGroupConfig }));
}

function createEncryptionConfig(changes: Partial<FieldLevelEncryptionConfig>) {
  const config = makeEncryptionConfig(changes);
  return ({ client }: OpenedMock) =>
    client.send(new CreateFieldLevelEncryptionConfigCommand({ FieldLevelEncryptionConfig: config }));
}

function createEncryptionProfile(EncryptionEntities: { Quantity: number; Items: EncryptionEntity[] }) {
  const config = makeProfileConfig({ EncryptionEntities });
  return ({ client }: OpenedMock) =>
    client.send(new CreateFieldLevelEncryptionProfileCommand({ FieldLevelEncryptionProfileConfig: config }));
}

function createStreamingDistribution(changes: Partial<StreamingDistributionConfig>) {
  const config = makeStreamingDistributionConfig(changes);
  return ({ client }: OpenedMock) =>
    client.send(new CreateStreamingDistributionCommand({ StreamingDistributionConfig: config }));
}

const withLambda: Partial<DistributionConfig> = {
  DefaultCacheBehavior: makeBehavior({
    LambdaFunctionAssociations: {
      Quantity: 1,
      Items: [
        {
          EventType: "origin-request",
          LambdaFunctionARN: "arn:aws:lambda:us-east-1:123456789012:function:rewrite:1",
        },
      ],
    },
  }),
};

function createWithKeyGroup({ client, cloudfront }: OpenedMock) {
  const { id } = cloudfront.seed.keyGroup({ publicKeys: [cloudfront.seed.publicKey().id] });
  const TrustedKeyGroups = { Enabled: true, Quantity: 1, Items: [id] };
  const DefaultCacheBehavior = makeBehavior({ TrustedKeyGroups });
  return client.send(new CreateDistributionCommand(makeDistribution({ DefaultCacheBehavior })));
}

function createTenant({ client, cloudfront }: OpenedMock) {
  const { id } = cloudfront.seed.distribution({ config: multiTenant() });
  return client.send(new CreateDistributionTenantCommand(makeTenant(id)));
}

/** A call for each quota that exceeds the quota if it is 0. */
const probes: { readonly [Q in keyof Quotas]: (opened: OpenedMock) => Promise<unknown> } = {
  functions: createFunction,
  functionSize: createFunction,
  keyValueStores: ({ client }) => client.send(new CreateKeyValueStoreCommand({ Name: "redirects" })),
  functionsPerKeyValueStore: ({ client, cloudfront }) => {
    const { arn } = cloudfront.seed.keyValueStore({ name: "redirects" });
    const KeyValueStoreAssociations = { Quantity: 1, Items: [{ KeyValueStoreARN: arn }] };
    const FunctionConfig = makeConfig({ KeyValueStoreAssociations });
    return client.send(new CreateFunctionCommand(makeFunction({ FunctionConfig })));
  },
  keyValueStoreSize: putKey,
  keySize: putKey,
  valueSize: putKey,
  keysPerUpdate: updateKeys,
  updatePayload: updateKeys,
  distributions: create({}),
  stagingDistributions: create({ Staging: true }),
  cacheBehaviors: create({
    CacheBehaviors: { Quantity: 1, Items: [{ ...makeBehavior(), PathPattern: "/api/*" }] },
  }),
  origins: create({}),
  originGroups: create({
    OriginGroups: {
      Quantity: 1,
      Items: [
        {
          Id: "group",
          FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } },
          Members: { Quantity: 2, Items: [{ OriginId: "site" }, { OriginId: "site" }] },
        },
      ],
    },
  }),
  aliases: create({ Aliases: aliases("www.example.com") }),
  distributionsPerFunction: ({ client, cloudfront }) => {
    const changes = withFunctions(["viewer-request", seedLive(cloudfront)]);
    return client.send(new CreateDistributionCommand(makeDistribution(changes)));
  },
  originCustomHeaders: create({
    Origins: {
      Quantity: 1,
      Items: [
        {
          Id: "site",
          DomainName: "site.s3.amazonaws.com",
          S3OriginConfig: { OriginAccessIdentity: "" },
          CustomHeaders: { Quantity: 1, Items: [{ HeaderName: "x-secret", HeaderValue: "1" }] },
        },
      ],
    },
  }),
  trustedSigners: create({
    DefaultCacheBehavior: makeBehavior({
      TrustedSigners: { Enabled: true, Quantity: 1, Items: ["self"] },
    }),
  }),
  lambdaFunctionsPerDistribution: create(withLambda),
  distributionsWithLambdaFunctions: create(withLambda),
  distributionsPerLambdaFunction: create(withLambda),
  dedicatedIpCertificates: create({
    ViewerCertificate: { ...certificate, SSLSupportMethod: "vip", MinimumProtocolVersion: "TLSv1" },
  }),
  invalidationPaths: ({ client, cloudfront }) =>
    client.send(invalidate(cloudfront.seed.distribution().id, ["/index.html"])),
  invalidationWildcards: ({ client, cloudfront }) =>
    client.send(invalidate(cloudfront.seed.distribution().id, ["/*"])),
  originAccessControls: ({ client }) =>
    client.send(new CreateOriginAccessControlCommand(makeOriginAccessControl())),
  originAccessIdentities: ({ client }) =>
    client.send(
      new CreateCloudFrontOriginAccessIdentityCommand({
        CloudFrontOriginAccessIdentityConfig: { CallerReference: "first", Comment: "" },
      }),
    ),
  cachePolicies: createCachePolicy,
  namesPerPolicy: createCachePolicy,
  originRequestPolicies: ({ client }) =>
    client.send(
      new CreateOriginRequestPolicyCommand({ OriginRequestPolicyConfig: makeOriginRequestPolicyConfig() }),
    ),
  responseHeadersPolicies: createResponseHeadersPolicy({}),
  customHeadersPerPolicy: createResponseHeadersPolicy({}),
  removedHeadersPerPolicy: createResponseHeadersPolicy({
    RemoveHeadersConfig: { Quantity: 1, Items: [{ Header: "x-powered-by" }] },
  }),
  publicKeys: ({ client }) =>
    client.send(new CreatePublicKeyCommand({ PublicKeyConfig: makePublicKeyConfig() })),
  keyGroups: createKeyGroup,
  publicKeysPerKeyGroup: createKeyGroup,
  distributionsPerOriginAccessControl: ({ client, cloudfront }) => {
    const OriginAccessControlId = cloudfront.seed.originAccessControl().id;
    const origin = { ...makeBucketOrigin(), OriginAccessControlId };
    return client.send(
      new CreateDistributionCommand(makeDistribution({ Origins: { Quantity: 1, Items: [origin] } })),
    );
  },
  distributionsPerPolicy: ({ client, cloudfront }) => {
    const DefaultCacheBehavior = makeBehavior({ CachePolicyId: cloudfront.seed.cachePolicy().id });
    return client.send(new CreateDistributionCommand(makeDistribution({ DefaultCacheBehavior })));
  },
  distributionsPerKeyGroup: createWithKeyGroup,
  keyGroupsPerCacheBehavior: createWithKeyGroup,
  distributionsPerWebAcl: ({ client, cloudfront }) => {
    const { id, etag } = cloudfront.seed.distribution();
    return client.send(
      new AssociateDistributionWebACLCommand({ Id: id, IfMatch: etag, WebACLArn: webAclArn }),
    );
  },
  vpcOrigins: ({ client }) =>
    client.send(new CreateVpcOriginCommand({ VpcOriginEndpointConfig: makeVpcOriginConfig() })),
  distributionsPerVpcOrigin: ({ client, cloudfront }) => {
    const Origins = { Quantity: 1, Items: [makeOriginInVpc(cloudfront.seed.vpcOrigin().id)] };
    return client.send(new CreateDistributionCommand(makeDistribution({ Origins })));
  },
  continuousDeploymentPolicies: ({ client, cloudfront }) => {
    const config = makeContinuousDeploymentPolicyConfig(seedStaging(cloudfront));
    return client.send(
      new CreateContinuousDeploymentPolicyCommand({ ContinuousDeploymentPolicyConfig: config }),
    );
  },
  realtimeLogConfigs: ({ client }) =>
    client.send(new CreateRealtimeLogConfigCommand(makeRealtimeLogConfig())),
  multiTenantDistributions: create({ ConnectionMode: "tenant-only" }),
  distributionTenants: createTenant,
  domainsPerTenant: createTenant,
  connectionGroups: ({ client }) => client.send(new CreateConnectionGroupCommand(makeConnectionGroup())),
  anycastIpLists: ({ client }) => client.send(new CreateAnycastIpListCommand({ Name: "static", IpCount: 3 })),
  distributionsPerAnycastIpList: ({ client, cloudfront }) => {
    const AnycastIpListId = cloudfront.seed.anycastIpList().id;
    return client.send(new CreateDistributionCommand(makeDistribution({ AnycastIpListId })));
  },
  connectionGroupsPerAnycastIpList: ({ client, cloudfront }) => {
    const AnycastIpListId = cloudfront.seed.anycastIpList().id;
    return client.send(new CreateConnectionGroupCommand({ Name: "europe", AnycastIpListId }));
  },
  connectionFunctions: createConnectionFunction,
  connectionFunctionSize: createConnectionFunction,
  distributionsPerConnectionFunction: ({ client, cloudfront }) => {
    const { id: Id } = cloudfront.seed.connectionFunction({ name: "f", code: allowAll, publish: true });
    const ViewerMtlsConfig = makeViewerMtls(cloudfront.seed.trustStore().id);
    const changes = { ViewerMtlsConfig, ConnectionFunctionAssociation: { Id } };
    return client.send(new CreateDistributionCommand(makeDistribution(changes)));
  },
  trustStores: ({ client, cloudfront }) => {
    cloudfront[backendKey].adjust({ objects: bundles });
    return client.send(new CreateTrustStoreCommand(makeTrustStore()));
  },
  distributionsPerTrustStore: ({ client, cloudfront }) => {
    const ViewerMtlsConfig = makeViewerMtls(cloudfront.seed.trustStore().id);
    return client.send(new CreateDistributionCommand(makeDistribution({ ViewerMtlsConfig })));
  },
  fieldLevelEncryptionConfigs: createEncryptionConfig({
    QueryArgProfileConfig: undefined,
    ContentTypeProfileConfig: undefined,
  }),
  distributionsPerFieldLevelEncryptionConfig: ({ client, cloudfront }) => {
    const { id } = cloudfront.seed.fieldLevelEncryptionConfig();
    const methods = ["HEAD", "DELETE", "POST", "GET", "OPTIONS", "PUT", "PATCH"] as const;
    const DefaultCacheBehavior = makeBehavior({
      FieldLevelEncryptionId: id,
      AllowedMethods: list(...methods),
    });
    return client.send(new CreateDistributionCommand(makeDistribution({ DefaultCacheBehavior })));
  },
  queryArgProfilesPerConfig: createEncryptionConfig({ ContentTypeProfileConfig: undefined }),
  contentTypeProfilesPerConfig: createEncryptionConfig({ QueryArgProfileConfig: undefined }),
  fieldLevelEncryptionProfiles: createEncryptionProfile(list()),
  encryptionEntitiesPerProfile: createEncryptionProfile(list(makeEntity())),
  fieldPatternsPerProfile: createEncryptionProfile(list(makeEntity())),
  streamingDistributions: createStreamingDistribution({}),
  streamingDistributionAliases: createStreamingDistribution({ Aliases: aliases("videos.example.com") }),
  tagsPerResource: ({ client, cloudfront }) => {
    const { arn } = cloudfront.seed.function({ name: "edge", code: passThrough });
    const Tags = { Items: [{ Key: "team", Value: "edge" }] };
    return client.send(new TagResourceCommand({ Resource: arn, Tags }));
  },
};

export interface Refused {
  readonly operation: string;
  readonly error: string;
  readonly status: number | undefined;
}

/** Returns the error for a call that exceeds a quota. */
export async function refusedBy(quota: keyof Quotas): Promise<Refused> {
  using opened = (interceptionModes[0] as (typeof interceptionModes)[number]).open({
    quotas: { [quota]: 0 },
  });
  const error = await probes[quota](opened).then(
    () => Promise.reject(new Error(`The quota ${quota} refuses nothing.`)),
    (reason: Error & { readonly $metadata?: { readonly httpStatusCode?: number } }) => reason,
  );
  const operation = opened.cloudfront.calls().at(-1)?.operation ?? "";
  return { operation, error: error.name, status: error.$metadata?.httpStatusCode };
}
