import type { Value } from "../vm/values.ts";
import type { PriceName } from "./fuel.ts";

/** One thing that the guest may ask of the host: pure values in and out, and never an exception. */
export interface HostOperation {
  readonly price: PriceName;
  run(...values: Value[]): Value;
}

export type HostOperations = Readonly<Record<string, HostOperation>>;

/** The prelude always sends what an operation expects; anything else is nothing. */
export function toText(value: Value): string {
  return typeof value === "string" ? value : "";
}

export function toBytes(value: Value): Uint8Array {
  return typeof value === "object" ? value : new Uint8Array(0);
}
