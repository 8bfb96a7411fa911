/** How sure a fact is: the documentation says so, it was published that the service did it, or neither. */
export type Certainty = "documented" | "seen" | "assumed";

/** The source of a fact. */
export interface ProbeSource {
  readonly certainty: Certainty;
  /** The title of the page, the issue, or for an assumption its reason. */
  readonly source: string;
}
