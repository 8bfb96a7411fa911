import type { Plain, State } from "../core/state.ts";
import type { DistributionRecord } from "./distributions/record.ts";
import type { FunctionRecord } from "./functions/record.ts";
import type { InvalidationRecord } from "./invalidations/table.ts";
import type { KeyValueDataRecord } from "./key-value-data/table.ts";
import type { KeyValueStoreRecord } from "./key-value-stores/table.ts";
import type { TagSetRecord } from "./tags/table.ts";

/** The rows of a table, by id. */
type Rows<Id extends string, T> = Readonly<Record<Id, Plain<T> & { readonly etag: string }>>;

/**
 * The state of a mock, as `state()` returns it: all resources, by table and id. The tables of other services have the
 * type of `State`. A table without rows is missing, and so are members of type Date with `times: false`.
 *
 * @example
 * cloudfront.seed.function({ name: "edge", code: "function handler(event) { return event.request; }" });
 * const { config, etag } = cloudfront.state().functions["edge/DEVELOPMENT"]!;
 * console.log(config.Runtime, etag); // cloudfront-js-2.0 ETVPDKIKX0DER
 */
export type MockState = State & {
  /** Each stage of a function, by `name/stage`. */
  readonly functions: Rows<`${string}/${"DEVELOPMENT" | "LIVE"}`, FunctionRecord>;
  /** By name. */
  readonly keyValueStores: Rows<string, KeyValueStoreRecord>;
  /** The items of key value stores, by the name of the store. */
  readonly keyValueData: Rows<
    string,
    Omit<KeyValueDataRecord, "items"> & { readonly items: Readonly<Record<string, string>> }
  >;
  /** By id. */
  readonly distributions: Rows<string, DistributionRecord>;
  /** By id. */
  readonly invalidations: Rows<string, InvalidationRecord>;
  /** The tags of resources, by ARN. */
  readonly tags: Rows<string, TagSetRecord>;
};
