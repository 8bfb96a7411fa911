import type { Backend } from "../../core/backend.ts";
import { clientKind } from "../../sdk/dialects.ts";
import { regionOf } from "../region.ts";
import { partsWithoutWaiting } from "./no-wait.ts";
import { backendHandler } from "./request-handler.ts";
import type { Substitutions } from "./substitutions.ts";
import type { Timeouts } from "./timeouts.ts";

/** With `"none"` the SDK's attempts are real and its waiting is not. */
export type RetryDelay = "none" | "real";

interface ClientConfig {
  readonly requestHandler: { readonly configProvider?: Promise<Timeouts> };
  readonly retryStrategy?: () => Promise<object>;
}

/**
 * Gives a client the fake for a socket. Serializer, signer, retries and deserializer stay its own; what they
 * would look up in the environment, in profiles or on the network is settled, whatever the client was given,
 * so that a test means the same on every machine.
 */
export function interceptClient(
  client: object,
  backend: Backend,
  retryDelay: RetryDelay,
  substitutions: Substitutions,
): void {
  const { config } = client as { readonly config: ClientConfig };
  const region = regionOf(client);
  const { requestHandler, retryStrategy } = config;
  const settings: Record<string, unknown> = {
    requestHandler: backendHandler(() => backend, {
      region,
      timeouts: async () => (await requestHandler?.configProvider) ?? {},
    }),
    region: async () => region ?? "us-east-1",
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
    ...(clientKind(client) === "keyvaluestore" && unsigned),
    ...(retryDelay === "none" &&
      retryStrategy && { retryStrategy: withoutWaiting(retryStrategy, substitutions) }),
  };
  for (const [name, value] of Object.entries(settings)) substitutions.put(config, name, value);
  // With `cacheMiddleware` a client keeps ready-made calls, socket and all.
  if ("handlers" in client) substitutions.put(client, "handlers", undefined);
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
  substitutions: Substitutions,
): () => Promise<object> {
  const done = new WeakSet<object>();
  return async () => {
    const strategy = await strategyOf();
    if (!done.has(strategy)) {
      done.add(strategy);
      for (const part of partsWithoutWaiting(strategy)) substitutions.put(...part);
    }
    return strategy;
  };
}
