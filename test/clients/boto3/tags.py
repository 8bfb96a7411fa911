"""Tags on distributions and on functions, by ARN."""

from endpoint import client_of, control, done, equal, refused
from sites import site_of

client = client_of()
control("POST", "reset")


def tags_of(**tags):
    return {"Items": [{"Key": key, "Value": value} for key, value in tags.items()]}


def found(arn):
    return client.list_tags_for_resource(Resource=arn)["Tags"]


create = client.create_distribution_with_tags
tagged = {"DistributionConfig": site_of("first"), "Tags": tags_of(team="edge", stage="übung = 1/2 @edge")}
created = create(DistributionConfigWithTags=tagged)
arn = created["Distribution"]["ARN"]
equal(created["ResponseMetadata"]["HTTPStatusCode"], 201)
equal(found(arn), tags_of(team="edge", stage="übung = 1/2 @edge"))
twice = {"DistributionConfig": site_of("second"), "Tags": {"Items": [{"Key": "a"}, {"Key": "a"}]}}
refused("InvalidTagging", 400, create, DistributionConfigWithTags=twice)
equal(client.list_distributions()["DistributionList"]["Quantity"], 1)

equal(client.tag_resource(Resource=arn, Tags=tags_of(stage="live", cost="1"))["ResponseMetadata"]["HTTPStatusCode"], 204)
equal(found(arn), tags_of(team="edge", stage="live", cost="1"))
client.untag_resource(Resource=arn, TagKeys={"Items": ["team", "cost", "none"]})
equal(found(arn), tags_of(stage="live"))
client.untag_resource(Resource=arn, TagKeys={"Items": ["stage"]})
equal(found(arn), {"Items": []})

refused("InvalidTagging", 400, client.tag_resource, Resource=arn, Tags=tags_of(**{"aws:a": "1"}))
refused("InvalidTagging", 400, client.tag_resource, Resource=arn, Tags=tags_of(**{f"k{n}": "" for n in range(51)}))
refused("NoSuchResource", 404, client.list_tags_for_resource, Resource=f"{arn}X")
refused("AccessDenied", 403, client.list_tags_for_resource, Resource=arn.replace("123456789012", "111122223333"))

config = {"Comment": "", "Runtime": "cloudfront-js-1.0"}
code = b"function handler(event) { return event.request; }"
function = client.create_function(Name="edge", FunctionConfig=config, FunctionCode=code)
arn = function["FunctionSummary"]["FunctionMetadata"]["FunctionARN"]
equal(found(arn), {"Items": []})
client.tag_resource(Resource=arn, Tags={"Items": [{"Key": "team"}]})
equal(found(arn)["Items"][0]["Key"], "team")
client.delete_function(Name="edge", IfMatch=function["ETag"])
refused("NoSuchResource", 404, client.list_tags_for_resource, Resource=arn)
done()
