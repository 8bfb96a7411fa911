"""The life of a function, with every error that a function operation can give read back by its code."""

import json

from endpoint import client_of, control, done, equal, refused

client = client_of()

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
equal(created["ResponseMetadata"]["HTTPStatusCode"], 201)
equal(created["FunctionSummary"]["FunctionConfig"]["Comment"], config["Comment"])
equal(created["Location"].rpartition("/")[2], "edge")
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
equal(output["request"]["uri"], "/a/index.html")
equal(int(tested["TestResult"]["ComputeUtilization"]) in range(101), True)

updated = client.update_function(Name="edge", IfMatch=etag, FunctionConfig={**config, "Comment": ""}, FunctionCode=code + b"\n")
headers = updated["ResponseMetadata"]["HTTPHeaders"]
equal(headers["etag"], headers["ettag"])
refused("PreconditionFailed", 412, client.publish_function, Name="edge", IfMatch=etag)
etag = headers["etag"]
published = client.publish_function(Name="edge", IfMatch=etag)
equal(published["FunctionSummary"]["FunctionMetadata"]["Stage"], "LIVE")

got = client.get_function(Name="edge", Stage="LIVE")
equal(got["FunctionCode"].read(), code + b"\n")
equal(got["ContentType"], "application/octet-stream")
equal(got["ETag"], etag)

listed = client.list_functions(MaxItems="1")["FunctionList"]
equal((listed["Quantity"], listed["MaxItems"]), (1, 1))
rest = client.list_functions(Marker=listed["NextMarker"])["FunctionList"]
equal([item["FunctionMetadata"]["Stage"] for item in listed["Items"] + rest["Items"]], ["DEVELOPMENT", "LIVE"])

equal(control("GET", "state")["functions"]["edge/LIVE"]["code"], (code + b"\n").decode())
equal(control("GET", "calls")[-1]["operation"], "ListFunctions")

for number in range(99):
    client.create_function(Name=f"f{number}", FunctionConfig=config, FunctionCode=code)
refused("TooManyFunctions", 400, client.create_function, Name="f100", FunctionConfig=config, FunctionCode=code)

deleted = client.delete_function(Name="edge", IfMatch=etag)
equal(deleted["ResponseMetadata"]["HTTPStatusCode"], 204)
refused("NoSuchFunctionExists", 404, client.delete_function, Name="edge", IfMatch=etag)
done()
