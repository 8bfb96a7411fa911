import { getClientKind } from "../../sdk/service-api.ts";
import { getClientRegion } from "../region.ts";
import { PropertyOverrides } from "./property-overrides.ts";
import { noDelayOverrides } from "./retry-delay.ts";

/** With `"none"` the SDK's attempts are real and its waiting is not. */
export type RetryDelay = "none" | "real";

interface Held {
  holders: number;
  readonly substitutions: PropertyOverrides;
}

const held = new WeakMap<object, Held>();

/**
 * Settles what a client would look up in the environment, in profiles or on the network before it sends, also
 * where it was given some of it, so that a test means the same on every machine. Serializer, signer, retries
 * and deserializer stay its own. Lasts until whoever holds a client has let it go.
 */
export function overrideConfig(client: object, retryDelay: RetryDelay): void {
  const holding = held.get(client);
  if (holding) {
    holding.holders++;
    return;
  }
  const substitutions = new PropertyOverrides();
  held.set(client, { holders: 1, substitutions });
  const { config } = client as { readonly config: object };
  for (const [name, value] of Object.entries(settingsOf(client, retryDelay, substitutions))) {
    substitutions.put(config, name, value);
  }
}

/** The last who lets a client go leaves it as it was. */
export function restoreConfig(client: object): void {
  const holding = held.get(client);
  if (!holding || --holding.holders > 0) {
    return;
  }
  held.delete(client);
  holding.substitutions.undo();
}

function settingsOf(client: object, retryDelay: RetryDelay, substitutions: PropertyOverrides): object {
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
    // The signer remembers these of the first request; it shall not remember ours.
    signingRegion: undefined,
    signingName: undefined,
    ...(getClientKind(client) === "keyvaluestore" && unsigned),
    ...(retryDelay === "none" &&
      retryStrategy && { retryStrategy: withoutWaiting(retryStrategy, substitutions) }),
  };
}

/** SigV4A needs a signer that is no part of the SDK, and the fake reads no signature. */
const unsigned = {
  httpAuthSchemeProvider: () => [{ schemeId: "smithy.api#noAuth" }],
  httpAuthSchemes: [
    {
      schemeId: "smithy.api#noAuth",
      identityProvider: () => async () => ({}),
      signer: { sign: async (request: unknown) => request },
    },
  ],
};

function withoutWaiting(
  strategyOf: () => Promise<object>,
  substitutions: PropertyOverrides,
): () => Promise<object> {
  const done = new WeakSet<object>();
  return async () => {
    const strategy = await strategyOf();
    if (!done.has(strategy)) {
      done.add(strategy);
      for (const part of noDelayOverrides(strategy)) {
        substitutions.put(...part);
      }
    }
    return strategy;
  };
}
