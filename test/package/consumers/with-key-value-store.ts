import type {
  CloudFrontKeyValueStoreClient,
  GetKeyCommandOutput,
} from "@aws-sdk/client-cloudfront-keyvaluestore";
import { type AwsClientStub, type KeyValueStore, mockCloudFront, type Output } from "mock-cloudfront";

// The optional package's own types, if it is installed.
export const stub: AwsClientStub<CloudFrontKeyValueStoreClient> = mockCloudFront().keyValueStoreClient;
export const answer = (output: Omit<GetKeyCommandOutput, "$metadata">): Output<KeyValueStore, "GetKey"> =>
  output;

// @ts-expect-error `any` would be assignable
export const notAny: number = mockCloudFront().keyValueStoreClient;
