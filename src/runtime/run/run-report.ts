import type { OriginChange } from "./host/cloudfront-operations.ts";

/** The limit that ended a run. */
export type LimitName = "cpu" | "memory" | "stack" | "unsettled";

/** A position in the function's code: line and column count from 1, columns in UTF-16 code units. */
export interface CodePosition {
  readonly line: number;
  readonly column: number;
}

/** The end of a run. */
export type Outcome =
  | {
      readonly kind: "returned";
      /** The returned value as JSON, undefined if JSON cannot express the value. */
      readonly json: string | undefined;
      /** The paths of promises in the value, which JSON shows as empty objects. */
      readonly promises?: readonly (readonly string[])[];
    }
  | {
      readonly kind: "threw";
      /** The service's message, such as `TypeError: cannot get property "a" of undefined`. */
      readonly message: string;
      /** The line of the function's code, from 1, if it is known. */
      readonly line?: number;
      /** The place in the function's code at which the error was created, if it is known. */
      readonly location?: CodePosition;
    }
  | {
      readonly kind: "limit";
      readonly which: LimitName;
      readonly message: string;
      /** The line of the function's code, from 1, if it is known. */
      readonly line?: number;
      /** The place in the function's code at which the engine stopped the run, if it is known. */
      readonly location?: CodePosition;
    };

/** The outcome of a run and its effects. */
export interface RunReport {
  readonly outcome: Outcome;
  readonly logs: readonly string[];
  /** The last argument of `cf.logCustomData`, URL-encoded and cut to 800 bytes. */
  readonly customLog?: string;
  readonly originChange?: OriginChange;
  /** The fuel that the handler and the whole run used. */
  readonly fuel: { readonly handler: number; readonly total: number };
  /** An integer from 0 to 100. */
  readonly computeUtilization: number;
}
