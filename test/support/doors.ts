import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import type { MockCloudFront, MockCloudFrontOptions } from "../../src/index.ts";
import { mockCloudFront } from "../../src/index.ts";

/** A client of its own and the fake behind it; `using` restores the client at the end of the test. */
export interface Opened extends Disposable {
  readonly client: CloudFrontClient;
  readonly cloudfront: MockCloudFront;
}

export interface Door {
  readonly name: string;
  open(options?: MockCloudFrontOptions & { readonly region?: string }): Opened;
}

const door = (intercept: "send" | "http"): Door => ({
  name: intercept,
  open({ region = "us-east-1", ...options } = {}) {
    const client = new CloudFrontClient({ region, maxAttempts: 1 });
    const cloudfront = mockCloudFront({ clients: [client], intercept, ...options });
    return { client, cloudfront, [Symbol.dispose]: () => cloudfront.restore() };
  },
});

/** The ways by which a call may come in; every operation test runs through all of them. */
export const doors: readonly Door[] = [door("send"), door("http")];
