import type { RetryDelay } from "./adapters/http/intercepted-client.ts";
import type { ClientTarget } from "./adapters/interception.ts";
import type { BackendOptions } from "./core/backend.ts";
import { MockCloudFrontError } from "./core/errors.ts";
import type { Propagation } from "./core/propagation.ts";
import type { Quotas } from "./core/quotas.ts";
import type { Service } from "./core/service.ts";
import {
  type EdgeOptions,
  edgeOptionRules,
  getAllowedOrigins,
  type ResolvedEdgeOptions,
  resolveEdgeOptions,
} from "./edge/edge-options.ts";
import { findOriginsProblem } from "./edge/origins/find-stub-problem.ts";
import type { Origins } from "./edge/origins/origin-stub.ts";
import { createCountingExecutor } from "./runtime/edge-coverage/counting-executor.ts";
import { createFileFinder, findMissingFiles } from "./runtime/edge-coverage/covered-files.ts";
import { type FunctionExecutor, findExecutorProblem, quickJs } from "./runtime/executor.ts";
import { cloudFront, findKeyValueStoreClient, getClientKind } from "./sdk/service-api.ts";
import { builtinServices } from "./services/index.ts";
import { isObject } from "./values/is-object.ts";
import { findOptionProblem, type OptionRules } from "./values/validate-options.ts";

/** Options of `mockCloudFront()`. All are optional. */
export interface MockCloudFrontOptions {
  /**
   * The client classes or instances to intercept. `[]` intercepts nothing.
   * @defaultValue the `CloudFrontClient` class, and `CloudFrontKeyValueStoreClient` if its package is installed
   */
  readonly clients?: readonly ClientTarget[] | undefined;
  /**
   * The interception mode. `"send"` replaces `client.send`. `"http"` replaces only the socket: the SDK's serializer,
   * signer, retries and deserializer run.
   * @defaultValue `"send"`
   */
  readonly intercept?: "send" | "http" | undefined;
  /**
   * With `intercept: "http"`, `"none"` removes the delay between the SDK's attempts. The attempts are real either way.
   * @defaultValue `"none"`
   */
  readonly retryDelay?: RetryDelay | undefined;
  /** The account id in ARNs: twelve digits. @defaultValue `"123456789012"` */
  readonly accountId?: string | undefined;
  /** Overrides of the service's quotas. */
  readonly quotas?: Partial<Quotas> | undefined;
  /**
   * `"strict"`: CreateFunction and UpdateFunction reject code that the runtime cannot run. AWS accepts such code and
   * fails to run it. `"service"` accepts it as AWS does.
   * @defaultValue `"strict"`
   */
  readonly codeCheck?: "strict" | "service" | undefined;
  /**
   * `"strict"`: a distribution or key group that names a policy, an origin access control, an origin access identity, a
   * key group or a public key which does not exist is refused, as the real service refuses it. `"any"`: such ids are
   * taken as they come, for tests that are not about these resources.
   * @defaultValue `"strict"`
   * @example
   * const cloudfront = mockCloudFront({ references: "any" });
   */
  readonly references?: "strict" | "any" | undefined;
  /**
   * When pending states end: `"immediate"` by the next read, `"manual"` at `settle()`, `{ ms }` after that many
   * milliseconds on the mock's clock.
   * @defaultValue `"immediate"`
   */
  readonly propagation?: Propagation | undefined;
  /**
   * The host name at which a domain points, as DNS would say: by domain, or a function that returns undefined for a
   * domain without a record and throws if the lookup fails. Domains that a record does not list point nowhere.
   * VerifyDnsConfiguration and the validation of managed certificates use it.
   * @defaultValue every domain points at the routing endpoint of its distribution tenant
   * @example
   * const records = new Map([["shop.example.com", "old-host.example.net"]]);
   * const cloudfront = mockCloudFront({ dns: (domain) => records.get(domain) });
   */
  readonly dns?: DnsRecords | undefined;
  /** The engine in which TestFunction runs code. @defaultValue this package's engine */
  readonly executor?: FunctionExecutor | undefined;
  /**
   * Function files to include in the test runner's coverage report. TestFunction counts the lines of the file whose
   * text it runs. A folder stands for all JavaScript files below it. Needs the package `istanbul-lib-instrument`, and
   * `coverage.provider: "istanbul"` in vitest or the provider `"babel"` in jest.
   * @defaultValue no coverage
   * @example
   * const cloudfront = mockCloudFront({ coverage: { files: ["docs/examples/functions"] } });
   */
  readonly coverage?: CoverageOptions | undefined;
  /**
   * The contents of S3 objects, by `bucket/key`, for CreateKeyValueStore to import.
   * @defaultValue `{}`
   * @example
   * const cloudfront = mockCloudFront({
   *   objects: { "my-bucket/redirects.json": '{"data":[{"key":"/old","value":"/new"}]}' },
   * });
   * const ImportSource = { SourceType: "S3", SourceARN: "arn:aws:s3:::my-bucket/redirects.json" } as const;
   * await client.send(new CreateKeyValueStoreCommand({ Name: "redirects", ImportSource }));
   */
  readonly objects?: Readonly<Record<string, string>> | undefined;
  /**
   * What the origins of distributions answer to `visit()`: one handler for all, or stubs by domain name or origin id.
   * @defaultValue none: a visit that reaches an origin rejects with `UNHANDLED_ORIGIN`
   * @example
   * const cloudfront = mockCloudFront({
   *   origins: {
   *     site: { "/index.html": "<h1>Home</h1>" },
   *     "api.example.com": (request) => Response.json({ url: request.url }),
   *   },
   * });
   */
  readonly origins?: Origins | undefined;
  /** How edge locations treat visits. */
  readonly edge?: EdgeOptions | undefined;
  /** The mounted services. Add your own with `defineService`. @defaultValue `builtinServices` */
  readonly services?: readonly Service[] | undefined;
  /**
   * Reports requests to AWS from clients that the mock does not intercept, such as those of a second copy of the SDK.
   * `"error"` rejects them with a `MockCloudFrontError` of code `UNHANDLED_REQUEST`, `"warn"` emits a process warning and
   * sends them. Requests by `fetch`, HTTP/2 or other processes are not observed.
   * @defaultValue such requests are sent
   * @example
   * const cloudfront = mockCloudFront({ onUnhandledRequest: "error" });
   */
  readonly onUnhandledRequest?: "warn" | "error" | undefined;
  /** The mock's clock. @defaultValue `() => new Date()`, so fake timers apply */
  readonly now?: (() => Date) | undefined;
  /** The seed of ids and random faults. The same seed and clock give the same run. @defaultValue `1` */
  readonly randomSeed?: number | undefined;
}

