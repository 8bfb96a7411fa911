import { inspect } from "node:util";
import { CreateFunction$ } from "@aws-sdk/client-cloudfront";

/** The private parts of an SDK client that this package reads or replaces. */
export interface ClientInternals {
  readonly config: Record<string, unknown>;
  /** Calls that the client has prepared, with `cacheMiddleware`. They keep the request handler of the first call. */
  handlers?: unknown;
}

/** The private parts of the SDK's retry strategies. */
export interface RetryStrategyInternals {
  retryBackoffStrategy?: object;
  /** The strategy inside an adaptive strategy. */
  standardRetryStrategy?: RetryStrategyInternals;
  rateLimiter?: { getSendToken?: unknown };
}

/** The settings of a client's config that interception mode `"http"` replaces. */
const replacedSettings = [
  "region",
  "credentials",
  "endpoint",
  "isCustomEndpoint",
  "ignoreConfiguredEndpointUrls",
  "serviceConfiguredEndpoint",
  "useFipsEndpoint",
  "useDualstackEndpoint",
  "authSchemePreference",
  "httpAuthSchemeProvider",
  "httpAuthSchemes",
  "requestHandler",
  "retryStrategy",
] as const;

/** Casts a client to its private parts. */
export function getInternals(client: object): ClientInternals {
  return client as ClientInternals;
}

/** Drops the calls that a client has prepared, so that its next call reads the current request handler. */
export function clearPreparedCalls(client: object): void {
  delete getInternals(client).handlers;
}

/**
 * Returns the string that a promise is already fulfilled with, or undefined. Node offers no other way to read a promise
 * synchronously than the text of `inspect()`. With async hooks, as under jest, the text continues with symbols.
 */
export function readFulfilledString(promise: Promise<unknown>): string | undefined {
  return /^Promise \{\s+'([\w-]+)'(?:,|\s+\}$)/.exec(inspect(promise, { colors: false }))?.[1];
}

/** Returns the number of required members of a structure. The SDK's schemas list required members first. */
export function countRequiredMembers(structureSchema: readonly unknown[]): number {
  return Number(structureSchema[6] ?? 0);
}

interface InternalPart {
  readonly name: string;
  /** The behavior that is lost without the part. */
  readonly effect: string;
  /** The interception mode that needs the part. All modes, if omitted. */
  readonly mode?: "http";
  readonly isPresent: (client: ClientInternals) => boolean | Promise<boolean>;
}

/** The private parts whose absence would change behavior silently. Other missing parts throw where they are used. */
const parts: readonly InternalPart[] = [
  ...replacedSettings.map(
    (name): InternalPart => ({
      name: `client.config.${name}`,
      mode: "http",
      effect: 'intercept: "http" may read the environment, profiles or the network',
      isPresent: ({ config }) => name in config,
    }),
  ),
  {
    name: "the delay of the SDK's retry strategy",
    mode: "http",
    effect: 'retries with intercept: "http" wait in real time',
    isPresent: async ({ config }) => {
      const strategy = await (config.retryStrategy as () => Promise<RetryStrategyInternals>)();
      // A strategy of the user's own need not have the SDK's parts.
      return (
        !isSdkStrategy(strategy) || Boolean((strategy.standardRetryStrategy ?? strategy).retryBackoffStrategy)
      );
    },
  },
  {
    name: "the value of a fulfilled promise in inspect()",
    effect: "the region of a client is unknown, so regions without CloudFront are not rejected",
    isPresent: () => readFulfilledString(Promise.resolve("us-east-1")) === "us-east-1",
  },
  {
    name: "the count of required members in schemas",
    effect: "missing members are not rejected",
    isPresent: () => countRequiredMembers(resolve(CreateFunction$[4])) > 0,
  },
];

function isSdkStrategy(strategy: object): boolean {
  return /^(Standard|Adaptive)RetryStrategy$/.test(strategy.constructor.name);
}

function resolve(schema: unknown): readonly unknown[] {
  return (typeof schema === "function" ? schema() : schema) as readonly unknown[];
}

/**
 * Returns the private parts that a client of the installed SDK lacks, with the behavior that is lost. Reads the client's
 * retry strategy in mode `"http"` only, because the client may open profiles to create it.
 */
export async function findMissingInternals(
  client: object,
  mode: "send" | "http",
): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const { name, effect, mode: neededIn = mode, isPresent } of parts) {
    if (neededIn === mode && !(await isPresent(getInternals(client)))) {
      missing.push(`${name} (${effect})`);
    }
  }
  return missing;
}

const checkedModes = new Set<"send" | "http">();

/**
 * Warns once per process and mode if the installed SDK lacks a private part that this package depends on. Emits a
 * `MockCloudFrontWarning` through `process.emitWarning`.
 */
export function warnAboutMissingInternals(client: object, mode: "send" | "http"): void {
  if (checkedModes.has(mode)) {
    return;
  }
  checkedModes.add(mode);
  findMissingInternals(client, mode).then(
    (missing) => {
      if (missing.length > 0) {
        process.emitWarning(
          `This version of the AWS SDK lacks internals that mock-cloudfront depends on: ${missing.join("; ")}. ` +
            "Update mock-cloudfront, or install an earlier SDK.",
          { type: "MockCloudFrontWarning", code: "MISSING_SDK_INTERNALS" },
        );
      }
    },
    // A client whose own strategy throws reports the error itself, in the call.
    () => undefined,
  );
}
