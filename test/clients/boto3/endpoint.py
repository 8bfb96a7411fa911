"""What each of these scripts is given: the endpoint's URL as its argument, a client of it, and checks that are counted.

The endpoint is `mock-cloudfront serve --propagation manual`: what is on its way arrives at `control("POST", "settle")`.
"""

import json
import sys
import threading
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

url = sys.argv[1]
checks = 0
codes = set()


def client_of(region="us-east-1"):
    return boto3.client(
        "cloudfront",
        endpoint_url=url,
        region_name=region,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 1}),
    )


def control(method, path):
    with urllib.request.urlopen(urllib.request.Request(f"{url}/_mock/{path}", method=method)) as response:
        body = response.read()
        return json.loads(body) if body else None


def settles_meanwhile():
    """Lets what is on its way arrive, after the first look of a waiter and before its second."""
    threading.Timer(0.5, control, ("POST", "settle")).start()


def equal(actual, expected):
    global checks
    assert actual == expected, f"{actual!r} instead of {expected!r}"
    checks += 1


def refused(code, status, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        said = error.response["Error"]
        equal((said["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]), (code, status))
        assert error.response["ResponseMetadata"]["RequestId"], error.response
        codes.add(code)
        return said["Message"]
    raise AssertionError(f"{call.__name__} was answered instead of refused with {code}")


def done():
    control("POST", "reset")
    equal(control("GET", "state"), {})
    print(f"boto3 {boto3.__version__}: {checks} checks, refused with {', '.join(sorted(codes)) or 'nothing'}")
