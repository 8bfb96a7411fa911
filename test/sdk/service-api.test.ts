import {
  CloudFront,
  CloudFrontClient,
  InvalidArgument$,
  InvalidIfMatchVersion$,
  PreconditionFailed$,
} from "@aws-sdk/client-cloudfront";
import {
  CloudFrontKeyValueStoreClient,
  ValidationException$,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import {
  cloudFront,
  findKeyValueStoreClient,
  getClientKind,
  getClientKindOfOperation,
  keyValueStore,
  MalformedXML$,
} from "../../src/sdk/service-api.ts";

describe("getClientKind", () => {
  class OwnClient extends CloudFrontClient {}
  it.each([
    ["the class", CloudFrontClient, "cloudfront"],
    ["the aggregated class", CloudFront, "cloudfront"],
    ["a class of one's own", OwnClient, "cloudfront"],
    ["an instance", new CloudFrontClient({}), "cloudfront"],
    ["an aggregated instance", new CloudFront({}), "cloudfront"],
    ["an instance of a class of one's own", new OwnClient({}), "cloudfront"],
    ["the key value store class", CloudFrontKeyValueStoreClient, "keyvaluestore"],
    ["a key value store instance", new CloudFrontKeyValueStoreClient({}), "keyvaluestore"],
    ["another class", Map, undefined],
    ["a plain object", {}, undefined],
    ["an arrow function, which has no prototype", () => undefined, undefined],
    ["an object without a prototype", Object.create(null) as object, undefined],
  ])("recognizes %s", (_, target, kind) => {
    expect(getClientKind(target)).toBe(kind);
  });

  it("recognizes a client of a second copy of the SDK by the name of its class", () => {
    const copies = { CloudFrontClient: class CloudFrontClient {} };
    expect(getClientKind(new copies.CloudFrontClient())).toBe("cloudfront");
  });
});

it("getClientKindOfOperation reads the client from the operation id", () => {
  expect(getClientKindOfOperation("com.amazonaws.cloudfront#CreateFunction")).toBe("cloudfront");
  expect(getClientKindOfOperation("com.amazonaws.cloudfrontkeyvaluestore#GetKey")).toBe("keyvaluestore");
});

it("findKeyValueStoreClient returns the client class of the installed package", () => {
  expect(findKeyValueStoreClient()).toBe(CloudFrontKeyValueStoreClient);
});

describe("CloudFront's errors", () => {
  it("for a missing or malformed If-Match (seen: DeleteOriginAccessControl, UpdateDistribution)", () => {
    expect(cloudFront.errors.invalidIfMatch()).toMatchObject({
      schema: InvalidIfMatchVersion$,
      message: "The If-Match version is missing or not valid for the resource.",
    });
  });

  it("for a stale If-Match (seen: UpdateFunction, PublishFunction)", () => {
    expect(cloudFront.errors.staleIfMatch()).toMatchObject({
      schema: PreconditionFailed$,
      message:
        "The request failed because it didn't meet the preconditions in one or more request-header fields.",
    });
  });

  it("for an input of the wrong shape (seen: CreateFunction): a code that the SDK does not model", () => {
    expect(cloudFront.errors.invalidInput("why")).toMatchObject({ schema: MalformedXML$, message: "why" });
  });

  it("for an invalid page", () => {
    expect(cloudFront.errors.invalidPage("why")).toMatchObject({ schema: InvalidArgument$, message: "why" });
  });
});

describe("the errors of the key value store's data plane", () => {
  // seen: UpdateKeys, whatever the If-Match was
  it("for a stale or missing If-Match", () => {
    for (const fault of [keyValueStore.errors.staleIfMatch(), keyValueStore.errors.invalidIfMatch()]) {
      expect(fault).toMatchObject({
        schema: ValidationException$,
        message: "Pre-Condition failed during update of Key-Value-Store",
      });
    }
  });

  it("for an input of the wrong shape and for an invalid page", () => {
    expect(keyValueStore.errors.invalidInput("why")).toMatchObject({
      schema: ValidationException$,
      message: "why",
    });
    expect(keyValueStore.errors.invalidPage("why")).toMatchObject({
      schema: ValidationException$,
      message: "why",
    });
  });
});
