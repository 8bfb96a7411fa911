"""Policies, origin access, keys and aliases: their lives, what distributions refer to, and what is in use."""

from endpoint import client_of, control, done, equal, refused
from sites import CACHING_OPTIMIZED, behavior_of, known_as, listed, site_of

KEY = """-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEe/4s5v85nR8Az/iGVurBGkAqpq4G
2CAxI8rtHCFVafhjsRwXqcZOM90G2gRqTawQVo3igQuBTmh9BNmMsfdGYw==
-----END PUBLIC KEY-----
"""

client = client_of()
control("POST", "reset")


def lives(name, config, change, id_of_item, *, first, list_method, list_member):
    """Creates, reads, lists and updates a resource. Returns its id and ETag."""
    member = "".join(part.capitalize() for part in name.split("_"))

    def call(verb, suffix=""):
        return getattr(client, f"{verb}_{name}{suffix}")

    created = call("create")(**{f"{member}Config": config})
    equal(created["ResponseMetadata"]["HTTPStatusCode"], 201)
    equal(created["ETag"], first)
    id = created[member]["Id"]
    equal(created["Location"].endswith(f"/{id}"), True)
    got = call("get")(Id=id)
    equal(got[member], created[member])
    read = call("get", "_config")(Id=id)
    equal(read[f"{member}Config"], created[member][f"{member}Config"])
    ids = [id_of_item(item) for item in getattr(client, list_method)()[list_member]["Items"]]
    equal(ids[-1], id)
    refused("InvalidIfMatchVersion", 400, call("update"), Id=id, **{f"{member}Config": config})
    whole = {**read[f"{member}Config"], **change}
    updated = call("update")(Id=id, IfMatch=read["ETag"], **{f"{member}Config": whole})
    equal(updated[member][f"{member}Config"], whole)
    refused("PreconditionFailed", 412, call("delete"), Id=id, IfMatch=read["ETag"])
    return id, updated["ETag"]


cache, cache_etag = lives(
    "cache_policy",
    {
        "Name": "pages",
        "MinTTL": 1,
        "ParametersInCacheKeyAndForwardedToOrigin": {
            "EnableAcceptEncodingGzip": True,
            "HeadersConfig": {"HeaderBehavior": "whitelist", "Headers": listed("accept")},
            "CookiesConfig": {"CookieBehavior": "none"},
            "QueryStringsConfig": {"QueryStringBehavior": "all"},
        },
    },
    {"Comment": "übung"},
    lambda item: item["CachePolicy"]["Id"],
    first="E23ZP02F085DFQ",
    list_method="list_cache_policies",
    list_member="CachePolicyList",
)
request, request_etag = lives(
    "origin_request_policy",
    {
        "Name": "api",
        "HeadersConfig": {"HeaderBehavior": "allViewer"},
        "CookiesConfig": {"CookieBehavior": "all"},
        "QueryStringsConfig": {"QueryStringBehavior": "none"},
    },
    {"Comment": "changed"},
    lambda item: item["OriginRequestPolicy"]["Id"],
    first="E23ZP02F085DFQ",
    list_method="list_origin_request_policies",
    list_member="OriginRequestPolicyList",
)
response, response_etag = lives(
    "response_headers_policy",
    {"Name": "secure", "CustomHeadersConfig": listed({"Header": "x-site", "Value": "", "Override": True})},
    {"Comment": "changed"},
    lambda item: item["ResponseHeadersPolicy"]["Id"],
    first="E23ZP02F085DFQ",
    list_method="list_response_headers_policies",
    list_member="ResponseHeadersPolicyList",
)
access, access_etag = lives(
    "origin_access_control",
    {
        "Name": "site",
        "Description": "",
        "SigningProtocol": "sigv4",
        "SigningBehavior": "always",
        "OriginAccessControlOriginType": "s3",
    },
    {"Description": "changed"},
    lambda item: item["Id"],
    first="ETVPDKIKX0DER",
    list_method="list_origin_access_controls",
    list_member="OriginAccessControlList",
)
identity, identity_etag = lives(
    "cloud_front_origin_access_identity",
    {"CallerReference": "first", "Comment": ""},
    {"Comment": "changed"},
    lambda item: item["Id"],
    first="E23ZP02F085DFQ",
    list_method="list_cloud_front_origin_access_identities",
    list_member="CloudFrontOriginAccessIdentityList",
)
key, key_etag = lives(
    "public_key",
    {"CallerReference": "first", "Name": "signer", "EncodedKey": KEY},
    {"Comment": "changed"},
    lambda item: item["Id"],
    first="E23ZP02F085DFQ",
    list_method="list_public_keys",
    list_member="PublicKeyList",
)
equal(client.get_public_key(Id=key)["PublicKey"]["PublicKeyConfig"]["EncodedKey"], KEY)
group, group_etag = lives(
    "key_group",
    {"Name": "members", "Items": [key]},
    {"Comment": "changed"},
    lambda item: item["KeyGroup"]["Id"],
    first="E23ZP02F085DFQ",
    list_method="list_key_groups",
    list_member="KeyGroupList",
)

