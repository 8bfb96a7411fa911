/** How sure a fact is: the documentation says so, somebody published that the service did it, or nobody did. */
export type Certainty = "documented" | "seen" | "assumed";

/** The source of a fact. */
export interface ProbeSource {
  readonly certainty: Certainty;
  /** The title of the page, the issue, or for an assumption its reason. */
  readonly source: string;
}
