import {
  type CustomErrorResponse,
  InvalidErrorCode$,
  InvalidRelativePath$,
  InvalidResponseCode$,
} from "@aws-sdk/client-cloudfront";
import type { Present } from "../../../sdk/operation.ts";
import { ServiceError } from "../../../sdk/service-error.ts";
import { invalidArgument } from "../../text-checks.ts";
import type { Config } from "../config.ts";

/** AWS developer guide, "How CloudFront processes HTTP 4xx and 5xx status codes from your origin". */
export const errorCodes: readonly number[] = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];
const responseCodes: readonly string[] = ["200", ...errorCodes.map(String)];

/** Checks the custom error responses of a distribution. */
export function assertValidErrorPages({ CustomErrorResponses }: Config): void {
  const seen = new Set<number>();
  for (const response of CustomErrorResponses?.Items ?? []) {
    assertValidErrorPage(response);
    // assumed: code and message; the first would always apply
    if (seen.has(response.ErrorCode)) {
      throw invalidArgument(`CustomErrorResponses has the ErrorCode ${response.ErrorCode} twice.`);
    }
    seen.add(response.ErrorCode);
  }
}

// Except where a source is named, the messages are the API model's: the service's own were never seen in public.

function assertValidErrorPage({
  ErrorCode,
  ResponsePagePath: path,
  ResponseCode: code,
  ErrorCachingMinTTL: ttl,
}: Present<CustomErrorResponse>): void {
  if (!errorCodes.includes(ErrorCode)) {
    throw new ServiceError(
      InvalidErrorCode$,
      "An invalid error code was specified.",
      `ErrorCode is ${ErrorCode}. It may be ${errorCodes.join(", ")}.`,
    );
  }
  if (Boolean(path) !== Boolean(code)) {
    // seen: the message (terraform-aws-cloudfront 94; terraform-provider-aws 32431 and 40904)
    throw invalidArgument(
      "Your request must specify both ResponsePagePath and ResponseCode together or none of them.",
      `The response for ${ErrorCode} has only ${path ? "ResponsePagePath" : "ResponseCode"}.`,
    );
  }
  if (code && !responseCodes.includes(code)) {
    throw new ServiceError(
      InvalidResponseCode$,
      "A response code is not valid.",
      `ResponseCode is ${code}. It may be ${responseCodes.join(", ")}.`,
    );
  }
  if (path && (path.length > 4000 || !/^\/[^\s]*$/.test(path))) {
    throw new ServiceError(
      InvalidRelativePath$,
      "The relative path is too big, is not URL-encoded, or does not begin with a slash (/).",
      `ResponsePagePath is '${path}'. Give a path such as /errors/404.html.`,
    );
  }
  if (ttl !== undefined && ttl < 0) {
    throw invalidArgument(`The parameter ErrorCachingMinTTL is ${ttl}; it must be 0 or more seconds.`);
  }
}
