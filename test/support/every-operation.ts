import * as cloudfrontSdk from "@aws-sdk/client-cloudfront";
import * as keyValueStoreSdk from "@aws-sdk/client-cloudfront-keyvaluestore";
import type { StaticOperationSchema } from "@smithy/types";
import { builtinServices, type State } from "../../src/index.ts";
import { viewerRequest } from "../../src/runtime.ts";
import { getOperationId, getOperationName } from "../../src/sdk/operation.ts";
import type { OpenedMock } from "./interception-modes.ts";
import { bytes, passThrough } from "./make.ts";
import { webAclArn } from "./make-distribution.ts";
import { invalidate } from "./make-invalidation.ts";
import { rsaKey } from "./make-keys.ts";
import { kinesis } from "./make-realtime-log-config.ts";
import { makeStreamingDistributionConfig } from "./make-streaming-distribution.ts";
import { makeTenant, withoutCertificate } from "./make-tenant.ts";
import { makeBundleSource } from "./make-trust-store.ts";
import { createSmallestInput } from "./smallest-input.ts";

const rulesOf = new Map(
  builtinServices.flatMap(({ operations }) => operations.map(({ id, rules }) => [id, rules])),
);

type Output = { readonly $metadata: { readonly httpStatusCode?: number } };
type Command = new (input: object) => object;
type Client = { send(command: object): Promise<Output> };

/** A value of a member, or what returns it from the state of the mock. */
type Value = string | number | boolean | object | undefined | ((state: State) => unknown);

/** The kinds of resources in the names of operations, and their tables in `state()`. A longer name goes first. */
const tables: readonly (readonly [kind: string, table: string])[] = [
  ["FieldLevelEncryptionProfile", "fieldLevelEncryptionProfiles"],
  ["FieldLevelEncryption", "fieldLevelEncryptionConfigs"],
  ["ContinuousDeploymentPolicy", "continuousDeploymentPolicies"],
  ["CloudFrontOriginAccessIdentity", "originAccessIdentities"],
  ["OriginAccessControl", "originAccessControls"],
  ["OriginRequestPolicy", "originRequestPolicies"],
  ["ResponseHeadersPolicy", "responseHeadersPolicies"],
  ["CachePolicy", "cachePolicies"],
  ["RealtimeLogConfig", "realtimeLogConfigs"],
  ["StreamingDistribution", "streamingDistributions"],
  ["ConnectionFunction", "connectionFunctions"],
  ["ConnectionGroup", "connectionGroups"],
  ["DistributionTenant", "distributionTenants"],
  ["AnycastIpList", "anycastIpLists"],
  ["TrustStore", "trustStores"],
  ["VpcOrigin", "vpcOrigins"],
  ["KeyValueStore", "keyValueStores"],
  ["KeyGroup", "keyGroups"],
  ["PublicKey", "publicKeys"],
  ["Function", "functions"],
  ["Distribution", "distributions"],
];

interface Row {
  readonly id: string;
  // biome-ignore lint/suspicious/noExplicitAny: the records of the tables have no common type
  readonly record: any;
}

/** Returns the last record of a table: the one that nothing refers to. */
function last(state: State, table: string): Row {
  const [id = "", record = {}] = Object.entries(state[table] ?? {}).at(-1) ?? [];
  return { id, record };
}

/** Returns the id of the last record of a table. */
function idIn(table: string): (state: State) => string {
  return (state) => last(state, table).id;
}

/** Returns a member of the last record of a table. */
function of(table: string, member: string): (state: State) => unknown {
  return (state) => last(state, table).record[member];
}

const connectionCode = "function connectionHandler(connection) { connection.allow(); }";
const bucket = { DomainName: "site.s3.amazonaws.com", OriginAccessIdentity: "" };
const origin = { Id: "a", DomainName: bucket.DomainName, S3OriginConfig: { OriginAccessIdentity: "" } };
const vpcEndpoint = {
  Name: "internal",
  Arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/internal/0123456789abcdef",
  HTTPPort: 80,
  HTTPSPort: 443,
  OriginProtocolPolicy: "https-only",
};
const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });

function tenantDistribution(state: State): string {
  return last(state, "distributionTenants").record.config.DistributionId;
}

function tenantDomain(state: State): unknown {
  return last(state, "distributionTenants").record.config.Domains[0];
}

/** The ARN of the resource that has a policy. */
function sharedArn(state: State): unknown {
  return Object.values(state.vpcOrigins ?? {})[0]?.arn;
}

