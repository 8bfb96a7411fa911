# Configurations of distributions, as short as CloudFront takes them. To be sourced.

site() { # REFERENCE [FUNCTION_ARN]
  local functions='{ "Quantity": 0 }'
  [[ $# == 1 ]] || functions='{ "Quantity": 1, "Items": [{ "EventType": "viewer-request", "FunctionARN": "'$2'" }] }'
  cat <<JSON
{ "CallerReference": "$1", "Comment": "a & b", "Enabled": true,
  "Aliases": { "Quantity": 1, "Items": ["$1.example.com"] },
  "ViewerCertificate": { "ACMCertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/example",
    "SSLSupportMethod": "sni-only", "MinimumProtocolVersion": "TLSv1.2_2021" },
  "Origins": { "Quantity": 1, "Items": [
    { "Id": "site", "DomainName": "site.s3.amazonaws.com", "S3OriginConfig": { "OriginAccessIdentity": "" } }] },
  "DefaultCacheBehavior": { "TargetOriginId": "site", "ViewerProtocolPolicy": "redirect-to-https",
    "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6", "FunctionAssociations": $functions } }
JSON
}
