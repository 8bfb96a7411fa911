/** The events of jest-circus, jest's test runner, that the integration needs. */
export type CircusEvent =
  | { readonly name: "run_describe_start" | "run_describe_finish"; readonly describeBlock: object }
  | { readonly name: "test_started" | "test_done"; readonly test: CircusTest };

/** The part of a jest-circus test that the integration needs. */
export interface CircusTest {
  readonly concurrent: boolean;
  /** The describe block of the test. */
  readonly parent: object;
}

/** Receives the events of jest-circus. */
export type CircusListener = (event: CircusEvent) => void;
