"""The life of a function through boto3, with every error that a function operation can give read back by its code.

Usage: life_cycle.py URL
"""

import base64
import json
import sys
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

url = sys.argv[1]


def client_of(region="us-east-1"):
    return boto3.client(
        "cloudfront",
        endpoint_url=url,
        region_name=region,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 1}),
    )


client = client_of()
met = {}


def refused(code, status, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        said = error.response["Error"]
        got = (said["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"])
        assert got == (code, status), f"{got} instead of {(code, status)}: {said}"
        assert error.response["ResponseMetadata"]["RequestId"], error.response
        met[code] = said["Message"]
        return
    raise AssertionError(f"{call.__name__} was answered instead of refused with {code}")


def control(method, path):
    with urllib.request.urlopen(urllib.request.Request(f"{url}/_mock/{path}", method=method)) as response:
        body = response.read()
        return json.loads(body) if body else None


code = b"function handler(event) { event.request.uri += 'index.html'; return event.request; }"
config = {"Comment": "übung & <test>", "Runtime": "cloudfront-js-1.0"}
event = {
    "version": "1.0",
    "context": {
        "distributionDomainName": "d111111abcdef8.cloudfront.net",
        "distributionId": "EDFDVBD6EXAMPLE",
        "eventType": "viewer-request",
        "requestId": "EXAMPLEntjQpEXAMPLE_SG5Z-EXAMPLEPmPfEXAMPLEu3EqEXAMPLE==",
    },
    "viewer": {"ip": "198.51.100.11"},
    "request": {"method": "GET", "uri": "/a/", "querystring": {}, "headers": {}, "cookies": {}},
}

control("POST", "reset")
created = client.create_function(Name="edge", FunctionConfig=config, FunctionCode=code)
assert created["ResponseMetadata"]["HTTPStatusCode"] == 201
assert created["FunctionSummary"]["FunctionConfig"]["Comment"] == config["Comment"]
assert created["Location"].endswith("/edge"), created["Location"]
etag = created["ETag"]

refused("FunctionAlreadyExists", 409, client.create_function, Name="edge", FunctionConfig=config, FunctionCode=code)
refused("FunctionSizeLimitExceeded", 413, client.create_function, Name="big", FunctionConfig=config, FunctionCode=b" " * 10241)
refused("InvalidArgument", 400, client.create_function, Name="bad", FunctionConfig=config, FunctionCode=b"function handler(event) { return {")
refused("MalformedXML", 400, client.create_function, Name="no such name!", FunctionConfig=config, FunctionCode=code)
refused("NoSuchFunctionExists", 404, client.describe_function, Name="other")
refused("NoSuchFunctionExists", 404, client.describe_function, Name="edge", Stage="LIVE")
refused("InvalidArgument", 400, client.list_functions, Marker="none")
refused("InvalidIfMatchVersion", 400, client.delete_function, Name="edge", IfMatch="none")
refused("UnsupportedOperation", 400, client_of("cn-north-1").list_functions)
refused("TestFunctionFailed", 500, client.test_function, Name="edge", IfMatch=etag, EventObject=b"{}")

tested = client.test_function(Name="edge", IfMatch=etag, Stage="DEVELOPMENT", EventObject=json.dumps(event).encode())
output = json.loads(tested["TestResult"]["FunctionOutput"])
assert output["request"]["uri"] == "/a/index.html", output
assert int(tested["TestResult"]["ComputeUtilization"]) >= 0

updated = client.update_function(Name="edge", IfMatch=etag, FunctionConfig={**config, "Comment": ""}, FunctionCode=code + b"\n")
headers = updated["ResponseMetadata"]["HTTPHeaders"]
assert headers["etag"] == headers["ettag"] != etag, headers
refused("PreconditionFailed", 412, client.publish_function, Name="edge", IfMatch=etag)
etag = headers["etag"]
published = client.publish_function(Name="edge", IfMatch=etag)
assert published["FunctionSummary"]["FunctionMetadata"]["Stage"] == "LIVE"

got = client.get_function(Name="edge", Stage="LIVE")
assert got["FunctionCode"].read() == code + b"\n"
assert got["ContentType"] == "application/octet-stream"
assert got["ETag"] == etag

listed = client.list_functions(MaxItems="1")["FunctionList"]
assert (listed["Quantity"], listed["MaxItems"]) == (1, 1), listed
rest = client.list_functions(Marker=listed["NextMarker"])["FunctionList"]
assert [item["FunctionMetadata"]["Stage"] for item in listed["Items"] + rest["Items"]] == ["DEVELOPMENT", "LIVE"]

assert control("GET", "state")["functions"]["edge/LIVE"]["code"] == (code + b"\n").decode()
assert control("GET", "calls")[-1]["operation"] == "ListFunctions"

for number in range(99):
    client.create_function(Name=f"f{number}", FunctionConfig=config, FunctionCode=code)
refused("TooManyFunctions", 400, client.create_function, Name="f100", FunctionConfig=config, FunctionCode=code)

deleted = client.delete_function(Name="edge", IfMatch=etag)
assert deleted["ResponseMetadata"]["HTTPStatusCode"] == 204
refused("NoSuchFunctionExists", 404, client.delete_function, Name="edge", IfMatch=etag)
refused("NotImplemented", 501, client.list_origin_request_policies)
control("POST", "reset")
assert control("GET", "state") == {}
print(f"boto3 {boto3.__version__}: {len(met)} error codes: {', '.join(sorted(met))}")
