import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { type DistributionSeed, type MockCloudFrontOptions, mockCloudFront } from "../../src/index.ts";
import { Clock } from "./clock.ts";

/** The origins of the site that {@link makeSite} seeds. */
export const siteOrigins = { site: "site.s3.eu-west-1.amazonaws.com", api: "api.example.com" };

/**
 * Creates a mock with one distribution, whose origins are a bucket with pages and a server that echoes its request.
 * Dispose of the mock with `using`.
 */
export function makeSite(seed: DistributionSeed = {}, options: MockCloudFrontOptions = {}) {
  const clock = new Clock();
  const client = new CloudFrontClient({ region: "us-east-1" });
  const cloudfront = mockCloudFront({
    clients: [client],
    now: clock.now,
    origins: {
      site: { "/index.html": "home", "/blog/index.html": "blog", "/404.html": "lost" },
      api: (request) => new Response(request.url),
    },
    ...options,
  });
  const { id, domainName } = cloudfront.seed.distribution({ origins: siteOrigins, ...seed });
  return {
    cloudfront,
    clock,
    client,
    id,
    domainName,
    /** Visits a path and returns the result and whether an origin was contacted, such as `"Hit 0"`. */
    async resultOf(path: string, init?: Parameters<typeof cloudfront.visit>[1]): Promise<string> {
      const { result, originRequests } = await cloudfront.visit(path, init);
      return `${result} ${originRequests.length}`;
    },
    [Symbol.dispose]: () => cloudfront.restore(),
  };
}
