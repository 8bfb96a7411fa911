import {
  CreateContinuousDeploymentPolicyCommand,
  CreateFieldLevelEncryptionConfigCommand,
  CreateFieldLevelEncryptionProfileCommand,
  CreateMonitoringSubscriptionCommand,
  CreateRealtimeLogConfigCommand,
  CreateStreamingDistributionCommand,
  DeleteContinuousDeploymentPolicyCommand,
  DeleteFieldLevelEncryptionConfigCommand,
  DeleteFieldLevelEncryptionProfileCommand,
  DeleteMonitoringSubscriptionCommand,
  DeleteRealtimeLogConfigCommand,
  DeleteStreamingDistributionCommand,
  GetContinuousDeploymentPolicyCommand,
  GetFieldLevelEncryptionCommand,
  GetFieldLevelEncryptionProfileCommand,
  GetMonitoringSubscriptionCommand,
  GetRealtimeLogConfigCommand,
  GetStreamingDistributionCommand,
  ListContinuousDeploymentPoliciesCommand,
  ListDistributionsByRealtimeLogConfigCommand,
  ListFieldLevelEncryptionConfigsCommand,
  ListFieldLevelEncryptionProfilesCommand,
  ListRealtimeLogConfigsCommand,
  ListStreamingDistributionsCommand,
  UpdateContinuousDeploymentPolicyCommand,
  UpdateDistributionWithStagingConfigCommand,
  UpdateFieldLevelEncryptionConfigCommand,
  UpdateFieldLevelEncryptionProfileCommand,
  UpdateRealtimeLogConfigCommand,
  UpdateStreamingDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import type { State } from "../../src/index.ts";
import {
  type AnyCall,
  call,
  configurationCallsOf,
  distributionId,
  drawn,
  mostly,
  ofOne,
  type Part,
  paging,
} from "./any-call.ts";
import {
  headerTraffic,
  makeContinuousDeploymentPolicyConfig,
  makeWeightTraffic,
} from "./make-continuous-deployment.ts";
import { list, makeEncryptionConfig, makeEntity, makeProfileConfig } from "./make-field-level-encryption.ts";
import { kinesis } from "./make-realtime-log-config.ts";
import { makeStreamingDistributionConfig } from "./make-streaming-distribution.ts";

const policyConfig: Part<unknown> = fc
  .record({
    name: ofOne("distributions", "domainName", "d0.cloudfront.net"),
    Enabled: fc.boolean(),
    TrafficConfig: mostly(
      [headerTraffic, makeWeightTraffic(0.15, { IdleTTL: 300, MaximumTTL: 600 }), undefined],
      [makeWeightTraffic(1), { Type: "SingleHeader" as const }],
    ),
  })
  .map(({ name, ...changes }) => (state: State) => {
    const domainName = name(state) ?? "d0.cloudfront.net";
    return makeContinuousDeploymentPolicyConfig({ domainName }, changes);
  });

const policyCall = fc.oneof(
  configurationCallsOf({
    member: "ContinuousDeploymentPolicyConfig",
    table: "continuousDeploymentPolicies",
    commands: [
      CreateContinuousDeploymentPolicyCommand,
      GetContinuousDeploymentPolicyCommand,
      UpdateContinuousDeploymentPolicyCommand,
      DeleteContinuousDeploymentPolicyCommand,
      ListContinuousDeploymentPoliciesCommand,
    ],
    config: policyConfig,
  }),
  call(UpdateDistributionWithStagingConfigCommand, {
    Id: distributionId,
    StagingDistributionId: distributionId,
    IfMatch: drawn(mostly(["E23ZP02F085DFQ, E23ZP02F085DFQ"], ["E23ZP02F085DFQ", undefined])),
  }),
);

const subscription = drawn(
  mostly<unknown>(
    [{ RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: "Enabled" } }, {}],
    [{ RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: "On" } }, undefined],
  ),
);

const subscriptionCall = fc.oneof(
  call(CreateMonitoringSubscriptionCommand, {
    DistributionId: distributionId,
    MonitoringSubscription: subscription,
  }),
  call(GetMonitoringSubscriptionCommand, { DistributionId: distributionId }),
  call(DeleteMonitoringSubscriptionCommand, { DistributionId: distributionId }),
);

