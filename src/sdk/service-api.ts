import * as cloudfront from "@aws-sdk/client-cloudfront";
import type { KeyValueStore } from "./key-value-store.ts";
import type { Sdk } from "./operation.ts";
import { loadOptional } from "./optional.ts";
import { defineUnmodeledError, type ErrorSchema, ServiceError } from "./service-error.ts";
import { assertStoreAddress } from "./store-address.ts";

/** The client package of CloudFront. */
export type CloudFront = typeof cloudfront;
export type { KeyValueStore };

/** One SDK client package, and how its service words the refusals that every operation shares. */
export interface ServiceApi<S extends Sdk> {
  /** The client package itself: its schemas (`CreateFunction$`) and exception classes, by name. */
  readonly sdk: S;
  /** In which form a request's body travels. */
  readonly body: "xml" | "json";
  /** The name of the class that the SDK makes an exception of that its package does not model. */
  readonly baseException: string;
  /** The shape of an input is wrong: the answer to missing members, bad lengths, unknown enum values. */
  readonly invalidInput: (message: string) => ServiceError;
  /** `IfMatch` is missing or no ETag at all. */
  readonly invalidIfMatch: (advice?: string) => ServiceError;
  /** `IfMatch` is an ETag, and not the current one. */
  readonly staleIfMatch: (advice?: string) => ServiceError;
  /** A `Marker` or `MaxItems` that no page begins at. */
  readonly invalidPage: (message: string) => ServiceError;
  /** The members of an exception beside its message, as the SDK's deserializer leaves them. */
  readonly errorBody: (schema: ErrorSchema, message: string, requestId: string) => object;
  /**
   * What the client's endpoint rules refuse before anything is sent, thrown as they throw it. Left out where they
   * look at nothing of the input.
   */
  readonly assertAddressable?: (input: object, region: string | undefined) => void;
}

const namespace = "com.amazonaws.cloudfront";

/** CloudFront answers a violated model constraint with a code that its API model does not list. */
export const MalformedXML$: ErrorSchema = defineUnmodeledError(namespace, "MalformedXML", 400);

/**
 * CloudFront (REST-XML). The texts are the service's own, as users have published them.
 *
 * @example
 * import { cloudFront, defineService } from "mock-cloudfront";
 *
 * const trustStores = defineService("trust-stores", cloudFront, {
 *   ListTrustStores: () => ({ TrustStoreList: [] }),
 * });
 */
export const cloudFront: ServiceApi<CloudFront> = {
  sdk: cloudfront,
  body: "xml",
  baseException: "CloudFrontServiceException",
  invalidInput: (message) => new ServiceError(MalformedXML$, message),
  // seen: DeleteOriginAccessControl, UpdateDistribution (aws-sdk 576, boto3 3813, aws-sdk-js 1669)
  invalidIfMatch: (advice) =>
    new ServiceError(
      cloudfront.InvalidIfMatchVersion$,
      "The If-Match version is missing or not valid for the resource.",
      advice,
    ),
  // seen: UpdateFunction, PublishFunction (terraform-provider-aws 19529, 49572)
  staleIfMatch: (advice) =>
    new ServiceError(
      cloudfront.PreconditionFailed$,
      "The request failed because it didn't meet the preconditions in one or more request-header fields.",
      advice,
    ),
  invalidPage: (message) => new ServiceError(cloudfront.InvalidArgument$, message),
  errorBody: (schema, message, requestId) => {
    const type = (schema[3] as { error?: string }).error === "server" ? "Receiver" : "Sender";
    return {
      Error: { Type: type, Code: schema[2], Message: message },
      RequestId: requestId,
      xmlns: "http://cloudfront.amazonaws.com/doc/2020-05-31/",
      Type: type,
      Code: schema[2],
    };
  },
};

const keyValueStorePackage = "@aws-sdk/client-cloudfront-keyvaluestore";

function findKeyValueStore(): KeyValueStore | undefined {
  return loadOptional<KeyValueStore>(keyValueStorePackage);
}

/** The client class of the optional key value store package, or `undefined` where it is not installed. */
export function findKeyValueStoreClient(): KeyValueStore["CloudFrontKeyValueStoreClient"] | undefined {
  return findKeyValueStore()?.CloudFrontKeyValueStoreClient;
}

function invalidKeyValueRequest(message: string): ServiceError {
  return new ServiceError(keyValueStore.sdk.ValidationException$, message);
}

// seen: for a stale If-Match and for one that is none alike, in UpdateKeys
function failedPrecondition(advice?: string): ServiceError {
  return new ServiceError(
    keyValueStore.sdk.ValidationException$,
    "Pre-Condition failed during update of Key-Value-Store",
    advice,
  );
}

/**
 * The data plane of key value stores (REST-JSON), whose package is loaded when it is first asked for.
 *
 * @example
 * import { keyValueStore } from "mock-cloudfront";
 *
 * cloudfront.override("GetKey", ({ Key }) => ({ Key, Value: "always", ItemCount: 1, TotalSizeInBytes: 6 }), keyValueStore);
 */
export const keyValueStore: ServiceApi<KeyValueStore> = {
  get sdk() {
    const sdk = findKeyValueStore();
    if (!sdk) {
      throw new Error(`${keyValueStorePackage} is not installed: npm install -D ${keyValueStorePackage}`);
    }
    return sdk;
  },
  body: "json",
  baseException: "CloudFrontKeyValueStoreServiceException",
  invalidInput: invalidKeyValueRequest,
  invalidIfMatch: failedPrecondition,
  staleIfMatch: failedPrecondition,
  invalidPage: invalidKeyValueRequest,
  errorBody: () => ({}),
  assertAddressable: (input, region) => {
    const { KvsARN } = input as { readonly KvsARN?: unknown };
    assertStoreAddress(KvsARN, region, keyValueStore.sdk);
  },
};

export type ClientKind = "cloudfront" | "keyvaluestore";

/**
 * Which service a client, or a client class, speaks to. Told by the names of its classes, so that clients of a
 * second copy of the SDK are known too.
 */
export function getClientKind(target: object): ClientKind | undefined {
  let prototype: unknown = typeof target === "function" ? target.prototype : target;
  while (typeof prototype === "object" && prototype !== null) {
    const name = prototype.constructor?.name;
    if (name === "CloudFrontClient") {
      return "cloudfront";
    }
    if (name === "CloudFrontKeyValueStoreClient") {
      return "keyvaluestore";
    }
    prototype = Object.getPrototypeOf(prototype);
  }
  return undefined;
}

/** The kind of client that has an operation. */
export function getClientKindOfOperation(id: string): ClientKind {
  return id.startsWith(`${namespace}#`) ? "cloudfront" : "keyvaluestore";
}
