import { CloudFrontServiceException, DescribeFunctionCommand } from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { createNamedError, generalErrorNames } from "../../src/faults/named-errors.ts";
import { toException } from "../../src/sdk/exception.ts";
import { findCommandSchema } from "../../src/sdk/operation.ts";
import { cloudFront, type ServiceApi } from "../../src/sdk/service-api.ts";
import { getErrorCode, getErrorSide, getErrorStatus } from "../../src/sdk/service-error.ts";
import { ownProperties } from "../support/own-properties.ts";
import { refusalOf } from "../support/refusal.ts";
import { errorXml, wireThatAnswers } from "../support/wire.ts";

const describeFunction = findCommandSchema(DescribeFunctionCommand) ?? expect.fail("has no schema");
function faultOf(name: string) {
  return createNamedError(name, describeFunction, cloudFront, "111122223333");
}

describe.each([...generalErrorNames, "NoSuchFunctionExists", "PreconditionFailed"])("%s", (name) => {
  it("equals the exception of the SDK's own deserializer", async () => {
    const fault = faultOf(name);
    const { client } = wireThatAnswers({
      status: getErrorStatus(fault.schema),
      body: errorXml(name, fault.message, getErrorSide(fault.schema) === "server" ? "Receiver" : "Sender"),
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
  expect([getErrorCode(fault.schema), getErrorStatus(fault.schema), fault.message]).toEqual([
    name,
    status,
    message,
  ]);
});

it("an error without a class in the installed SDK is the base exception with that name", () => {
  const exception = toException(faultOf("ErrorOfNextYear"), cloudFront, "1");
  expect(exception.constructor).toBe(CloudFrontServiceException);
  expect(exception).toMatchObject({ name: "ErrorOfNextYear", $metadata: { httpStatusCode: 400 } });
});

it("the key value store has its own names for general errors", () => {
  const api = { ...cloudFront, sdk: keyvaluestore } as unknown as ServiceApi<object>;
  const getKey = findCommandSchema(keyvaluestore.GetKeyCommand) ?? expect.fail("has no schema");
  const faults = generalErrorNames.map((name) => createNamedError(name, getKey, api, "111122223333"));
  expect(faults.map(({ schema }) => `${getErrorCode(schema)} ${getErrorStatus(schema)}`)).toEqual([
    "ThrottlingException 400",
    "ServiceUnavailableException 503",
    "InternalServerException 500",
    "AccessDeniedException 403",
    "ExpiredTokenException 403",
  ]);
  expect(faults[3]?.message).toContain("perform: cloudfront-keyvaluestore:GetKey");
});
