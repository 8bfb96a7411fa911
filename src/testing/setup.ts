import { MockCloudFrontError } from "../core/errors.ts";
import { createDetachedMock, type MockCloudFront } from "../mock-cloudfront.ts";
import type { MockCloudFrontOptions } from "../options.ts";
import { formatValue } from "../values/format-value.ts";
import { Lifecycle } from "./lifecycle.ts";

/** Options of `setupCloudFront()`: those of `mockCloudFront()`, and `failOnPendingFaults`. */
export interface SetupCloudFrontOptions extends MockCloudFrontOptions {
  /**
   * Fails a test that planned a fault which no call met.
   * @defaultValue `false`
   */
  readonly failOnPendingFaults?: boolean | undefined;
}

/**
 * Creates a mock for the tests of one file or describe, not installed yet, and the lifecycle by which an integration
 * drives it.
 */
export function prepareMock(
  { failOnPendingFaults = false, ...options }: SetupCloudFrontOptions,
  createdAt: string,
): { readonly mock: MockCloudFront; readonly lifecycle: Lifecycle } {
  if (typeof failOnPendingFaults !== "boolean") {
    throw new MockCloudFrontError(
      "INVALID_OPTION",
      `The option failOnPendingFaults is ${formatValue(failOnPendingFaults)}; give true or false.`,
    );
  }
  const fake = createDetachedMock(options, createdAt);
  return { mock: fake.mock, lifecycle: new Lifecycle(fake, createdAt, failOnPendingFaults) };
}