# What a distribution refers to must be there, and stays while the distribution refers to it.
create = client.create_distribution
refused("NoSuchCachePolicy", 404, create, DistributionConfig=site_of("1", DefaultCacheBehavior=behavior_of(CachePolicyId=request)))
trusted = {"Enabled": True, **listed("unknown")}
refused("TrustedKeyGroupDoesNotExist", 400, create, DistributionConfig=site_of("1", DefaultCacheBehavior=behavior_of(TrustedKeyGroups=trusted)))
s3 = {"Id": "site", "DomainName": "site.s3.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}
refused("InvalidOriginAccessControl", 400, create, DistributionConfig=site_of("1", Origins=listed({**s3, "OriginAccessControlId": "E0"})))
behavior = behavior_of(
    CachePolicyId=cache,
    OriginRequestPolicyId=request,
    ResponseHeadersPolicyId=response,
    TrustedKeyGroups={"Enabled": True, **listed(group)},
)
created = create(
    DistributionConfig=site_of(
        "1",
        Enabled=False,
        Origins=listed({**s3, "OriginAccessControlId": access}),
        DefaultCacheBehavior=behavior,
        **known_as("www.example.com"),
    )
)
id = created["Distribution"]["Id"]
active = created["Distribution"]["ActiveTrustedKeyGroups"]
equal(active, {"Enabled": True, **listed({"KeyGroupId": group, "KeyPairIds": listed(key)})})
equal(client.list_distributions_by_key_group(KeyGroupId=group)["DistributionIdList"]["Items"], [id])
in_use = [
    ("CachePolicyInUse", client.delete_cache_policy, cache, cache_etag),
    ("OriginRequestPolicyInUse", client.delete_origin_request_policy, request, request_etag),
    ("ResponseHeadersPolicyInUse", client.delete_response_headers_policy, response, response_etag),
    ("OriginAccessControlInUse", client.delete_origin_access_control, access, access_etag),
    ("ResourceInUse", client.delete_key_group, group, group_etag),
    ("PublicKeyInUse", client.delete_public_key, key, key_etag),
]
for code, delete, resource, etag in in_use:
    refused(code, 409, delete, Id=resource, IfMatch=etag)

# Aliases move from one distribution to another.
other = create(DistributionConfig=site_of("2", Enabled=False, **known_as("a.example.com")))["Distribution"]["Id"]
conflicts = client.list_conflicting_aliases(DistributionId=other, Alias="*.example.com")["ConflictingAliasesList"]
equal([item["Alias"] for item in conflicts["Items"]], ["www.example.com"])
client.associate_alias(TargetDistributionId=other, Alias="www.example.com")
aliases = client.get_distribution_config(Id=other)["DistributionConfig"]["Aliases"]
equal(aliases, listed("a.example.com", "www.example.com"))

control("POST", "settle")
for each in (id, other):
    client.delete_distribution(Id=each, IfMatch=client.get_distribution(Id=each)["ETag"])
for _, delete, resource, etag in in_use:
    delete(Id=resource, IfMatch=etag)
client.delete_cloud_front_origin_access_identity(Id=identity, IfMatch=identity_etag)
equal(control("GET", "state"), {})
refused("IllegalDelete", 400, client.delete_cache_policy, Id=CACHING_OPTIMIZED, IfMatch="E23ZP02F085DFQ")
done()
