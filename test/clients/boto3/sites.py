"""Configurations of distributions, as short as CloudFront takes them."""

ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3"
CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6"
CORS_S3_ORIGIN = "88a5eaf4-2fd4-4709-b370-b4c650ea3fcf"
SIMPLE_CORS = "60669652-455b-4ae9-85a4-c4c02393f86c"


def listed(*items):
    return {"Quantity": len(items), **({"Items": list(items)} if items else {})}


def behavior_of(**changes):
    return {
        "TargetOriginId": "site",
        "ViewerProtocolPolicy": "redirect-to-https",
        "CachePolicyId": CACHING_OPTIMIZED,
        **changes,
    }


def site_of(reference, **changes):
    origin = {"Id": "site", "DomainName": "site.s3.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}
    return {
        "CallerReference": reference,
        "Comment": "übung & <test>",
        "Enabled": True,
        "Origins": listed(origin),
        "DefaultCacheBehavior": behavior_of(),
        **changes,
    }


def known_as(*aliases):
    """Alternate domain names, and the certificate without which CloudFront refuses them."""
    certificate = {
        "ACMCertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/example",
        "SSLSupportMethod": "sni-only",
        "MinimumProtocolVersion": "TLSv1.2_2021",
    }
    return {"Aliases": listed(*aliases), "ViewerCertificate": certificate}


def function_at(event, arn):
    return {"EventType": event, "FunctionARN": arn}
