#!/usr/bin/env bash
# Tags on distributions, and the lists in which distributions are found.
source "$(dirname "$0")/endpoint.sh"
source "$(dirname "$0")/sites.sh"

control POST reset
id=$(asked Distribution.Id create-distribution --distribution-config "$(site first)")
tagged="{ \"DistributionConfig\": $(site second), \"Tags\": { \"Items\": [{ \"Key\": \"team\", \"Value\": \"edge\" }] } }"
read -r second arn < <(asked 'Distribution.[Id, ARN]' create-distribution-with-tags \
  --distribution-config-with-tags "$tagged")
cloudfront tag-resource --resource "$arn" --tags 'Items=[{Key=stage,Value=live}]'
cloudfront untag-resource --resource "$arn" --tag-keys Items=team
tags() { cloudfront list-tags-for-resource --resource "$1" --query 'Tags.Items' --output json | tr -d ' \n'; }
equal 'the tags' "$(tags "$arn")" '[{"Key":"stage","Value":"live"}]'
cloudfront untag-resource --resource "$arn" --tag-keys Items=stage
equal 'no tags' "$(tags "$arn")" '[]'
refused NoSuchResource list-tags-for-resource --resource "${arn}X"

# Pages of one distribution each, and those of a policy.
equal 'the distributions' "$(cloudfront list-distributions --page-size 1 --query 'DistributionList.Items[].Id' \
  --output json | tr -d ' \n')" "[\"$id\",\"$second\"]"
equal 'the distributions of a policy' "$(asked 'DistributionIdList.Items' list-distributions-by-cache-policy-id \
  --cache-policy-id 658327ea-f89d-4fab-a63d-7e88639e58f6)" "$id"$'\t'"$second"
finish
