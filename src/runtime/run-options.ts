import { inspect, types } from "node:util";
import { type FunctionRuntime, functionRuntimes, isFunctionRuntime } from "./check/runtimes.ts";
import type { FunctionExecutor } from "./executor.ts";
import type { DistributionTenant, EdgeLocation } from "./run/host/cloudfront-operations.ts";

/** What may be said to `runFunction()`. */
export interface RunFunctionOptions {
  /** Whose language the code is in. @defaultValue `"cloudfront-js-2.0"` */
  readonly runtime?: FunctionRuntime | undefined;
  /** What `cf.kvs()` reads; without it the function has no store. */
  readonly keyValueStore?: Readonly<Record<string, string>> | undefined;
  /** The time at which the clock stands still during the run, from 1970 to 2262. @defaultValue now */
  readonly now?: Date | undefined;
  /** Where `Math.random` begins: the same seed gives the same run. @defaultValue `1` */
  readonly randomSeed?: number | undefined;
  /** What `cf.edgeLocation` tells. */
  readonly edgeLocation?: EdgeLocation | undefined;
  /** What `cf.distributionTenant` tells; without it the distribution is a standard one. */
  readonly distributionTenant?: DistributionTenant | undefined;
  /** What runs the code. @defaultValue this package's own engine */
  readonly executor?: FunctionExecutor | undefined;
  /**
   * The file whose text the code is: what of it runs is counted for the test runner's coverage report. Needs the
   * package `istanbul-lib-instrument`; under vitest, does nothing while no coverage is collected.
   *
   * @example
   * import { readFileSync } from "node:fs";
   *
   * const file = "docs/examples/functions/index-rewrite.js";
   * await runFunction(readFileSync(file), viewerRequest(), { file });
   */
  readonly file?: string | undefined;
}

const lastMs = Date.UTC(2262, 0);

/** Per option: what to give instead, where a value is of no use. */
const defects: { [K in keyof RunFunctionOptions]-?: (value: unknown) => string | false } = {
  runtime: (name) =>
    !isFunctionRuntime(name) && functionRuntimes.map((runtime) => `"${runtime}"`).join(" or "),
  keyValueStore: (store) =>
    !(isObject(store) && Object.values(store).every((value) => typeof value === "string")) &&
    'an object of texts: { key: "value" }',
  // The engine's clock counts nanoseconds from 1970, in 63 bits.
  now: (now) =>
    !(types.isDate(now) && now.getTime() >= 0 && now.getTime() <= lastMs) &&
    "a valid Date between 1970 and 2262",
  randomSeed: (seed) => !Number.isFinite(seed) && "a number",
  edgeLocation: (location) => !isObject(location) && "an object: { name, serverIp, region }",
  distributionTenant: (tenant) =>
    !(isObject(tenant) && isObject(tenant.parameters)) && "an object: { id, parameters }",
  executor: (executor) =>
    !(isObject(executor) && typeof executor.run === "function") &&
    "an object with a name and a run method: { name, run(input) }",
  file: (file) => typeof file !== "string" && "the path of a file: functions/rewrite.js",
};

/** @throws TypeError for options that would be ignored or misunderstood. */
export function requireRunOptions(options: RunFunctionOptions): void {
  if (!isObject(options)) {
    throw new TypeError(`runFunction: the options are ${shown(options)}; give an object`);
  }
  for (const [name, value] of Object.entries(options)) {
    if (!isOption(name)) {
      throw new TypeError(
        `runFunction: there is no option "${name}". The options are: ${Object.keys(defects).join(", ")}`,
      );
    }
    const advice = value !== undefined && defects[name](value);
    if (advice) {
      throw new TypeError(`runFunction: the option ${name} is ${shown(value)}; give ${advice}`);
    }
  }
}

function isOption(name: string): name is keyof RunFunctionOptions {
  return Object.hasOwn(defects, name);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
}
