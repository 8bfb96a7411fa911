export type { AwsClientStub, Behavior, ClientTarget, CommandClass } from "./adapters/interception.ts";
export type { Snapshot } from "./core/backend.ts";
export type { RecordedCall } from "./core/call-log.ts";
export type { Context, Environment } from "./core/context.ts";
export { MockCloudFrontError, type MockErrorCode as ProblemCode } from "./core/errors.ts";
export type { Propagation } from "./core/propagation.ts";
export type { Quotas } from "./core/quotas.ts";
export type { Row } from "./core/row-list.ts";
export {
  type Constraints,
  defineService,
  type Handler,
  type Handlers,
  type Operation,
  type Service,
  type ServiceOptions,
} from "./core/service.ts";
export type { State, StateRecord } from "./core/state.ts";
export type { Store } from "./core/store.ts";
export { defineTable, type Table, type TableDefinition } from "./core/table.ts";
export type { EdgeOptions } from "./edge/edge-options.ts";
export type * from "./edge/lambda/lambda-types.ts";
export type { OriginChain } from "./edge/origins/origin-chain.ts";
export type {
  OriginContact,
  OriginFile,
  OriginFiles,
  OriginHandler,
  OriginStub,
  Origins,
} from "./edge/origins/origin-stub.ts";
export type {
  FunctionVisit,
  OriginRequest,
  ResultType,
  Visit,
  VisitHeaders,
  VisitInit,
  VisitingViewer,
} from "./edge/visit-types.ts";
export type { FaultChain } from "./faults/fault-chain.ts";
export type { Faults } from "./faults/faults.ts";
export type { InputPattern } from "./faults/match-input.ts";
export type { ErrorName } from "./faults/named-errors.ts";
export type { PendingFault } from "./faults/pending-faults.ts";
export type { PlannableError } from "./faults/planned-error.ts";
export type { MockCloudFront } from "./handle.ts";
export { mockCloudFront } from "./mock-cloudfront.ts";
export type { CoverageOptions, DnsRecords, MockCloudFrontOptions } from "./options.ts";
export type { FunctionExecutor } from "./runtime/executor.ts";
export { type ConcurrentUpdateTarget, type Scenario, scenarios } from "./scenarios.ts";
export type { Input, OperationName, Output, Present } from "./sdk/operation.ts";
export {
  type CloudFront,
  cloudFront,
  type KeyValueStore,
  keyValueStore,
  type ServiceApi,
} from "./sdk/service-api.ts";
export { ServiceError } from "./sdk/service-error.ts";
export type { Seed } from "./seed.ts";
export type { AnycastIpListSeed } from "./services/anycast-ip-lists/seed-anycast-ip-list.ts";
export type { ConnectionFunctionSeed } from "./services/connection-functions/seed-connection-function.ts";
export type {
  ConnectionGroupSeed,
  SeededConnectionGroup,
} from "./services/connection-groups/seed-connection-group.ts";
export type {
  ContinuousDeploymentPolicySeed,
  SeededContinuousDeploymentPolicy,
} from "./services/continuous-deployment-policies/seed-continuous-deployment-policy.ts";
export type {
  DistributionTenantSeed,
  SeededDistributionTenant,
} from "./services/distribution-tenants/seed-distribution-tenant.ts";
export type {
  BehaviorSeed,
  BehaviorSettings,
  DistributionSeed,
  ErrorSeed,
  LambdaEventType,
  LambdaSeed,
  SeededDistribution,
} from "./services/distributions/distribution-seed.ts";
export type {
  FieldLevelEncryptionConfigSeed,
  SeededFieldLevelEncryptionConfig,
} from "./services/field-level-encryption-configs/seed-field-level-encryption-config.ts";
export type { FunctionSeed, SeededFunction } from "./services/functions/index.ts";
export type { FunctionRecord } from "./services/functions/record.ts";
export { functions } from "./services/functions/table.ts";
export { builtinServices } from "./services/index.ts";
export type { KeyGroupSeed } from "./services/key-groups/seed-key-group.ts";
export type {
  KeyValueStoreSeed,
  SeededKeyValueStore,
} from "./services/key-value-stores/seed-key-value-store.ts";
export { type KeyValueStoreRecord, keyValueStores } from "./services/key-value-stores/table.ts";
export type { MockState } from "./services/mock-state.ts";
export type {
  RealtimeLogConfigSeed,
  SeededRealtimeLogConfig,
} from "./services/realtime-log-configs/seed-realtime-log-config.ts";
export type {
  ConfigurationSeed,
  SeededConfiguration,
  SeededEntity,
} from "./services/seed-configuration.ts";
export type { TrustStoreSeed } from "./services/trust-stores/seed-trust-store.ts";
export type { CdkConstruct, CdkStack } from "./templates/cdk-stack.ts";
export { DeployError, type DeployStatus } from "./templates/deploy-error.ts";
export type { DeployOptions } from "./templates/deploy-options.ts";
export type { StackChange } from "./templates/deploy-session.ts";
export type { DeployedResource, DeployedStack } from "./templates/deployed-stack.ts";
export type { CloudFormationTemplate, TemplateSource } from "./templates/source.ts";
