import { CloudFrontServiceException, DescribeFunctionCommand } from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { cloudFront, type Dialect } from "../../src/sdk/dialects.ts";
import { toException } from "../../src/sdk/exception.ts";
import { faultName, faultSide, faultStatus } from "../../src/sdk/fault.ts";
import { generalErrorNames, namedFault } from "../../src/sdk/named-errors.ts";
import { schemaOfCommand } from "../../src/sdk/operation.ts";
import { ownProperties } from "../support/own-properties.ts";
import { refusalOf } from "../support/refusal.ts";
import { errorXml, wireThatAnswers } from "../support/wire.ts";

const describeFunction = schemaOfCommand(DescribeFunctionCommand) ?? expect.fail("has no schema");
function faultOf(name: string) {
  return namedFault(name, describeFunction, cloudFront, "111122223333");
}

describe.each([...generalErrorNames, "NoSuchFunctionExists", "PreconditionFailed"])("%s", (name) => {
  it("is what the SDK's own deserializer makes of the service's answer", async () => {
    const fault = faultOf(name);
    const { client } = wireThatAnswers({
      status: faultStatus(fault.schema),
      body: errorXml(name, fault.message, faultSide(fault.schema) === "server" ? "Receiver" : "Sender"),
    });
    const real = await refusalOf(client.send(new DescribeFunctionCommand({ Name: "edge" })));
    const fake = toException(fault, cloudFront, "11112222-request");
    const varying = ["stack", "$response", "requestId", "RequestId"];
    expect(ownProperties(fake, varying)).toEqual(ownProperties(real, varying));
    expect(fake.constructor).toBe(real.constructor);
  });
});

it.each([
  ["Throttling", 400, "Rate exceeded"],
  ["ServiceUnavailable", 503, "CloudFront encountered an internal error. Please try again."],
  ["InternalError", 500, "We encountered an internal error. Please try again."],
  [
    "AccessDenied",
    403,
    "User: arn:aws:iam::111122223333:user/deployer is not authorized to perform: cloudfront:DescribeFunction " +
      "because no identity-based policy allows the cloudfront:DescribeFunction action",
  ],
  ["ExpiredToken", 403, "The security token included in the request is expired"],
  [
    "PreconditionFailed",
    412,
    "The request failed because it didn't meet the preconditions in one or more request-header fields.",
  ],
  ["InvalidIfMatchVersion", 400, "The If-Match version is missing or not valid for the resource."],
  [
    "NoSuchFunctionExists",
    404,
    "NoSuchFunctionExists, as planned for DescribeFunction by cloudfront.faults.",
  ],
])("%s has status %d and the text %s", (name, status, message) => {
  const fault = faultOf(name);
  expect([faultName(fault.schema), faultStatus(fault.schema), fault.message]).toEqual([
    name,
    status,
    message,
  ]);
});

it("what the installed SDK has no class for is its base exception, of that name", () => {
  const exception = toException(faultOf("ErrorOfNextYear"), cloudFront, "1");
  expect(exception.constructor).toBe(CloudFrontServiceException);
  expect(exception).toMatchObject({ name: "ErrorOfNextYear", $metadata: { httpStatusCode: 400 } });
});

it("the key value store has its own names for what every service may answer", () => {
  const dialect = { ...cloudFront, sdk: keyvaluestore } as unknown as Dialect<object>;
  const getKey = schemaOfCommand(keyvaluestore.GetKeyCommand) ?? expect.fail("has no schema");
  const faults = generalErrorNames.map((name) => namedFault(name, getKey, dialect, "111122223333"));
  expect(faults.map(({ schema }) => `${faultName(schema)} ${faultStatus(schema)}`)).toEqual([
    "ThrottlingException 400",
    "ServiceUnavailableException 503",
    "InternalServerException 500",
    "AccessDeniedException 403",
    "ExpiredTokenException 403",
  ]);
  expect(faults[3]?.message).toContain("perform: cloudfront-keyvaluestore:GetKey");
});