/** What DNS says of domains, for the option `dns`. */
export type DnsRecords = Readonly<Record<string, string>> | ((domain: string) => string | undefined);

/** The function files to include in the test runner's coverage report. */
export interface CoverageOptions {
  /** Paths of files and folders, relative to the working directory. */
  readonly files: readonly string[];
}

export interface ResolvedOptions extends BackendOptions {
  readonly references: "strict" | "any";
  readonly executor: FunctionExecutor | undefined;
  readonly coverage: CoverageOptions | undefined;
  readonly origins: Origins | undefined;
  readonly edge: ResolvedEdgeOptions;
  readonly clients: readonly ClientTarget[];
  readonly services: readonly Service[];
  readonly intercept: "send" | "http";
  readonly retryDelay: RetryDelay;
  readonly onUnhandledRequest: "warn" | "error" | undefined;
}

/**
 * Fills in the defaults of options.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for an unknown option or an invalid value
 */
export function resolveOptions(options: MockCloudFrontOptions): ResolvedOptions {
  const problem = findOptionProblem(options, mockOptionRules);
  if (problem !== undefined) {
    throw new MockCloudFrontError("INVALID_OPTION", problem);
  }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const resolved: ResolvedOptions = {
    intercept: "send",
    retryDelay: "none",
    accountId: "123456789012",
    quotas: {},
    codeCheck: "strict",
    references: "strict",
    propagation: "immediate",
    objects: {},
    executor: undefined,
    coverage: undefined,
    origins: undefined,
    edge: resolveEdgeOptions({}),
    services: builtinServices,
    onUnhandledRequest: undefined,
    now: () => new Date(),
    randomSeed: 1,
    ...given,
    clients: options.clients ?? defaultClients(),
    dns: options.dns && toLookup(options.dns),
  };
  const { coverage, executor } = resolved;
  const copied = copyValues(resolved);
  return coverage
    ? { ...copied, executor: createCountingExecutor(executor ?? quickJs, createFileFinder(coverage.files)) }
    : copied;
}

