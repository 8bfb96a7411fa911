import type { OriginChange } from "./host/cloudfront-operations.ts";

/** Which limit ended a run. */
export type LimitName = "cpu" | "memory" | "stack" | "unsettled";

/** How a run ended. */
export type Outcome =
  | {
      readonly kind: "returned";
      /** JSON text of the value; undefined when the handler gave back nothing that JSON can say. */
      readonly json: string | undefined;
    }
  | {
      readonly kind: "threw";
      /** In the service's words: `TypeError: cannot get property "a" of undefined`. */
      readonly message: string;
      /** Line of the function's code, from 1, where that is known. */
      readonly line?: number;
    }
  | { readonly kind: "limit"; readonly which: LimitName; readonly message: string; readonly line?: number };

/** How a run ended, and what it left behind. */
export interface RunReport {
  readonly outcome: Outcome;
  readonly logs: readonly string[];
  /** What `cf.logCustomData` was last given, URL-encoded and cut to 800 bytes. */
  readonly customLog?: string;
  readonly originChange?: OriginChange;
  readonly fuel: { readonly handler: number; readonly total: number };
  /** 0 to 100. */
  readonly computeUtilization: number;
}
