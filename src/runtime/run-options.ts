import { types } from "node:util";
import { isObject } from "../values/is-object.ts";
import { findOptionProblem, type OptionRules } from "../values/validate-options.ts";
import { type FunctionRuntime, functionRuntimes, isFunctionRuntime } from "./check/runtimes.ts";
import { type FunctionExecutor, findExecutorProblem } from "./executor.ts";
import type { DistributionTenant, EdgeLocation } from "./run/host/cloudfront-operations.ts";

/** The items of a key value store, as an object or a Map. */
export type KeyValueItems = Readonly<Record<string, string>> | ReadonlyMap<string, string>;

/** The options of `runFunction()`. */
export interface RunFunctionOptions {
  /** The runtime that the code is written for. @defaultValue `"cloudfront-js-2.0"` */
  readonly runtime?: FunctionRuntime | undefined;
  /** The items of the store that `cf.kvs()` opens. Without them the function has no store. */
  readonly keyValueStore?: KeyValueItems | undefined;
  /** The time of the clock, which stands still during the run, from 1970 to 2262. @defaultValue now */
  readonly now?: Date | undefined;
  /** The seed of `Math.random`: the same seed gives the same run. @defaultValue `1` */
  readonly randomSeed?: number | undefined;
  /**
   * The value of `event.request.rawQueryString()`, which an event does not have.
   * @defaultValue `""`, as in TestFunction
   */
  readonly rawQueryString?: string | undefined;
  /** The value of `cf.edgeLocation`. */
  readonly edgeLocation?: EdgeLocation | undefined;
  /** The value of `cf.distributionTenant`. Without a tenant, the distribution is a standard one. */
  readonly distributionTenant?: DistributionTenant | undefined;
  /** The engine that runs the code. @defaultValue this package's own engine */
  readonly executor?: FunctionExecutor | undefined;
  /**
   * The file that the code was read from. Its statements are counted for the test runner's coverage report, which
   * needs the package `istanbul-lib-instrument`. Under vitest, has no effect while no coverage is collected.
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

const rules: OptionRules<RunFunctionOptions> = {
  runtime: (name: unknown) =>
    !isFunctionRuntime(name) && functionRuntimes.map((runtime) => `"${runtime}"`).join(" or "),
  keyValueStore: (store: unknown) =>
    !(isObject(store) && getItems(store).every((item) => typeof item === "string")) &&
    'an object or a Map of strings: { key: "value" }',
  // The engine's clock counts nanoseconds from 1970, in 63 bits.
  now: (now: unknown) =>
    !(types.isDate(now) && now.getTime() >= 0 && now.getTime() <= lastMs) &&
    "a valid Date between 1970 and 2262",
  randomSeed: (seed: unknown) => !Number.isFinite(seed) && "a number",
  rawQueryString: (text: unknown) => typeof text !== "string" && 'a string without "?": "a=1&b=2"',
  edgeLocation: (location: unknown) => !isObject(location) && "an object: { name, serverIp, region }",
  distributionTenant: (tenant: unknown) =>
    !(isObject(tenant) && isObject(tenant.parameters)) && "an object: { id, parameters }",
  executor: findExecutorProblem,
  file: (file: unknown) => typeof file !== "string" && "the path of a file: functions/rewrite.js",
};

/** Returns the keys and values of a Map, or the values of an object. */
function getItems(store: object): unknown[] {
  return types.isMap(store) ? [...store].flat() : Object.values(store);
}

/** @throws TypeError for unknown options, and for values that an option cannot have. */
export function assertRunOptions(options: RunFunctionOptions): void {
  const problem = findOptionProblem(options, rules);
  if (problem !== undefined) {
    throw new TypeError(`runFunction: ${problem}`);
  }
}
