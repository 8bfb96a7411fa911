#!/usr/bin/env bash
# Continuous deployment, monitoring, real-time logs, field-level encryption and streaming distributions.
source "$(dirname "$0")/endpoint.sh"
source "$(dirname "$0")/sites.sh"

control POST reset

read -r primary etag < <(asked '[Distribution.Id, ETag]' create-distribution --distribution-config "$(site www)")
read -r staging domain staging_etag < <(asked '[Distribution.Id, Distribution.DomainName, ETag]' copy-distribution \
  --primary-distribution-id "$primary" --if-match "$etag" --caller-reference staging --staging)
policy() { # ENABLED
  echo '{ "StagingDistributionDnsNames": { "Quantity": 1, "Items": ["'"$domain"'"] }, "Enabled": '"$1"',
    "TrafficConfig": { "Type": "SingleHeader",
      "SingleHeaderConfig": { "Header": "aws-cf-cd-canary", "Value": "yes" } } }'
}
read -r policy policy_etag < <(asked '[ContinuousDeploymentPolicy.Id, ETag]' create-continuous-deployment-policy \
  --continuous-deployment-policy-config "$(policy true)")
refused ContinuousDeploymentPolicyAlreadyExists create-continuous-deployment-policy \
  --continuous-deployment-policy-config "$(policy true)"
equal 'the number of policies' \
  "$(asked ContinuousDeploymentPolicyList.Quantity list-continuous-deployment-policies)" 1

cloudfront get-distribution-config --id "$primary" --query DistributionConfig >"$scratch/config.json"
node -e 'const { readFileSync } = require("node:fs");
  const config = JSON.parse(readFileSync(process.argv[1], "utf8"));
  console.log(JSON.stringify({ ...config, ContinuousDeploymentPolicyId: process.argv[2] }));' \
  "$scratch/config.json" "$policy" >"$scratch/attached.json"
etag=$(asked ETag update-distribution --id "$primary" --if-match "$etag" \
  --distribution-config "file://$scratch/attached.json")
refused ContinuousDeploymentPolicyInUse delete-continuous-deployment-policy --id "$policy" --if-match "$policy_etag"
refused PreconditionFailed update-distribution-with-staging-config --id "$primary" \
  --staging-distribution-id "$staging" --if-match "$staging_etag, $staging_etag"
equal 'the promoted distribution' "$(asked Distribution.Id update-distribution-with-staging-config --id "$primary" \
  --staging-distribution-id "$staging" --if-match "$etag, $staging_etag")" "$primary"
equal 'the policy after the promotion' "$(asked ContinuousDeploymentPolicyConfig.Enabled \
  get-continuous-deployment-policy-config --id "$policy")" False

refused NoSuchMonitoringSubscription get-monitoring-subscription --distribution-id "$primary"
cloudfront create-monitoring-subscription --distribution-id "$primary" --monitoring-subscription \
  '{ "RealtimeMetricsSubscriptionConfig": { "RealtimeMetricsSubscriptionStatus": "Enabled" } }' >"$scratch/out"
cloudfront delete-monitoring-subscription --distribution-id "$primary"

stream='[{ "StreamType": "Kinesis", "KinesisStreamConfig": { "RoleARN": "arn:aws:iam::123456789012:role/logs",
  "StreamARN": "arn:aws:kinesis:us-east-1:123456789012:stream/logs" } }]'
equal 'the fields of the logs' "$(asked 'join(`,`, RealtimeLogConfig.Fields)' create-realtime-log-config --name logs \
  --sampling-rate 5 --end-points "$stream" --fields c-ip timestamp)" timestamp,c-ip
refused InvalidArgument create-realtime-log-config --name other --sampling-rate 0 --end-points "$stream" --fields c-ip
equal 'the distributions with logs' "$(asked DistributionList.Quantity list-distributions-by-realtime-log-config \
  --realtime-log-config-name logs)" 0
cloudfront delete-realtime-log-config --name logs
refused NoSuchRealtimeLogConfig get-realtime-log-config --name logs

read -r profile profile_etag < <(asked '[FieldLevelEncryptionProfile.Id, ETag]' \
  create-field-level-encryption-profile --field-level-encryption-profile-config \
  '{ "Name": "cards", "CallerReference": "1", "EncryptionEntities": { "Quantity": 0 } }')
read -r encryption encryption_etag < <(asked '[FieldLevelEncryption.Id, ETag]' create-field-level-encryption-config \
  --field-level-encryption-config '{ "CallerReference": "1", "QueryArgProfileConfig": {
    "ForwardWhenQueryArgProfileIsUnknown": true, "QueryArgProfiles": { "Quantity": 1,
      "Items": [{ "QueryArg": "card", "ProfileId": "'"$profile"'" }] } } }')
refused FieldLevelEncryptionProfileInUse delete-field-level-encryption-profile --id "$profile" --if-match "$profile_etag"
cloudfront delete-field-level-encryption-config --id "$encryption" --if-match "$encryption_etag"
cloudfront delete-field-level-encryption-profile --id "$profile" --if-match "$profile_etag"
equal 'the configurations that are left' "$(asked FieldLevelEncryptionList.Quantity list-field-level-encryption-configs)" 0

read -r streaming streaming_etag < <(asked '[StreamingDistribution.Id, ETag]' create-streaming-distribution \
  --streaming-distribution-config '{ "CallerReference": "1", "Comment": "", "Enabled": false,
    "S3Origin": { "DomainName": "videos.s3.amazonaws.com", "OriginAccessIdentity": "" },
    "TrustedSigners": { "Enabled": false, "Quantity": 0 } }')
cloudfront wait streaming-distribution-deployed --id "$streaming"
equal 'the streaming distributions' \
  "$(asked 'StreamingDistributionList.Items[0].Id' list-streaming-distributions)" "$streaming"
cloudfront delete-streaming-distribution --id "$streaming" --if-match "$streaming_etag"
finish
