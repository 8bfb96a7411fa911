// As a doc comment the directive outlives the compiler: it stands in the published declarations too, so that
// who has not installed the optional package need not skip the check of libraries.
// biome-ignore lint/suspicious/noTsIgnore: there is an error only where the package is not installed
/** @ts-ignore */
type Installed = typeof import("@aws-sdk/client-cloudfront-keyvaluestore");

/** What stands for the package where it is not installed: no client, no operation. */
interface NotInstalled {
  readonly CloudFrontKeyValueStoreClient: never;
}

/**
 * The client package of the key value store data plane, which is optional. Only of a type that the compiler
 * does not know can any string be a key.
 */
export type KeyValueStore = string extends keyof Installed ? NotInstalled : Installed;

export type KeyValueStoreClient = InstanceType<KeyValueStore["CloudFrontKeyValueStoreClient"]>;
