import { IllegalUpdate$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../sdk/service-error.ts";

interface Referenced {
  readonly CallerReference: string;
}

/**
 * Throws if an update changes the caller reference of a resource.
 *
 * The AWS CLI's example for origin access identities repeats the value. assumed: other kinds, the code and the message
 */
export function assertSameCallerReference(
  { CallerReference }: Referenced,
  { config }: { readonly config: Referenced },
): void {
  if (CallerReference !== config.CallerReference) {
    throw new ServiceError(
      IllegalUpdate$,
      "The update contains modifications that are not allowed.",
      `CallerReference is "${config.CallerReference}", and an update must repeat the value.`,
    );
  }
}
