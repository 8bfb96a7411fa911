import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";
import type { MockCloudFront, MockCloudFrontOptions } from "../../src/index.ts";
import { mockCloudFront } from "../../src/index.ts";

/** A mock with its own clients. `using` restores the clients at the end of the test. */
export interface OpenedMock extends Disposable {
  readonly client: CloudFrontClient;
  readonly keyValueStoreClient: CloudFrontKeyValueStoreClient;
  readonly cloudfront: MockCloudFront;
}

export interface InterceptionMode {
  readonly name: string;
  open(options?: MockCloudFrontOptions & { readonly region?: string }): OpenedMock;
}

function createMode(intercept: "send" | "http"): InterceptionMode {
  return {
    name: intercept,
    open({ region = "us-east-1", ...options } = {}) {
      const config = { region, maxAttempts: 1 };
      const client = new CloudFrontClient(config);
      const keyValueStoreClient = new CloudFrontKeyValueStoreClient(config);
      const cloudfront = mockCloudFront({ clients: [client, keyValueStoreClient], intercept, ...options });
      return { client, keyValueStoreClient, cloudfront, [Symbol.dispose]: () => cloudfront.restore() };
    },
  };
}

/** The interception modes. Every test of an operation runs in all of them. */
export const interceptionModes: readonly InterceptionMode[] = [createMode("send"), createMode("http")];
