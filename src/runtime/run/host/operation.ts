import type { Value } from "../vm/values.ts";
import type { PriceName } from "./fuel.ts";

/** An operation of the host that the guest can call. It must not throw. */
export interface HostOperation {
  readonly price: PriceName;
  run(...values: Value[]): Value;
}

export type HostOperations = Readonly<Record<string, HostOperation>>;

/** Returns the value if it is a string. The prelude always sends the type that an operation expects. */
export function toText(value: Value): string {
  return typeof value === "string" ? value : "";
}

/** Returns the value if it is a byte array, and an empty array otherwise. */
export function toBytes(value: Value): Uint8Array {
  return typeof value === "object" ? value : new Uint8Array(0);
}
