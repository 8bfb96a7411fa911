"""Field-level encryption, and streaming distributions, which tools still list."""

from endpoint import client_of, control, done, equal, refused
from sites import behavior_of, listed, site_of

KEY = """-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAj1tPFxQfhSD7AhhKbjpc
mqRiqrGvK/NJ2XP0d0X5s1HYo1vJ5YYugamnz+F4G3fRdrADY6xaa2pKCv90Gsut
ALcpUgKjel2Hyn+tgxrCwUUhd11nAozFExXWdV2qKDtjKXBt+g7CtSpXd6XT9ypY
kVuM86erT5OdY8KlGoHQ+7kwI60XWDJF+lsCnFkSYAyc2+QqwGsGApI8mylEw76x
Ev8gvsLav4FuYDOO/SRGB9MLF6wm2cXajd4aMacj/mEhr8FnQ9Gan7pdmpIg+OZy
ExC3uljetSIzL8nsW7biabrMRWrhLnNMjHPnu0SwfheOAyi49g6p+rlhcTdH4nsb
RwIDAQAB
-----END PUBLIC KEY-----
"""

client = client_of()
control("POST", "reset")

key = client.create_public_key(PublicKeyConfig={"CallerReference": "1", "Name": "cards", "EncodedKey": KEY})
key_id = key["PublicKey"]["Id"]


def profile_of(*patterns, key=key_id):
    entity = {"PublicKeyId": key, "ProviderId": "payments", "FieldPatterns": listed(*patterns)}
    return {"Name": "cards", "CallerReference": "1", "EncryptionEntities": listed(entity)}


create_profile = client.create_field_level_encryption_profile
refused("NoSuchPublicKey", 404, create_profile, FieldLevelEncryptionProfileConfig=profile_of("card", key="K0"))
refused("InvalidArgument", 400, create_profile, FieldLevelEncryptionProfileConfig=profile_of("ABC*", "AB*"))
profile = create_profile(FieldLevelEncryptionProfileConfig=profile_of("card*", "cvc"))
profile_id = profile["FieldLevelEncryptionProfile"]["Id"]
equal(profile["ResponseMetadata"]["HTTPStatusCode"], 201)
refused(
    "FieldLevelEncryptionProfileAlreadyExists",
    409,
    create_profile,
    FieldLevelEncryptionProfileConfig=profile_of("card"),
)
refused("PublicKeyInUse", 409, client.delete_public_key, Id=key_id, IfMatch=key["ETag"])
items = client.list_field_level_encryption_profiles()["FieldLevelEncryptionProfileList"]["Items"]
equal([(item["Id"], item["Name"]) for item in items], [(profile_id, "cards")])


def config_of(**profiles):
    return {"CallerReference": "1", "Comment": "übung & <test>", **profiles}


def query_args(*pairs):
    mapped = [{"QueryArg": argument, "ProfileId": profile} for argument, profile in pairs]
    return {"ForwardWhenQueryArgProfileIsUnknown": True, "QueryArgProfiles": listed(*mapped)}


create_config = client.create_field_level_encryption_config
refused(
    "NoSuchFieldLevelEncryptionProfile",
    404,
    create_config,
    FieldLevelEncryptionConfig=config_of(QueryArgProfileConfig=query_args(("card", "P0"))),
)
refused(
    "QueryArgProfileEmpty",
    400,
    create_config,
    FieldLevelEncryptionConfig=config_of(QueryArgProfileConfig=query_args(("card", ""))),
)
mapping = query_args(("card", profile_id))
config = create_config(FieldLevelEncryptionConfig=config_of(QueryArgProfileConfig=mapping))
config_id = config["FieldLevelEncryption"]["Id"]
got = client.get_field_level_encryption_config(Id=config_id)
equal(got["FieldLevelEncryptionConfig"]["QueryArgProfileConfig"], mapping)
refused(
    "FieldLevelEncryptionProfileInUse",
    409,
    client.delete_field_level_encryption_profile,
    Id=profile_id,
    IfMatch=profile["ETag"],
)
refused(
    "IllegalUpdate",
    400,
    client.update_field_level_encryption_config,
    Id=config_id,
    IfMatch=config["ETag"],
    FieldLevelEncryptionConfig={**config_of(), "CallerReference": "2"},
)

methods = {**listed("HEAD", "DELETE", "POST", "GET", "OPTIONS", "PUT", "PATCH"), "CachedMethods": listed("HEAD", "GET")}


def encrypted(id, **changes):
    behavior = behavior_of(FieldLevelEncryptionId=id, AllowedMethods=methods, **changes)
    return site_of("encrypted", DefaultCacheBehavior=behavior)


create = client.create_distribution
refused("NoSuchFieldLevelEncryptionConfig", 404, create, DistributionConfig=encrypted("C0"))
refused(
    "IllegalFieldLevelEncryptionConfigAssociationWithCacheBehavior",
    400,
    create,
    DistributionConfig=encrypted(config_id, ViewerProtocolPolicy="allow-all"),
)
create(DistributionConfig=encrypted(config_id))
refused(
    "FieldLevelEncryptionConfigInUse",
    409,
    client.delete_field_level_encryption_config,
    Id=config_id,
    IfMatch=config["ETag"],
)

# A streaming distribution with tags.
streaming = {
    "CallerReference": "1",
    "Comment": "videos",
    "Enabled": True,
    "S3Origin": {"DomainName": "videos.s3.amazonaws.com", "OriginAccessIdentity": ""},
    "TrustedSigners": {"Enabled": False, "Quantity": 0},
}
created = client.create_streaming_distribution_with_tags(
    StreamingDistributionConfigWithTags={
        "StreamingDistributionConfig": streaming,
        "Tags": {"Items": [{"Key": "team", "Value": "video"}]},
    }
)
id, arn = created["StreamingDistribution"]["Id"], created["StreamingDistribution"]["ARN"]
equal(created["StreamingDistribution"]["Status"], "InProgress")
equal(client.list_tags_for_resource(Resource=arn)["Tags"]["Items"], [{"Key": "team", "Value": "video"}])
refused(
    "StreamingDistributionAlreadyExists",
    409,
    client.create_streaming_distribution,
    StreamingDistributionConfig=streaming,
)
control("POST", "settle")
client.get_waiter("streaming_distribution_deployed").wait(Id=id)
refused(
    "StreamingDistributionNotDisabled", 409, client.delete_streaming_distribution, Id=id, IfMatch=created["ETag"]
)
current = client.get_streaming_distribution_config(Id=id)
disabled = client.update_streaming_distribution(
    Id=id,
    IfMatch=current["ETag"],
    StreamingDistributionConfig={**current["StreamingDistributionConfig"], "Enabled": False},
)
control("POST", "settle")
listing = client.list_streaming_distributions()["StreamingDistributionList"]["Items"]
equal([(item["Id"], item["Status"]) for item in listing], [(id, "Deployed")])
client.delete_streaming_distribution(Id=id, IfMatch=disabled["ETag"])
refused("NoSuchStreamingDistribution", 404, client.get_streaming_distribution, Id=id)
done()