/** Values that no type tells, by the name of the member. */
const byMember: Readonly<Record<string, Value>> = {
  Alias: "www.example.com",
  CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  CaCertificatesBundleSource: makeBundleSource(),
  ConnectionFunctionCode: bytes(connectionCode),
  ConnectionFunctionIdentifier: of("connectionFunctions", "id"),
  ContinuousDeploymentPolicyId: "",
  DistributionId: idIn("distributions"),
  EncodedKey: rsaKey,
  EndPoints: [kinesis],
  Fields: ["timestamp"],
  FunctionCode: bytes(passThrough),
  IpCount: 3,
  KvsARN: of("keyValueStores", "arn"),
  Paths: { Quantity: 1, Items: ["/*"] },
  RealtimeLogConfigName: "logs",
  Resource: of("distributions", "arn"),
  ResourceArn: of("vpcOrigins", "arn"),
  RoutingEndpoint: (state) => last(state, "connectionGroups").record.config.RoutingEndpoint,
  Runtime: "cloudfront-js-2.0",
  Staging: true,
  TargetOriginId: "a",
  TrustStoreIdentifier: idIn("trustStores"),
  VpcOriginEndpointConfig: vpcEndpoint,
  WebACLArn: webAclArn,
};

/** Values of single operations, by their paths. */
const byOperation: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  CreateConnectionGroup: { Name: "group" },
  CreateContinuousDeploymentPolicy: {
    "ContinuousDeploymentPolicyConfig.StagingDistributionDnsNames": (state) => ({
      Quantity: 1,
      Items: [state.distributions?.unnamed?.domainName],
    }),
  },
  CreateDistribution: { "DistributionConfig.Origins.Items": [origin], "DistributionConfig.Staging": false },
  CreateDistributionWithTags: {
    "DistributionConfigWithTags.DistributionConfig.Origins.Items": [origin],
    "DistributionConfigWithTags.DistributionConfig.Staging": false,
  },
  CreateKeyGroup: { "KeyGroupConfig.Items": (state) => [last(state, "publicKeys").id] },
  CreateResponseHeadersPolicy: {
    "ResponseHeadersPolicyConfig.ServerTimingHeadersConfig": { Enabled: true, SamplingRate: 1 },
  },
  CreateStreamingDistribution: { "StreamingDistributionConfig.S3Origin": bucket },
  CreateStreamingDistributionWithTags: {
    "StreamingDistributionConfigWithTags.StreamingDistributionConfig.S3Origin": bucket,
  },
  CreateDistributionTenant: {
    Name: "tenant",
    Domains: [{ Domain: "new.example.com" }],
    DistributionId: tenantDistribution,
  },
  CreateInvalidationForDistributionTenant: { Id: idIn("distributionTenants") },
  CreateOriginRequestPolicy: { "OriginRequestPolicyConfig.HeadersConfig.HeaderBehavior": "none" },
  DeleteMonitoringSubscription: { DistributionId: "primary" },
  DeleteRealtimeLogConfig: { Name: "logs" },
  DeleteResourcePolicy: { ResourceArn: sharedArn },
  GetDistributionTenantByDomain: { Domain: tenantDomain },
  GetInvalidation: { DistributionId: "primary", Id: idIn("invalidations") },
  GetInvalidationForDistributionTenant: { Id: idIn("tenantInvalidations") },
  GetManagedCertificateDetails: { Identifier: "certified" },
  GetMonitoringSubscription: { DistributionId: "primary" },
  GetRealtimeLogConfig: { Name: "logs" },
  GetResourcePolicy: { ResourceArn: sharedArn },
  ListDomainConflicts: {
    DomainControlValidationResource: (state) => ({ DistributionId: last(state, "distributions").id }),
    Domain: "www.example.com",
  },
  PutResourcePolicy: { PolicyDocument: policy },
  TestConnectionFunction: { ConnectionObject: bytes(JSON.stringify({ clientIp: "192.0.2.1" })) },
  TestFunction: { EventObject: bytes(JSON.stringify(viewerRequest())) },
  UpdateDistributionWithStagingConfig: {
    Id: "primary",
    StagingDistributionId: "staging",
    IfMatch: (state) => `${state.distributions?.primary?.etag}, ${state.distributions?.staging?.etag}`,
  },
  UpdateDomainAssociation: {
    Domain: "www.example.com",
    TargetResource: (state) => ({ DistributionId: last(state, "distributions").id }),
    IfMatch: of("distributions", "etag"),
  },
  UpdateDistributionTenant: { DistributionId: tenantDistribution },
  UpdateRealtimeLogConfig: { Name: "logs", SamplingRate: 1 },
  VerifyDnsConfiguration: { Identifier: idIn("distributionTenants") },
};

