import type { Check } from "./check.ts";
import type { Visitors } from "./syntax-tree.ts";

/** One thing the check looks for. All rules share one walk through the tree. */
export interface Rule {
  /** The file's name, and what a finding names. */
  readonly name: string;
  readonly visit?: Visitors<Check>;
  /** Asked when the whole tree has been seen; not asked when the code could not be parsed to its end. */
  readonly finish?: (check: Check) => void;
}
