import { type KeyValueStore, mockCloudFront, type OperationName } from "mock-cloudfront";

// Without the package the types are `never`, which finds mistakes that `any` would hide.
export const stub: never = mockCloudFront().keyValueStoreClient;
export const operation = (name: OperationName<KeyValueStore>): never => name;
