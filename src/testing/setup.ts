import { MockCloudFrontError } from "../core/errors.ts";
import { createDetachedMock, type MockCloudFront } from "../handle.ts";
import { type MockCloudFrontOptions, mockOptionRules } from "../options.ts";
import { findOptionProblem, type OptionRules } from "../values/validate-options.ts";
import { Lifecycle } from "./lifecycle.ts";

/** Options of `setupCloudFront()`: those of `mockCloudFront()`, and `failOnPendingFaults`. */
export interface SetupCloudFrontOptions extends MockCloudFrontOptions {
  /**
   * Fails a test that planned a fault which no call met.
   * @defaultValue `false`
   */
  readonly failOnPendingFaults?: boolean | undefined;
}

const setupOptionRules: OptionRules<SetupCloudFrontOptions> = {
  ...mockOptionRules,
  failOnPendingFaults: (value: unknown) => typeof value !== "boolean" && "true or false",
};

/**
 * Creates a mock for the tests of one file or describe, not installed yet, and the lifecycle by which an integration
 * drives it.
 */
export function prepareMock(
  { failOnPendingFaults = false, ...options }: SetupCloudFrontOptions,
  createdAt: string,
): { readonly mock: MockCloudFront; readonly lifecycle: Lifecycle } {
  const problem = findOptionProblem({ failOnPendingFaults, ...options }, setupOptionRules);
  if (problem !== undefined) {
    throw new MockCloudFrontError("INVALID_OPTION", problem);
  }
  const fake = createDetachedMock(options, createdAt);
  return { mock: fake.mock, lifecycle: new Lifecycle(fake, createdAt, failOnPendingFaults) };
}
