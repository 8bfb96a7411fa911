import * as cloudfront from "@aws-sdk/client-cloudfront";
import {
  CloudFrontServiceException,
  DescribeFunctionCommand,
  FunctionAlreadyExists,
  FunctionAlreadyExists$,
  NoSuchFunctionExists,
  NoSuchFunctionExists$,
} from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { createResponseMetadata, toException } from "../../src/sdk/exception.ts";
import { cloudFront, keyValueStore, MalformedXML$ } from "../../src/sdk/service-api.ts";
import { type ErrorSchema, getErrorStatus, ServiceError } from "../../src/sdk/service-error.ts";
import { ownProperties } from "../support/own-properties.ts";
import { refusalOf } from "../support/refusal.ts";
import { errorXml, keyValueWireThatAnswers, wireThatAnswers } from "../support/wire.ts";

/** The same refusal twice: as the SDK reads it from the wire, and as the fake makes it. */
async function bothWays(schema: ErrorSchema, message: string): Promise<{ real: Error; fake: Error }> {
  const { client } = wireThatAnswers({ status: getErrorStatus(schema), body: errorXml(schema[2], message) });
  const real = await refusalOf(client.send(new DescribeFunctionCommand({ Name: "edge" })));
  return { real, fake: toException(new ServiceError(schema, message), cloudFront, "11112222-request") };
}

const varying = ["stack", "$response", "requestId", "RequestId"];

describe("an exception equals the exception of the SDK's own deserializer:", () => {
  it.each([
    ["for a modeled error", NoSuchFunctionExists$, "The specified function does not exist"],
    // seen: FunctionAlreadyExists, TooManyFunctions and FunctionSizeLimitExceeded come with an empty message
    ["for an empty message", FunctionAlreadyExists$, ""],
    ["for a code that the SDK does not model", MalformedXML$, "1 validation error detected: ..."],
  ])("own properties, enumerable or not, and values: %s", async (_, schema, message) => {
    const { real, fake } = await bothWays(schema, message);
    expect(ownProperties(fake, varying)).toEqual(ownProperties(real, varying));
  });

  it("class, name and message", async () => {
    const { real, fake } = await bothWays(NoSuchFunctionExists$, "The specified function does not exist");
    expect(fake).toBeInstanceOf(NoSuchFunctionExists);
    expect(fake.constructor).toBe(real.constructor);
    expect(String(fake)).toBe(String(real));
  });

  it("the base class for a code without a class", async () => {
    const { real, fake } = await bothWays(MalformedXML$, "1 validation error detected: ...");
    expect(fake.constructor).toBe(CloudFrontServiceException);
    expect(fake.constructor).toBe(real.constructor);
    expect(fake.name).toBe("MalformedXML");
  });

  it("the SDK's text for an empty message", async () => {
    const { real, fake } = await bothWays(FunctionAlreadyExists$, "");
    expect(fake).toBeInstanceOf(FunctionAlreadyExists);
    expect(fake.message).toBe("UnknownError");
    expect(fake.message).toBe(real.message);
  });
});

describe("an exception of the key value store client equals the SDK's own:", () => {
  const KvsARN = "arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a1";
  it.each([
    ["of a client's fault", keyvaluestore.ValidationException$, "Pre-Condition failed"],
    ["with a status of its own", keyvaluestore.ServiceQuotaExceededException$, "Limit exceeded"],
    ["of the service's fault", keyvaluestore.InternalServerException$, "why"],
    ["with an empty message", keyvaluestore.ConflictException$, ""],
  ])("%s", async (_, schema, Message) => {
    const { client } = keyValueWireThatAnswers({
      status: getErrorStatus(schema),
      headers: { "x-amzn-errortype": schema[2] },
      body: JSON.stringify({ Message }),
    });
    const real = await refusalOf(client.send(new keyvaluestore.GetKeyCommand({ KvsARN, Key: "a" })));
    const fake = toException(new ServiceError(schema, Message), keyValueStore, "11112222-request");
    expect(ownProperties(fake, varying)).toEqual(ownProperties(real, varying));
    expect(fake.constructor).toBe(real.constructor);
    expect(String(fake)).toBe(String(real));
  });
});

it("has the request id in $metadata and in the body", () => {
  const exception = toException(
    new ServiceError(NoSuchFunctionExists$, "gone"),
    cloudFront,
    "11112222-request",
  );
  expect(exception).toMatchObject({
    RequestId: "11112222-request",
    $metadata: { requestId: "11112222-request", httpStatusCode: 404, attempts: 1 },
  });
});

it("makes each of the SDK's modeled errors an instance of the class of that name", () => {
  const schemas = Object.entries(cloudfront)
    .filter(([name, value]) => name.endsWith("$") && Array.isArray(value) && value[0] === -3)
    .map(([, value]) => value as unknown as ErrorSchema)
    .filter((schema) => schema[2] !== "CloudFrontServiceException");
  expect(schemas.length).toBeGreaterThan(150);
  const classes = cloudfront as unknown as Record<string, new () => unknown>;
  for (const schema of schemas) {
    const exception = toException(new ServiceError(schema, "why"), cloudFront, "11112222-request");
    expect(exception.constructor, schema[2]).toBe(classes[schema[2]]);
    expect(exception.name).toBe(schema[2]);
  }
});

it("marks a server error as the server's", () => {
  const exception = toException(new ServiceError(cloudfront.TestFunctionFailed$, "why"), cloudFront, "1");
  expect(exception).toMatchObject({
    $fault: "server",
    Type: "Receiver",
    $metadata: { httpStatusCode: 500 },
  });
});

it("has the members of $metadata in the SDK's order", async () => {
  const { client } = wireThatAnswers({ status: 204 });
  const { $metadata } = await client.send(
    new cloudfront.DeleteFunctionCommand({ Name: "edge", IfMatch: "ETVPDKIKX0DER" }),
  );
  expect(Object.entries(createResponseMetadata(204, String($metadata.requestId)))).toEqual(
    Object.entries($metadata),
  );
});

it("advice is the cause of an exception, which comparisons of errors ignore", () => {
  const message = "The specified function does not exist";
  const [plain, advised] = [undefined, "Create it first."].map((advice) =>
    toException(new ServiceError(NoSuchFunctionExists$, message, advice), cloudFront, "11112222-request"),
  );
  expect(advised?.cause).toMatchObject({ name: "mock-cloudfront", message: "Create it first." });
  expect(advised).toStrictEqual(plain);
  expect(plain && "cause" in plain).toBe(false);
});