const logName = drawn(mostly(["logs", "é <&>", undefined], [""]));
const logArn = ofOne("realtimeLogConfigs", "arn", "arn:none", undefined);
const settings = {
  SamplingRate: drawn(mostly([1, 100], [0, 1.5, undefined])),
  EndPoints: drawn(mostly<unknown>([[kinesis]], [[], [{ StreamType: "Kinesis" }], undefined])),
  Fields: drawn(mostly<unknown>([["c-ip", "timestamp"], ["new-field"]], [[], ["<a>"], undefined])),
};

const realtimeLogCall = fc.oneof(
  call(CreateRealtimeLogConfigCommand, { Name: logName, ...settings }),
  call(GetRealtimeLogConfigCommand, { Name: logName, ARN: logArn }),
  call(UpdateRealtimeLogConfigCommand, { Name: logName, ARN: logArn, ...settings }),
  call(DeleteRealtimeLogConfigCommand, { Name: logName, ARN: logArn }),
  call(ListRealtimeLogConfigsCommand, paging),
  call(ListDistributionsByRealtimeLogConfigCommand, { RealtimeLogConfigName: logName, ...paging }),
);

/** Maps a query argument to an existing profile, or to one that does not exist. */
const encryptionConfig: Part<unknown> = fc
  .record({
    profile: ofOne("fieldLevelEncryptionProfiles", "id", "P0", ""),
    CallerReference: mostly(["a", "b", "é <&>"], [undefined]),
  })
  .map(({ profile, CallerReference }) => (state: State) => ({
    ...makeEncryptionConfig({ ContentTypeProfileConfig: undefined }),
    CallerReference,
    QueryArgProfileConfig: {
      ForwardWhenQueryArgProfileIsUnknown: true,
      QueryArgProfiles: list({ QueryArg: "<a>", ProfileId: profile(state) }),
    },
  }));

const profileConfig: Part<unknown> = fc
  .record({
    key: ofOne("publicKeys", "id", "K0"),
    Name: mostly(["a", "b"], ["<a>", undefined]),
    patterns: mostly([["card*"], []], [["a", "a"], ["<a>"]]),
  })
  .map(({ key, Name, patterns }) => (state: State) => ({
    ...makeProfileConfig({ CallerReference: Name }),
    Name,
    EncryptionEntities: list(makeEntity({ PublicKeyId: key(state), FieldPatterns: list(...patterns) })),
  }));

/** Calls of field-level encryption. */
const encryptionCall = fc.oneof(
  configurationCallsOf({
    member: "FieldLevelEncryptionConfig",
    table: "fieldLevelEncryptionConfigs",
    commands: [
      CreateFieldLevelEncryptionConfigCommand,
      GetFieldLevelEncryptionCommand,
      UpdateFieldLevelEncryptionConfigCommand,
      DeleteFieldLevelEncryptionConfigCommand,
      ListFieldLevelEncryptionConfigsCommand,
    ],
    config: encryptionConfig,
  }),
  configurationCallsOf({
    member: "FieldLevelEncryptionProfileConfig",
    table: "fieldLevelEncryptionProfiles",
    commands: [
      CreateFieldLevelEncryptionProfileCommand,
      GetFieldLevelEncryptionProfileCommand,
      UpdateFieldLevelEncryptionProfileCommand,
      DeleteFieldLevelEncryptionProfileCommand,
      ListFieldLevelEncryptionProfilesCommand,
    ],
    config: profileConfig,
  }),
);

const streamingConfig: Part<unknown> = drawn(
  fc
    .record({
      CallerReference: mostly(["a", "b", "é <&>"], [undefined]),
      Comment: mostly(["", "<a>"], ["c".repeat(129)]),
      Enabled: fc.boolean(),
      Aliases: mostly([undefined, list("v.example")], [list("a.example"), { Quantity: 1, Items: [] }]),
    })
    .map((changes) => ({ ...makeStreamingDistributionConfig(), ...changes })),
);

const streamingCall = fc.oneof(
  configurationCallsOf({
    member: "StreamingDistributionConfig",
    table: "streamingDistributions",
    commands: [
      CreateStreamingDistributionCommand,
      GetStreamingDistributionCommand,
      UpdateStreamingDistributionCommand,
      DeleteStreamingDistributionCommand,
      ListStreamingDistributionsCommand,
    ],
    config: streamingConfig,
  }),
);

/**
 * Calls of continuous deployment, of monitoring subscriptions, of real-time logs, of field-level encryption and of
 * streaming distributions.
 */
export const deliveryCall: fc.Arbitrary<AnyCall> = fc.oneof(
  policyCall,
  subscriptionCall,
  realtimeLogCall,
  encryptionCall,
  streamingCall,
);
