import { readFulfilledString } from "../sdk/internals.ts";

const regions = new WeakMap<object, string | undefined>();

/**
 * Returns the region that a client was created with. Returns undefined for a region that the SDK would look up in the
 * environment, in profiles or in the machine's metadata service, because tests should not depend on them.
 */
export function getClientRegion(client: object): string | undefined {
  if (!regions.has(client)) {
    regions.set(client, readConfiguredRegion((client as { config?: { region?: unknown } }).config?.region));
  }
  return regions.get(client);
}

function readConfiguredRegion(provider: unknown): string | undefined {
  if (typeof provider !== "function") {
    return undefined;
  }
  // The client wraps a region string in an async function. Only then is the promise already fulfilled when the function
  // returns.
  const promise = withRegionInEnvironment(provider as () => Promise<unknown>);
  promise.catch(() => undefined);
  return readFulfilledString(promise);
}

/**
 * Calls a function while AWS_REGION is set. The SDK reads the environment first and synchronously. With a region there,
 * the SDK opens no profile and sends no request. CloudFront's own region is us-east-1.
 */
function withRegionInEnvironment<T>(readRegion: () => T): T {
  const { AWS_REGION } = process.env;
  process.env.AWS_REGION ||= "us-east-1";
  try {
    return readRegion();
  } finally {
    if (AWS_REGION === undefined) {
      delete process.env.AWS_REGION;
    } else {
      process.env.AWS_REGION = AWS_REGION;
    }
  }
}
