import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../sdk/service-error.ts";

/** Creates an InvalidArgument error, which every operation that validates its input declares. */
export function invalidArgumentError(message: string, advice?: string): ServiceError {
  return new ServiceError(InvalidArgument$, message, advice);
}
