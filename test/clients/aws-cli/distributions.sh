#!/usr/bin/env bash
# The life of a distribution that has a function.
source "$(dirname "$0")/endpoint.sh"
source "$(dirname "$0")/sites.sh"

control POST reset

# A function must be published before a distribution may have it, and is in use then.
echo 'function handler(event) { return event.request; }' >"$scratch/function.js"
config='{"Comment":"","Runtime":"cloudfront-js-2.0"}'
read -r edge function_etag < <(asked '[FunctionSummary.FunctionMetadata.FunctionARN, ETag]' create-function \
  --name edge --function-config "$config" --function-code "fileb://$scratch/function.js")
refused InvalidArgument create-distribution --distribution-config "$(site first "$edge")"
cloudfront publish-function --name edge --if-match "$function_etag" >/dev/null
read -r id etag status < <(asked '[Distribution.Id, ETag, Distribution.Status]' create-distribution \
  --distribution-config "$(site first "$edge")")
equal 'the status of a new distribution' "$status" InProgress
refused FunctionInUse delete-function --name edge --if-match "$function_etag"
cloudfront wait distribution-deployed --id "$id"
equal 'the status of its function' "$(asked FunctionSummary.Status describe-function --name edge --stage LIVE)" DEPLOYED

refused DistributionAlreadyExists create-distribution --distribution-config "$(site first)"
refused CNAMEAlreadyExists create-distribution --distribution-config "$(site first | sed 's/"first"/"other"/')"
refused NoSuchDistribution get-distribution --id EDFDVBD6EXAMPLE

# Read, change and write.
cloudfront get-distribution-config --id "$id" --query DistributionConfig >"$scratch/config.json"
refused InvalidIfMatchVersion update-distribution --id "$id" --distribution-config "file://$scratch/config.json"
sed 's/"Enabled": true/"Enabled": false/' "$scratch/config.json" >"$scratch/disabled.json"
newer=$(asked ETag update-distribution --id "$id" --if-match "$etag" --distribution-config "file://$scratch/disabled.json")
refused PreconditionFailed update-distribution --id "$id" --if-match "$etag" \
  --distribution-config "file://$scratch/config.json"
etag=$(asked ETag update-distribution --id "$id" --if-match "$newer" --distribution-config "file://$scratch/config.json")
refused DistributionNotDisabled delete-distribution --id "$id" --if-match "$etag"

newer=$(asked ETag update-distribution --id "$id" --if-match "$etag" --distribution-config "file://$scratch/disabled.json")
cloudfront wait distribution-deployed --id "$id"
cloudfront delete-distribution --id "$id" --if-match "$newer"
refused NoSuchDistribution get-distribution-config --id "$id"
cloudfront delete-function --name edge --if-match "$function_etag"
finish
