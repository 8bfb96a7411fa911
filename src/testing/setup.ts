import { formatValue, MockCloudFrontError } from "../core/errors.ts";
import { createDetachedMock, type MockCloudFront } from "../mock-cloudfront.ts";
import type { MockCloudFrontOptions } from "../options.ts";
import { Lifecycle } from "./lifecycle.ts";

/** What `setupCloudFront` takes: the options of `mockCloudFront`, and whether faults must have been met. */
export interface SetupCloudFrontOptions extends MockCloudFrontOptions {
  /**
   * After each test, faults that were planned and not used fail it.
   * @defaultValue `false`
   */
  readonly failOnPendingFaults?: boolean | undefined;
}

/** A mock for the tests of one file or describe, and what the runner's door drives it by. */
export function prepare(
  { failOnPendingFaults = false, ...options }: SetupCloudFrontOptions,
  madeAt: string,
): { readonly mock: MockCloudFront; readonly lifecycle: Lifecycle } {
  if (typeof failOnPendingFaults !== "boolean") {
    throw new MockCloudFrontError(
      "INVALID_OPTION",
      `The option failOnPendingFaults is ${formatValue(failOnPendingFaults)}; give true or false.`,
    );
  }
  const fake = createDetachedMock(options, madeAt);
  return { mock: fake.mock, lifecycle: new Lifecycle(fake, madeAt, failOnPendingFaults) };
}
