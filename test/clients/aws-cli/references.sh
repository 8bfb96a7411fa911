#!/usr/bin/env bash
# Policies, origin access controls and keys, and a distribution that refers to them.
source "$(dirname "$0")/endpoint.sh"
source "$(dirname "$0")/sites.sh"

control POST reset

equal 'the managed cache policies' "$(asked 'CachePolicyList.Items[0].Type' list-cache-policies --type managed)" managed
equal 'an empty list' "$(asked CachePolicyList.Quantity list-cache-policies --type custom)" 0

read -r cache_policy cache_policy_etag < <(asked '[CachePolicy.Id, ETag]' create-cache-policy \
  --cache-policy-config '{ "Name": "pages", "MinTTL": 60 }')
refused CachePolicyAlreadyExists create-cache-policy --cache-policy-config '{ "Name": "pages", "MinTTL": 60 }'
read -r control_id control_etag < <(asked '[OriginAccessControl.Id, ETag]' create-origin-access-control \
  --origin-access-control-config '{ "Name": "site", "SigningProtocol": "sigv4", "SigningBehavior": "always",
    "OriginAccessControlOriginType": "s3" }')
node -e 'const { generateKeyPairSync } = require("node:crypto");
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const EncodedKey = publicKey.export({ type: "spki", format: "pem" });
  console.log(JSON.stringify({ CallerReference: "key", Name: "signer", EncodedKey }));' >"$scratch/key.json"
read -r key key_etag < <(asked '[PublicKey.Id, ETag]' create-public-key --public-key-config "file://$scratch/key.json")
read -r group group_etag < <(asked '[KeyGroup.Id, ETag]' create-key-group \
  --key-group-config '{ "Name": "signers", "Items": ["'"$key"'"] }')
refused InvalidArgument create-key-group --key-group-config '{ "Name": "others", "Items": ["unknown"] }'
refused PublicKeyInUse delete-public-key --id "$key" --if-match "$key_etag"

# A distribution must refer to existing resources, and keeps them from being deleted.
refer() { # CACHE_POLICY
  site first | sed -e "s/658327ea-f89d-4fab-a63d-7e88639e58f6/$1/" \
    -e "s/\"S3OriginConfig\"/\"OriginAccessControlId\": \"$control_id\", \"S3OriginConfig\"/" \
    -e "s/\"FunctionAssociations\"/\"TrustedKeyGroups\": { \"Enabled\": true, \"Quantity\": 1, \"Items\": [\"$group\"] }, \"FunctionAssociations\"/"
}
refused NoSuchCachePolicy create-distribution --distribution-config "$(refer 11111111-2222-4333-8444-555555555555)"
read -r id etag < <(asked '[Distribution.Id, ETag]' create-distribution --distribution-config "$(refer "$cache_policy")")
refused CachePolicyInUse delete-cache-policy --id "$cache_policy" --if-match "$cache_policy_etag"
refused OriginAccessControlInUse delete-origin-access-control --id "$control_id" --if-match "$control_etag"
refused ResourceInUse delete-key-group --id "$group" --if-match "$group_etag"
equal 'the distributions by cache policy' \
  "$(asked 'DistributionIdList.Items[0]' list-distributions-by-cache-policy-id --cache-policy-id "$cache_policy")" "$id"
equal 'the distributions by key group' \
  "$(asked 'DistributionIdList.Items[0]' list-distributions-by-key-group --key-group-id "$group")" "$id"

# Deleted in the opposite order.
cloudfront get-distribution-config --id "$id" --query DistributionConfig >"$scratch/config.json"
node -e 'const { readFileSync, writeFileSync } = require("node:fs");
  const config = JSON.parse(readFileSync(process.argv[1], "utf8"));
  writeFileSync(process.argv[2], JSON.stringify({ ...config, Enabled: false }));' "$scratch/config.json" "$scratch/disabled.json"
etag=$(asked ETag update-distribution --id "$id" --if-match "$etag" --distribution-config "file://$scratch/disabled.json")
cloudfront wait distribution-deployed --id "$id"
cloudfront delete-distribution --id "$id" --if-match "$etag"
cloudfront delete-key-group --id "$group" --if-match "$group_etag"
cloudfront delete-public-key --id "$key" --if-match "$key_etag"
cloudfront delete-origin-access-control --id "$control_id" --if-match "$control_etag"
cloudfront delete-cache-policy --id "$cache_policy" --if-match "$cache_policy_etag"
refused NoSuchCachePolicy get-cache-policy --id "$cache_policy"
finish
