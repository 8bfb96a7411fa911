import * as cloudfront from "@aws-sdk/client-cloudfront";
import type { KeyValueStore } from "./key-value-store.ts";
import type { Sdk } from "./operation.ts";
import { loadOptional } from "./optional.ts";
import { defineUnmodeledError, type ErrorSchema, ServiceError } from "./service-error.ts";
import { assertStoreAddress } from "./store-address.ts";

type CloudFrontModule = typeof cloudfront;

/** The client package of CloudFront. An interface, because editors print the path of a `typeof import` type. */
export interface CloudFront extends CloudFrontModule {}
export type { KeyValueStore };

/** The errors that every operation of a service shares, in the service's own words. */
export interface ApiErrors {
  /** The exception class that the SDK uses for an error that its package does not model. */
  readonly baseClass: string;
  /** The input has the wrong shape: missing members, invalid lengths, unknown enum values. */
  readonly invalidInput: (message: string) => ServiceError;
  /** `IfMatch` is missing, or is not an ETag. */
  readonly invalidIfMatch: (advice?: string) => ServiceError;
  /** `IfMatch` is an ETag, but not the current one. */
  readonly staleIfMatch: (advice?: string) => ServiceError;
  /** `Marker` or `MaxItems` has no valid value. */
  readonly invalidPage: (message: string) => ServiceError;
  /** Returns the members of an exception besides its message, as the SDK's deserializer sets them. */
  readonly toMembers: (schema: ErrorSchema, message: string, requestId: string) => object;
}

/** An SDK client package and the conventions of its service. */
export interface ServiceApi<S extends Sdk> {
  /** The client package: schemas (`CreateFunction$`) and exception classes, by name. */
  readonly sdk: S;
  /** The format of request bodies. */
  readonly body: "xml" | "json";
  /** The errors that every operation shares. */
  readonly errors: ApiErrors;
  /**
   * Throws the errors that the client's endpoint rules throw before a request is sent. Omitted if the rules read no
   * input.
   */
  readonly assertAddressable?: (input: object, region: string | undefined) => void;
}

const namespace = "com.amazonaws.cloudfront";

/** The XML namespace of CloudFront's messages. */
export const cloudFrontNamespace = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

/** CloudFront reports a violated model constraint with a code that its API model does not list. */
export const MalformedXML$: ErrorSchema = defineUnmodeledError(namespace, "MalformedXML", 400);

/**
 * The API of CloudFront (REST-XML). Error messages are the service's, as users have published them.
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
  errors: {
    baseClass: "CloudFrontServiceException",
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
    toMembers: (schema, message, requestId) => {
      const type = (schema[3] as { error?: string }).error === "server" ? "Receiver" : "Sender";
      return {
        Error: { Type: type, Code: schema[2], Message: message },
        RequestId: requestId,
        xmlns: cloudFrontNamespace,
        Type: type,
        Code: schema[2],
      };
    },
  },
};

const keyValueStorePackage = "@aws-sdk/client-cloudfront-keyvaluestore";

function findKeyValueStore(): KeyValueStore | undefined {
  return loadOptional<KeyValueStore>(keyValueStorePackage);
}

/** Returns the client class of the optional key value store package, or undefined if it is not installed. */
export function findKeyValueStoreClient(): KeyValueStore["CloudFrontKeyValueStoreClient"] | undefined {
  return findKeyValueStore()?.CloudFrontKeyValueStoreClient;
}

function invalidKeyValueRequest(message: string): ServiceError {
  return new ServiceError(keyValueStore.sdk.ValidationException$, message);
}

// seen: the same error for a stale If-Match and for one that is not an ETag, in UpdateKeys
function failedPrecondition(advice?: string): ServiceError {
  return new ServiceError(
    keyValueStore.sdk.ValidationException$,
    "Pre-Condition failed during update of Key-Value-Store",
    advice,
  );
}

/**
 * The API of the data plane of key value stores (REST-JSON). Its optional client package is loaded on first use.
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
  errors: {
    baseClass: "CloudFrontKeyValueStoreServiceException",
    invalidInput: invalidKeyValueRequest,
    invalidIfMatch: failedPrecondition,
    staleIfMatch: failedPrecondition,
    invalidPage: invalidKeyValueRequest,
    toMembers: () => ({}),
  },
  assertAddressable: (input, region) => {
    const { KvsARN } = input as { readonly KvsARN?: unknown };
    assertStoreAddress(KvsARN, region, keyValueStore.sdk);
  },
};

export type ClientKind = "cloudfront" | "keyvaluestore";

/**
 * Returns the kind of a client or client class. Compares class names, so clients of a second copy of the SDK are
 * recognized too.
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

/** Returns the kind of client that sends an operation. */
export function getClientKindOfOperation(id: string): ClientKind {
  return id.startsWith(`${namespace}#`) ? "cloudfront" : "keyvaluestore";
}
