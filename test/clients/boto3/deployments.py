"""Continuous deployment, monitoring subscriptions and real-time logs."""

from endpoint import client_of, control, done, equal, refused
from sites import behavior_of, known_as, listed, site_of

client = client_of()
control("POST", "reset")

# A copy of the primary distribution, which only a policy can reach.
primary = client.create_distribution(DistributionConfig=site_of("primary", **known_as("www.example.com")))
primary_id = primary["Distribution"]["Id"]
refused(
    "InvalidArgument",
    400,
    client.copy_distribution,
    PrimaryDistributionId=primary_id,
    IfMatch=primary["ETag"],
    CallerReference="staging",
    Staging=False,
)
staging = client.copy_distribution(
    PrimaryDistributionId=primary_id, IfMatch=primary["ETag"], CallerReference="staging", Staging=True
)
staging_id, domain = staging["Distribution"]["Id"], staging["Distribution"]["DomainName"]
equal(staging["Distribution"]["DistributionConfig"]["Aliases"]["Quantity"], 0)


def policy_of(name, **traffic):
    return {"StagingDistributionDnsNames": listed(name), "Enabled": True, "TrafficConfig": traffic}


def by_weight(weight):
    stickiness = {"IdleTTL": 300, "MaximumTTL": 600}
    return {"Type": "SingleWeight", "SingleWeightConfig": {"Weight": weight, "SessionStickinessConfig": stickiness}}


create = client.create_continuous_deployment_policy
refused(
    "InvalidArgument", 400, create, ContinuousDeploymentPolicyConfig=policy_of("d0.cloudfront.net", **by_weight(0.1))
)
refused("InvalidArgument", 400, create, ContinuousDeploymentPolicyConfig=policy_of(domain, **by_weight(0.2)))
policy = create(ContinuousDeploymentPolicyConfig=policy_of(domain, **by_weight(0.15)))
policy_id = policy["ContinuousDeploymentPolicy"]["Id"]
equal(policy["ResponseMetadata"]["HTTPStatusCode"], 201)
traffic = policy["ContinuousDeploymentPolicy"]["ContinuousDeploymentPolicyConfig"]["TrafficConfig"]
equal(traffic["SingleWeightConfig"]["Weight"], 0.15)
header = {"Type": "SingleHeader", "SingleHeaderConfig": {"Header": "aws-cf-cd-canary", "Value": "yes"}}
refused("StagingDistributionInUse", 409, create, ContinuousDeploymentPolicyConfig=policy_of(domain, **header))
updated = client.update_continuous_deployment_policy(
    Id=policy_id, IfMatch=policy["ETag"], ContinuousDeploymentPolicyConfig=policy_of(domain, **header)
)
equal(client.get_continuous_deployment_policy_config(Id=policy_id)["ETag"], updated["ETag"])
equal(client.list_continuous_deployment_policies()["ContinuousDeploymentPolicyList"]["Quantity"], 1)


def change(id, **members):
    current = client.get_distribution_config(Id=id)
    return client.update_distribution(
        Id=id, IfMatch=current["ETag"], DistributionConfig={**current["DistributionConfig"], **members}
    )


refused("NoSuchContinuousDeploymentPolicy", 404, change, id=primary_id, ContinuousDeploymentPolicyId="none")
attached = change(primary_id, ContinuousDeploymentPolicyId=policy_id)
refused(
    "ContinuousDeploymentPolicyInUse",
    409,
    client.delete_continuous_deployment_policy,
    Id=policy_id,
    IfMatch=updated["ETag"],
)
message = refused("IllegalUpdate", 400, change, id=primary_id, PriceClass="PriceClass_100")
equal(message, "One or more fields updated are not supported for continuous deployment.")
refused("StagingDistributionInUse", 409, change, id=staging_id, Enabled=False)

# The promotion needs both ETags, and disables the policy.
changed = change(staging_id, DefaultRootObject="index.html")
promote = client.update_distribution_with_staging_config
refused(
    "InvalidIfMatchVersion", 400, promote, Id=primary_id, StagingDistributionId=staging_id, IfMatch=attached["ETag"]
)
promoted = promote(
    Id=primary_id, StagingDistributionId=staging_id, IfMatch=f"{attached['ETag']}, {changed['ETag']}"
)
config = promoted["Distribution"]["DistributionConfig"]
equal((config["DefaultRootObject"], config["Aliases"]["Items"]), ("index.html", ["www.example.com"]))
found = client.get_continuous_deployment_policy(Id=policy_id)
equal(found["ContinuousDeploymentPolicy"]["ContinuousDeploymentPolicyConfig"]["Enabled"], False)

# Additional metrics of a distribution.
enabled = {"RealtimeMetricsSubscriptionConfig": {"RealtimeMetricsSubscriptionStatus": "Enabled"}}
refused("NoSuchMonitoringSubscription", 404, client.get_monitoring_subscription, DistributionId=primary_id)
subscribed = client.create_monitoring_subscription(DistributionId=primary_id, MonitoringSubscription=enabled)
equal(subscribed["MonitoringSubscription"], enabled)
refused(
    "MonitoringSubscriptionAlreadyExists",
    409,
    client.create_monitoring_subscription,
    DistributionId=primary_id,
    MonitoringSubscription=enabled,
)
equal(client.get_monitoring_subscription(DistributionId=primary_id)["MonitoringSubscription"], enabled)
deleted = client.delete_monitoring_subscription(DistributionId=primary_id)
equal(deleted["ResponseMetadata"]["HTTPStatusCode"], 200)

# A real-time log configuration, and a cache behavior that logs to it.
stream = {
    "StreamType": "Kinesis",
    "KinesisStreamConfig": {
        "RoleARN": "arn:aws:iam::123456789012:role/logs",
        "StreamARN": "arn:aws:kinesis:us-east-1:123456789012:stream/logs",
    },
}
logs = client.create_realtime_log_config(
    Name="logs", SamplingRate=5, EndPoints=[stream], Fields=["sc-status", "timestamp"]
)["RealtimeLogConfig"]
equal(logs["Fields"], ["timestamp", "sc-status"])
equal(client.get_realtime_log_config(ARN=logs["ARN"])["RealtimeLogConfig"], logs)
equal(client.list_realtime_log_configs()["RealtimeLogConfigs"]["Items"], [logs])
refused("InvalidArgument", 400, client.update_realtime_log_config, Name="logs", SamplingRate=10)
logged = client.update_realtime_log_config(
    Name="logs", SamplingRate=10, EndPoints=[stream], Fields=["timestamp"]
)
equal(logged["RealtimeLogConfig"]["SamplingRate"], 10)
unknown = behavior_of(RealtimeLogConfigArn=f"{logs['ARN']}-of-others")
refused(
    "NoSuchRealtimeLogConfig",
    404,
    client.create_distribution,
    DistributionConfig=site_of("logged", DefaultCacheBehavior=unknown),
)
behavior = behavior_of(RealtimeLogConfigArn=logs["ARN"])
site = client.create_distribution(DistributionConfig=site_of("logged", DefaultCacheBehavior=behavior))
by_log = client.list_distributions_by_realtime_log_config(RealtimeLogConfigName="logs")["DistributionList"]
equal([item["Id"] for item in by_log["Items"]], [site["Distribution"]["Id"]])
refused("RealtimeLogConfigInUse", 400, client.delete_realtime_log_config, Name="logs")
done()