/** Creates a resource of each kind. The last one of a kind is not in use. */
export async function seedAll({ client, cloudfront }: OpenedMock): Promise<void> {
  const { seed } = cloudfront;
  const send = (command: object) => (client as { send(command: object): Promise<unknown> }).send(command);
  seed.function({ name: "edge", code: passThrough });
  seed.keyValueStore({ name: "store", items: { a: "1" } });
  seed.cachePolicy();
  seed.originRequestPolicy();
  seed.responseHeadersPolicy();
  seed.originAccessControl();
  seed.keyGroup({ publicKeys: [seed.publicKey().id] });
  seed.publicKey();
  const shared = seed.vpcOrigin();
  await send(new cloudfrontSdk.PutResourcePolicyCommand({ ResourceArn: shared.arn, PolicyDocument: policy }));
  seed.vpcOrigin();
  seed.realtimeLogConfig({ name: "logs" });
  seed.distribution({ id: "inherited", config: withoutCertificate });
  const ManagedCertificateRequest = { ValidationTokenHost: "self-hosted" } as const;
  const certified = makeTenant("inherited", { Name: "certified", ManagedCertificateRequest });
  await send(new cloudfrontSdk.CreateDistributionTenantCommand(certified));
  const tenant = seed.distributionTenant({ enabled: false });
  seed.connectionGroup({ enabled: false });
  seed.connectionFunction({ name: "connect", code: "function connectionHandler(c) { c.allow(); }" });
  seed.anycastIpList();
  seed.trustStore();
  seed.fieldLevelEncryptionProfile();
  seed.fieldLevelEncryptionConfig();
  seed.distribution({ id: "primary" });
  for (const id of ["staging", "unused", "unnamed"]) {
    seed.distribution({ id, config: { Staging: true } });
  }
  seed.continuousDeploymentPolicy({ primary: "primary", staging: "staging" });
  seed.continuousDeploymentPolicy({ staging: "unused" });
  seed.distribution({ enabled: false, aliases: ["www.example.com"] });
  await send(invalidate("primary", ["/*"]));
  await send(
    new cloudfrontSdk.CreateInvalidationForDistributionTenantCommand({
      Id: tenant.id,
      InvalidationBatch: { CallerReference: "first", Paths: { Quantity: 1, Items: ["/*"] } },
    }),
  );
  await send(
    new cloudfrontSdk.CreateMonitoringSubscriptionCommand({
      DistributionId: "primary",
      MonitoringSubscription: {},
    }),
  );
  await send(new cloudfrontSdk.CreateCloudFrontOriginAccessIdentityCommand(identity));
  await send(new cloudfrontSdk.CreateStreamingDistributionCommand(streaming));
  cloudfront.settle();
}

const identity = { CloudFrontOriginAccessIdentityConfig: { CallerReference: "first", Comment: "" } };
const streaming = { StreamingDistributionConfig: makeStreamingDistributionConfig() };

/** Calls an operation with its smallest valid input. `state` is that of the mock, which `seedAll` made. */
export function callSmallest(
  schema: StaticOperationSchema,
  opened: OpenedMock,
  state: State,
): Promise<Output> {
  const operation = getOperationName(schema);
  const table = tables.find(([kind]) => operation.includes(kind))?.[1] ?? "distributions";
  const isData = getOperationId(schema).includes("keyvaluestore");
  const target = last(state, isData ? "keyValueData" : table);
  const input = createSmallestInput(schema, rulesOf.get(getOperationId(schema)), (path, isRequired) => {
    const value = byOperation[operation]?.[path.join(".")] ?? byMember[path.at(-1) ?? ""];
    return typeof value === "function"
      ? value(state)
      : (value ?? findTargetValue(path.join("."), isRequired, operation, target));
  });
  const Command = (isData ? keyValueStoreSdk : cloudfrontSdk)[`${operation}Command` as never] as Command;
  const client = (isData ? opened.keyValueStoreClient : opened.client) as unknown as Client;
  return client.send(new Command(input));
}

/** Returns the value of a member that refers to the resource that the operation is about. */
function findTargetValue(name: string, isRequired: boolean, operation: string, { id, record }: Row): unknown {
  if (operation.startsWith("Create")) {
    return undefined;
  }
  if (name === "IfMatch") {
    return record.etag;
  }
  if (!isRequired) {
    return undefined;
  }
  if (name === "Name") {
    return record.name ?? record.config?.Name;
  }
  if (name === "Identifier" || name.endsWith("Id")) {
    return record.id ?? id;
  }
  // An update repeats the configuration, of which it may not change all.
  return operation.startsWith("Update") && name.endsWith("Config") ? record.config : undefined;
}
