import { MockCloudFrontError } from "../core/errors.ts";

/** Creates the error for a source that is not a template, or that cannot be read. */
export function invalidTemplateError(message: string): MockCloudFrontError {
  return new MockCloudFrontError("INVALID_TEMPLATE", message);
}

/** Creates the error for a template that needs something that the mock does not have. */
export function unsupportedTemplateError(message: string): MockCloudFrontError {
  return new MockCloudFrontError("UNSUPPORTED_TEMPLATE", message);
}
