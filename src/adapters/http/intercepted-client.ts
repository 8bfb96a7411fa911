import { getClientKind } from "../../sdk/service-api.ts";
import { getClientRegion } from "../region.ts";
import { PropertyOverrides } from "./property-overrides.ts";
import { createNoDelayOverrides } from "./retry-delay.ts";

/** The delay between the SDK's attempts. The attempts are real with both values. */
export type RetryDelay = "none" | "real";

interface ConfigOverride {
  refCount: number;
  readonly overrides: PropertyOverrides;
}

const overriddenClients = new WeakMap<object, ConfigOverride>();

/**
 * Overrides the settings that a client would read from the environment, profiles or the network before it sends a
 * request, even if the client was given them, so that a test behaves the same on every machine. Serializer, signer,
 * retries and deserializer stay the client's own. Reference-counted: each call needs one `restoreConfig`.
 */
export function overrideConfig(client: object, retryDelay: RetryDelay): void {
  const current = overriddenClients.get(client);
  if (current) {
    current.refCount++;
    return;
  }
  const overrides = new PropertyOverrides();
  overriddenClients.set(client, { refCount: 1, overrides });
  const { config } = client as { readonly config: object };
  for (const [name, value] of Object.entries(createSettings(client, retryDelay, overrides))) {
    overrides.put(config, name, value);
  }
}

/** Releases one reference. The last release restores the client's settings. */
export function restoreConfig(client: object): void {
  const current = overriddenClients.get(client);
  if (!current || --current.refCount > 0) {
    return;
  }
  overriddenClients.delete(client);
  current.overrides.undo();
}

function createSettings(client: object, retryDelay: RetryDelay, overrides: PropertyOverrides): object {
  const { retryStrategy } = (client as { config: { retryStrategy?: () => Promise<object> } }).config;
  const region = getClientRegion(client) ?? "us-east-1";
  return {
    region: async () => region,
    credentials: async () => ({ accessKeyId: "AKIAMOCKCLOUDFRONT", secretAccessKey: "mock-cloudfront" }),
    endpoint: undefined,
    isCustomEndpoint: false,
    ignoreConfiguredEndpointUrls: true,
    serviceConfiguredEndpoint: async () => undefined,
    useFipsEndpoint: async () => false,
    useDualstackEndpoint: async () => false,
    authSchemePreference: async () => [],
    // The signer caches these from its first request. Keep it from caching the mock's.
    signingRegion: undefined,
    signingName: undefined,
    ...(getClientKind(client) === "keyvaluestore" && unsignedAuth),
    ...(retryDelay === "none" && retryStrategy && { retryStrategy: removeDelays(retryStrategy, overrides) }),
  };
}

/** Disables signing. SigV4A needs a signer that is not part of the SDK, and the mock does not read signatures here. */
const unsignedAuth = {
  httpAuthSchemeProvider: () => [{ schemeId: "smithy.api#noAuth" }],
  httpAuthSchemes: [
    {
      schemeId: "smithy.api#noAuth",
      identityProvider: () => async () => ({}),
      signer: { sign: async (request: unknown) => request },
    },
  ],
};

function removeDelays(
  getStrategy: () => Promise<object>,
  overrides: PropertyOverrides,
): () => Promise<object> {
  const overridden = new WeakSet<object>();
  return async () => {
    const strategy = await getStrategy();
    if (!overridden.has(strategy)) {
      overridden.add(strategy);
      for (const override of createNoDelayOverrides(strategy)) {
        overrides.put(...override);
      }
    }
    return strategy;
  };
}
