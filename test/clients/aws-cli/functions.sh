#!/usr/bin/env bash
# The life of a function, with the error codes that the AWS CLI gives.
source "$(dirname "$0")/endpoint.sh"

config='{"Comment":"a & b","Runtime":"cloudfront-js-1.0"}'
code=$scratch/function.js
echo 'function handler(event) { event.request.uri += "index.html"; return event.request; }' >"$code"
echo 'function handler(event) { return {' >"$scratch/bad.js"
head -c 10241 /dev/zero | tr '\0' ' ' >"$scratch/big.js"
cat >"$scratch/event.json" <<'JSON'
{ "version": "1.0",
  "context": { "distributionDomainName": "d111111abcdef8.cloudfront.net", "distributionId": "EDFDVBD6EXAMPLE",
    "eventType": "viewer-request", "requestId": "EXAMPLEntjQpEXAMPLE_SG5Z-EXAMPLEPmPfEXAMPLEu3EqEXAMPLE==" },
  "viewer": { "ip": "198.51.100.11" },
  "request": { "method": "GET", "uri": "/a/", "querystring": {}, "headers": {}, "cookies": {} } }
JSON

create() { cloudfront create-function --function-config "$config" --query ETag --output text "$@"; }

control POST reset
etag=$(create --name edge --function-code "fileb://$code")
refused FunctionAlreadyExists create-function --name edge --function-config "$config" --function-code "fileb://$code"
refused FunctionSizeLimitExceeded create-function --name big --function-config "$config" --function-code "fileb://$scratch/big.js"
refused InvalidArgument create-function --name bad --function-config "$config" --function-code "fileb://$scratch/bad.js"
refused MalformedXML create-function --name 'no name!' --function-config "$config" --function-code "fileb://$code"
refused NoSuchFunctionExists describe-function --name other
refused InvalidIfMatchVersion delete-function --name edge --if-match none
AWS_DEFAULT_REGION=cn-north-1 refused UnsupportedOperation list-functions

uri=$(cloudfront test-function --name edge --if-match "$etag" --event-object "fileb://$scratch/event.json" \
  --query TestResult.FunctionOutput --output text)
equal 'the request' "$(grep -o '"uri":"[^"]*"' <<<"$uri")" '"uri":"/a/index.html"'
echo '{}' >"$scratch/empty.json"
refused TestFunctionFailed test-function --name edge --if-match "$etag" --event-object "fileb://$scratch/empty.json"

newer=$(cloudfront update-function --name edge --if-match "$etag" --function-config "$config" \
  --function-code "fileb://$code" --query ETag --output text)
refused PreconditionFailed publish-function --name edge --if-match "$etag"
[[ $newer != None ]] || newer=$(cloudfront describe-function --name edge --query ETag --output text)
equal stage "$(cloudfront publish-function --name edge --if-match "$newer" \
  --query FunctionSummary.FunctionMetadata.Stage --output text)" LIVE
cloudfront get-function --name edge --stage LIVE "$scratch/got.js" >/dev/null
equal 'the code' "$(cat "$scratch/got.js")" "$(cat "$code")"
equal listed "$(cloudfront list-functions --stage LIVE --query 'FunctionList.Items[].Name' --output text)" edge

for number in $(seq 99); do
  curl -fsS -o /dev/null --aws-sigv4 aws:amz:us-east-1:cloudfront --user test:test "$url/2020-05-31/function" -d "<CreateFunctionRequest><Name>f$number</Name><FunctionConfig>
    <Comment/><Runtime>cloudfront-js-1.0</Runtime></FunctionConfig><FunctionCode>$(base64 -w0 "$code")</FunctionCode></CreateFunctionRequest>"
done
refused TooManyFunctions create-function --name f100 --function-config "$config" --function-code "fileb://$code"

cloudfront delete-function --name edge --if-match "$newer"
refused NoSuchFunctionExists delete-function --name edge --if-match "$newer"
finish