/** Copies the values that users can change later, so that a change does not reach a running mock. */
function copyValues(options: ResolvedOptions): ResolvedOptions {
  const { clients, services, quotas, objects, propagation, executor, origins, edge } = options;
  return {
    ...options,
    clients: [...clients],
    services: [...services],
    quotas: { ...quotas },
    objects: { ...objects },
    origins: typeof origins === "object" ? { ...origins } : origins,
    edge: resolveEdgeOptions(edge),
    propagation: typeof propagation === "object" && propagation !== null ? { ...propagation } : propagation,
    executor: executor && copyExecutor(executor),
  };
}

/** Returns the lookup of a copy of the records. Domains are case-insensitive. */
function toLookup(dns: DnsRecords): (domain: string) => string | undefined {
  if (typeof dns === "function") {
    return dns;
  }
  const records = new Map(Object.entries(dns).map(([domain, target]) => [domain.toLowerCase(), target]));
  return (domain) => records.get(domain.toLowerCase());
}

function copyExecutor(executor: FunctionExecutor): FunctionExecutor {
  const { name, run } = executor;
  return { name, run: (input) => run.call(executor, input) };
}

function defaultClients(): readonly ClientTarget[] {
  const keyValueStoreClient = findKeyValueStoreClient();
  return [cloudFront.sdk.CloudFrontClient, ...(keyValueStoreClient ? [keyValueStoreClient] : [])];
}

/** Rules of the values; `propagation` and the single quotas are checked where they are used. */
export const mockOptionRules: OptionRules<MockCloudFrontOptions> = {
  clients: (clients: unknown) =>
    !(Array.isArray(clients) && clients.every(isClient)) &&
    "a list of CloudFrontClient or CloudFrontKeyValueStoreClient instances or classes: [client]",
  intercept: (mode: unknown) => mode !== "send" && mode !== "http" && '"send" or "http"',
  retryDelay: (delay: unknown) => delay !== "none" && delay !== "real" && '"none" or "real"',
  accountId: (id: unknown) =>
    !(typeof id === "string" && /^\d{12}$/.test(id)) && 'twelve digits in quotes: "123456789012"',
  quotas: (quotas: unknown) => !isObject(quotas) && "an object of quotas: { functions: 3 }",
  codeCheck: (mode: unknown) => mode !== "strict" && mode !== "service" && '"strict" or "service"',
  references: (mode: unknown) => mode !== "strict" && mode !== "any" && '"strict" or "any"',
  propagation: () => undefined,
  dns: (dns: unknown) =>
    typeof dns !== "function" &&
    !(isObject(dns) && Object.values(dns).every((target) => typeof target === "string")) &&
    'host names by domain, or a function of a domain: { "www.example.com": "d111111abcdef8.cloudfront.net" }',
  objects: (objects: unknown) =>
    !(isObject(objects) && Object.values(objects).every((text) => typeof text === "string")) &&
    'strings by bucket and key: { "my-bucket/redirects.json": JSON.stringify({ data: [] }) }',
  executor: findExecutorProblem,
  coverage: findCoverageProblem,
  origins: (origins: unknown, { edge }: { readonly edge?: unknown }) =>
    findOriginsProblem(origins, getAllowedOrigins(edge)),
  edge: (edge: unknown) => {
    const problem = findOptionProblem(edge, edgeOptionRules);
    return problem !== undefined && `an object of settings, { cache: false }. ${problem.slice(0, -1)}`;
  },
  services: (services: unknown) =>
    !(Array.isArray(services) && services.every((service) => Array.isArray(service?.operations))) &&
    "a list of services: [...builtinServices, defineService(...)]",
  onUnhandledRequest: (mode: unknown) => mode !== "warn" && mode !== "error" && '"warn" or "error"',
  now: (now: unknown) => typeof now !== "function" && "a function that returns a Date: () => new Date()",
  randomSeed: (seed: unknown) => !Number.isInteger(seed) && "a whole number",
};

function findCoverageProblem(coverage: unknown): string | false {
  const files = isObject(coverage) ? coverage.files : undefined;
  if (!(Array.isArray(files) && files.every((file) => typeof file === "string"))) {
    return 'the files to count: { files: ["functions"] }';
  }
  const [missing] = findMissingFiles(files);
  return (
    missing !== undefined &&
    `existing files, or folders with JavaScript (globs are not read): ${missing} is neither`
  );
}

function isClient(target: unknown): boolean {
  return (typeof target === "function" || isObject(target)) && getClientKind(target) !== undefined;
}
