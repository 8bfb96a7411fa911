"""The life of a distribution: its ETags, its refusals, its waiter, and the lists in which it is found."""

from endpoint import client_of, control, done, equal, refused, settles_meanwhile
from sites import ALL_VIEWER, CACHING_OPTIMIZED, CORS_S3_ORIGIN, SIMPLE_CORS, behavior_of, known_as, listed, site_of

client = client_of()
control("POST", "reset")

created = client.create_distribution(DistributionConfig=site_of("first", **known_as("www.example.com")))
distribution = created["Distribution"]
id = distribution["Id"]
equal(created["ResponseMetadata"]["HTTPStatusCode"], 201)
equal(created["Location"], f"https://cloudfront.amazonaws.com/2020-05-31/distribution/{id}")
equal(distribution["ARN"], f"arn:aws:cloudfront::123456789012:distribution/{id}")
equal(distribution["Status"], "InProgress")
equal(distribution["DistributionConfig"]["Comment"], "übung & <test>")
equal(distribution["DistributionConfig"]["PriceClass"], "PriceClass_All")
equal(distribution["DistributionConfig"]["DefaultCacheBehavior"]["FunctionAssociations"], {"Quantity": 0})

create = client.create_distribution
refused("DistributionAlreadyExists", 409, create, DistributionConfig=site_of("first"))
refused("CNAMEAlreadyExists", 409, create, DistributionConfig=site_of("2", **known_as("www.example.com")))
refused("InvalidViewerCertificate", 400, create, DistributionConfig=site_of("2", Aliases=listed("a.example.com")))
refused("InconsistentQuantities", 400, create, DistributionConfig=site_of("2", Aliases={"Quantity": 2, "Items": ["a.example.com"]}))
refused("NoSuchOrigin", 404, create, DistributionConfig=site_of("2", DefaultCacheBehavior=behavior_of(TargetOriginId="other")))
refused("NoSuchCachePolicy", 404, create, DistributionConfig=site_of("2", DefaultCacheBehavior=behavior_of(CachePolicyId=CORS_S3_ORIGIN)))
refused("MalformedXML", 400, create, DistributionConfig=site_of("2", PriceClass="PriceClass_1"))
refused("InvalidArgument", 400, create, DistributionConfig=site_of("2", DefaultCacheBehavior={"TargetOriginId": "site", "ViewerProtocolPolicy": "allow-all"}))
refused("NoSuchDistribution", 404, client.get_distribution, Id="EDFDVBD6EXAMPLE")

equal(client.get_distribution(Id=id)["Distribution"]["Status"], "InProgress")
settles_meanwhile()
client.get_waiter("distribution_deployed").wait(Id=id, WaiterConfig={"Delay": 1, "MaxAttempts": 20})
got = client.get_distribution(Id=id)
equal(got["Distribution"]["Status"], "Deployed")
equal(got["ETag"], created["ETag"])

# Read, change and write: everything that came must go back as it came.
read = client.get_distribution_config(Id=id)
config = read["DistributionConfig"]
equal(read["ETag"], created["ETag"])
equal(config, got["Distribution"]["DistributionConfig"])
update = client.update_distribution
refused("InvalidIfMatchVersion", 400, update, Id=id, DistributionConfig=config)
refused("IllegalUpdate", 400, update, Id=id, IfMatch=read["ETag"], DistributionConfig=site_of("first"))
refused("NoSuchDistribution", 404, update, Id="EDFDVBD6EXAMPLE", IfMatch=read["ETag"], DistributionConfig=config)
updated = update(Id=id, IfMatch=read["ETag"], DistributionConfig={**config, "Comment": "new"})
equal(updated["ETag"] == read["ETag"], False)
equal(updated["Distribution"]["DistributionConfig"], {**config, "Comment": "new"})
refused("PreconditionFailed", 412, update, Id=id, IfMatch=read["ETag"], DistributionConfig=config)

copied = client.copy_distribution(PrimaryDistributionId=id, Staging=True, IfMatch=updated["ETag"], CallerReference="copy")
equal(copied["Distribution"]["DistributionConfig"]["Staging"], True)
equal(copied["Distribution"]["DistributionConfig"]["Comment"], "new")

policies = behavior_of(OriginRequestPolicyId=CORS_S3_ORIGIN, ResponseHeadersPolicyId=SIMPLE_CORS)
acl = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/1"
second = create(DistributionConfig=site_of("second", DefaultCacheBehavior=policies, WebACLId=acl))["Distribution"]["Id"]
every = [id, copied["Distribution"]["Id"], second]
pages = client.get_paginator("list_distributions").paginate(PaginationConfig={"PageSize": 1})
items = [page["DistributionList"]["Items"] for page in pages]
equal([[item["Id"] for item in page] for page in items], [[one] for one in every])
equal(items[0][0]["Aliases"], listed("www.example.com"))
equal([item["Id"] for item in client.list_distributions_by_web_acl_id(WebACLId=acl)["DistributionList"]["Items"]], [second])
ids = client.list_distributions_by_cache_policy_id(CachePolicyId=CACHING_OPTIMIZED)["DistributionIdList"]
equal((ids["Quantity"], ids["Items"]), (3, every))
ids = client.list_distributions_by_origin_request_policy_id(OriginRequestPolicyId=CORS_S3_ORIGIN)["DistributionIdList"]
equal(ids["Items"], [second])
ids = client.list_distributions_by_response_headers_policy_id(ResponseHeadersPolicyId=SIMPLE_CORS)["DistributionIdList"]
equal(ids["Items"], [second])
by_origin_request_policy = client.list_distributions_by_origin_request_policy_id
ids = by_origin_request_policy(OriginRequestPolicyId=ALL_VIEWER)["DistributionIdList"]
equal((ids["Quantity"], "Items" in ids), (0, False))
refused("NoSuchOriginRequestPolicy", 404, by_origin_request_policy, OriginRequestPolicyId=CACHING_OPTIMIZED)

control("POST", "settle")
etag = client.get_distribution(Id=second)["ETag"]
refused("DistributionNotDisabled", 409, client.delete_distribution, Id=second, IfMatch=etag)
config = client.get_distribution_config(Id=second)["DistributionConfig"]
disabled = update(Id=second, IfMatch=etag, DistributionConfig={**config, "Enabled": False})["ETag"]
refused("DistributionNotDisabled", 409, client.delete_distribution, Id=second, IfMatch=disabled)
control("POST", "settle")
refused("PreconditionFailed", 412, client.delete_distribution, Id=second, IfMatch=etag)
equal(client.delete_distribution(Id=second, IfMatch=disabled)["ResponseMetadata"]["HTTPStatusCode"], 204)
refused("NoSuchDistribution", 404, client.delete_distribution, Id=second, IfMatch=disabled)
done()
