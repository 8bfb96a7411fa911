import type { Environment } from "../../core/context.ts";
import type { FunctionRuntime } from "../../runtime/check/runtimes.ts";
import type { Stores } from "../../runtime/test-function.ts";
import { findStores } from "../associated-stores.ts";
import { getServedFunction } from "./record.ts";
import { functions, getStageId } from "./table.ts";

/** A published function as edge locations run it. */
export interface LiveFunction {
  readonly name: string;
  readonly arn: string;
  readonly runtime: FunctionRuntime;
  readonly code: Uint8Array;
  /** The associated key value store, with its current contents. */
  readonly stores: Stores;
}

/** Returns the LIVE stage of a function, or undefined if no published function has the ARN. */
export function findLiveFunction(arn: string, environment: Environment): LiveFunction | undefined {
  const table = environment.store.table(functions);
  const name = table.findByArn(arn)?.record.name;
  const live = name === undefined ? undefined : table.find(getStageId(name, "LIVE"));
  if (name === undefined || live === undefined) {
    return undefined;
  }
  const { config, code } = getServedFunction(live.record, environment.deployments);
  return { name, arn, runtime: config.Runtime, code, stores: findStores({ config }, environment) };
}
