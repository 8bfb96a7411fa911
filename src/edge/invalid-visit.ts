import { MockCloudFrontError } from "../core/errors.ts";

/** Creates the error for a visit that no viewer can send. */
export function invalidVisitError(message: string): MockCloudFrontError {
  return new MockCloudFrontError("INVALID_VISIT", message);
}
