import { type KeyValueStore, mockCloudFront, type OperationName } from "mock-cloudfront";

// Without the package there is nothing to be had, which is better than anything at all.
export const stub: never = mockCloudFront().keyValueStoreClient;
export const operation = (name: OperationName<KeyValueStore>): never => name;
