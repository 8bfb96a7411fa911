// Continuous deployment, from the copy to the promotion, by the SDK's paginators and exceptions.
import {
  ContinuousDeploymentPolicyInUse,
  CopyDistributionCommand,
  CreateContinuousDeploymentPolicyCommand,
  CreateDistributionCommand,
  CreateRealtimeLogConfigCommand,
  CreateStreamingDistributionCommand,
  DeleteContinuousDeploymentPolicyCommand,
  DeleteRealtimeLogConfigCommand,
  DeleteStreamingDistributionCommand,
  GetDistributionConfigCommand,
  InvalidArgument,
  ListContinuousDeploymentPoliciesCommand,
  NoSuchContinuousDeploymentPolicy,
  PreconditionFailed,
  paginateListStreamingDistributions,
  RealtimeLogConfigInUse,
  StreamingDistributionNotDisabled,
  UpdateDistributionCommand,
  UpdateDistributionWithStagingConfigCommand,
} from "@aws-sdk/client-cloudfront";
import { client, control, done, equal, refused } from "./endpoint.mjs";

await control("POST", "reset");

const logs = await client.send(
  new CreateRealtimeLogConfigCommand({
    Name: "logs",
    SamplingRate: 1,
    Fields: ["timestamp"],
    EndPoints: [
      {
        StreamType: "Kinesis",
        KinesisStreamConfig: {
          RoleARN: "arn:aws:iam::123456789012:role/logs",
          StreamARN: "arn:aws:kinesis:us-east-1:123456789012:stream/logs",
        },
      },
    ],
  }),
);
const config = {
  CallerReference: "primary",
  Comment: "",
  Enabled: true,
  Origins: {
    Quantity: 1,
    Items: [
      { Id: "site", DomainName: "site.s3.amazonaws.com", S3OriginConfig: { OriginAccessIdentity: "" } },
    ],
  },
  DefaultCacheBehavior: {
    TargetOriginId: "site",
    ViewerProtocolPolicy: "https-only",
    CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
    RealtimeLogConfigArn: logs.RealtimeLogConfig.ARN,
  },
};
const { Distribution: primary, ETag } = await client.send(
  new CreateDistributionCommand({ DistributionConfig: config }),
);
await refused(
  RealtimeLogConfigInUse,
  400,
  client.send(new DeleteRealtimeLogConfigCommand({ ARN: logs.RealtimeLogConfig.ARN })),
);
const staging = await client.send(
  new CopyDistributionCommand({
    PrimaryDistributionId: primary.Id,
    IfMatch: ETag,
    CallerReference: "staging",
    Staging: true,
  }),
);
const policyOf = (Weight) => ({
  ContinuousDeploymentPolicyConfig: {
    StagingDistributionDnsNames: { Quantity: 1, Items: [staging.Distribution.DomainName] },
    Enabled: true,
    TrafficConfig: { Type: "SingleWeight", SingleWeightConfig: { Weight } },
  },
});
await refused(InvalidArgument, 400, client.send(new CreateContinuousDeploymentPolicyCommand(policyOf(0.16))));
const policy = await client.send(new CreateContinuousDeploymentPolicyCommand(policyOf(0.15)));
const { Id } = policy.ContinuousDeploymentPolicy;
const { ContinuousDeploymentPolicyList } = await client.send(new ListContinuousDeploymentPoliciesCommand({}));
equal(ContinuousDeploymentPolicyList.Items.length, 1);

async function update(distribution, changes) {
  const current = await client.send(new GetDistributionConfigCommand({ Id: distribution.Id }));
  const DistributionConfig = { ...current.DistributionConfig, ...changes };
  return client.send(
    new UpdateDistributionCommand({ Id: distribution.Id, IfMatch: current.ETag, DistributionConfig }),
  );
}
await refused(
  NoSuchContinuousDeploymentPolicy,
  404,
  update(primary, { ContinuousDeploymentPolicyId: "none" }),
);
const attached = await update(primary, { ContinuousDeploymentPolicyId: Id });
await refused(
  ContinuousDeploymentPolicyInUse,
  409,
  client.send(new DeleteContinuousDeploymentPolicyCommand({ Id, IfMatch: policy.ETag })),
);
const changed = await update(staging.Distribution, { Comment: "promoted" });
const promote = (IfMatch) =>
  client.send(
    new UpdateDistributionWithStagingConfigCommand({
      Id: primary.Id,
      StagingDistributionId: staging.Distribution.Id,
      IfMatch,
    }),
  );
await refused(PreconditionFailed, 412, promote(`${ETag}, ${changed.ETag}`));
const promoted = await promote(`${attached.ETag}, ${changed.ETag}`);
equal(promoted.Distribution.DistributionConfig.Comment, "promoted");

const streaming = await client.send(
  new CreateStreamingDistributionCommand({
    StreamingDistributionConfig: {
      CallerReference: "1",
      Comment: "",
      Enabled: true,
      S3Origin: { DomainName: "videos.s3.amazonaws.com", OriginAccessIdentity: "" },
      TrustedSigners: { Enabled: false, Quantity: 0 },
    },
  }),
);
const target = { Id: streaming.StreamingDistribution.Id, IfMatch: streaming.ETag };
await refused(
  StreamingDistributionNotDisabled,
  409,
  client.send(new DeleteStreamingDistributionCommand(target)),
);
const ids = [];
for await (const page of paginateListStreamingDistributions({ client }, {})) {
  ids.push(...page.StreamingDistributionList.Items.map((item) => item.Id));
}
equal(ids, [target.Id]);
await done();
