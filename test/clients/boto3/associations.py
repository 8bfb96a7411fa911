"""Functions at the cache behaviors of a distribution: which may be there, and what each does to the other."""

from endpoint import client_of, control, done, equal, refused
from sites import behavior_of, function_at, listed, site_of

client = client_of()
control("POST", "reset")


def function_of(name):
    code = b"function handler(event) { return event.request || event.response; }"
    config = {"Comment": "", "Runtime": "cloudfront-js-2.0"}
    created = client.create_function(Name=name, FunctionConfig=config, FunctionCode=code)
    return created["ETag"], created["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]


def status_of(name, stage="LIVE"):
    return client.describe_function(Name=name, Stage=stage)["FunctionSummary"]["Status"]


def site_with(reference, *functions, **changes):
    return site_of(reference, DefaultCacheBehavior=behavior_of(FunctionAssociations=listed(*functions)), **changes)


request_etag, request_arn = function_of("at-request")
response_etag, response_arn = function_of("at-response")
site = site_with("first", function_at("viewer-request", request_arn))
create = client.create_distribution

message = refused("InvalidArgument", 400, create, DistributionConfig=site)
equal("FunctionAssociationArn" in message and "not found or is not published" in message, True)
unknown = request_arn.replace("at-request", "other")
refused("InvalidArgument", 400, create, DistributionConfig=site_with("first", function_at("viewer-request", unknown)))
equal(status_of("at-request", "DEVELOPMENT"), "UNPUBLISHED")

client.publish_function(Name="at-request", IfMatch=request_etag)
client.publish_function(Name="at-response", IfMatch=response_etag)
equal(status_of("at-request"), "UNASSOCIATED")
both = [function_at("viewer-request", request_arn), function_at("viewer-request", response_arn)]
refused("InvalidFunctionAssociation", 400, create, DistributionConfig=site_with("first", *both))
message = refused("MalformedXML", 400, create, DistributionConfig=site_with("first", function_at("origin", request_arn)))
equal("functionAssociations.items.1.member.eventType" in message, True)

elsewhere = behavior_of(
    PathPattern="/api/*", FunctionAssociations=listed(function_at("viewer-response", response_arn))
)
created = create(DistributionConfig={**site, "CacheBehaviors": listed(elsewhere)})
id = created["Distribution"]["Id"]
config = created["Distribution"]["DistributionConfig"]
equal(config["DefaultCacheBehavior"]["FunctionAssociations"], listed(function_at("viewer-request", request_arn)))
equal(
    config["CacheBehaviors"]["Items"][0]["FunctionAssociations"],
    listed(function_at("viewer-response", response_arn)),
)
equal([status_of(name) for name in ("at-request", "at-response")], ["IN_PROGRESS", "IN_PROGRESS"])
control("POST", "settle")
equal([status_of(name) for name in ("at-request", "at-response")], ["DEPLOYED", "DEPLOYED"])
equal(status_of("at-request", "DEVELOPMENT"), "DEPLOYED")

message = refused("FunctionInUse", 409, client.delete_function, Name="at-request", IfMatch=request_etag)
equal(message, "Cannot delete function at-request, it is in use by 1 distributions")

# A publication redeploys the distribution, and whoever holds its ETag is too late.
published = client.publish_function(Name="at-request", IfMatch=request_etag)
equal(published["FunctionSummary"]["Status"], "IN_PROGRESS")
update = client.update_distribution
refused("PreconditionFailed", 412, update, Id=id, IfMatch=created["ETag"], DistributionConfig=config)
got = client.get_distribution(Id=id)
equal((got["Distribution"]["Status"], got["ETag"] == created["ETag"]), ("InProgress", False))

# Taken off, a function is in use until the distribution has arrived.
without = {**config, "DefaultCacheBehavior": {**config["DefaultCacheBehavior"], "FunctionAssociations": {"Quantity": 0}}}
update(Id=id, IfMatch=got["ETag"], DistributionConfig=without)
refused("FunctionInUse", 409, client.delete_function, Name="at-request", IfMatch=request_etag)
control("POST", "settle")
equal([status_of(name) for name in ("at-request", "at-response")], ["UNASSOCIATED", "DEPLOYED"])
client.delete_function(Name="at-request", IfMatch=request_etag)
refused("NoSuchFunctionExists", 404, client.describe_function, Name="at-request")
done()
