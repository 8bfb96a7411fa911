import { MissingBody$ } from "@aws-sdk/client-cloudfront";
import type { Guard } from "../core/service.ts";
import { ServiceError } from "../sdk/service-error.ts";

/**
 * Creates a guard that rejects calls without a body, for operations that declare MissingBody.
 *
 * @param payloads per operation, the member of the input that is the body
 */
export function createBodyGuard(payloads: Readonly<Record<string, string>>): Guard {
  return (_context, { operation, input }) => {
    const member = payloads[operation];
    if (member !== undefined && (input as Readonly<Record<string, unknown>>)[member] === undefined) {
      // The message of the API model: the service's own was never seen in public
      throw new ServiceError(
        MissingBody$,
        "This operation requires a body. Ensure that the body is present and the Content-Type header is set.",
        `${operation} has no ${member}.`,
      );
    }
  };
}
