/** One thing the check has to say about a function's code. Line and column count from 1, a tab is one column. */
export interface Finding {
  /** `error`: the runtime would refuse or fail to run this. `warning`: it may, or it does something unexpected. */
  readonly severity: "error" | "warning";
  /** The rule that found it, named as its file: `optional-chaining`, `missing-handler`, … */
  readonly rule: string;
  /** What is wrong, for a person, with what to write instead. */
  readonly message: string;
  readonly line: number;
  readonly column: number;
  /** The runtime's own words, as TestFunction would report them. Every error has one, no warning does. */
  readonly engineMessage?: string;
}
