import type { ViewerResponse } from "./event.ts";
import {
  findReturnedCookiesProblems,
  findReturnedHeadersProblems,
  hasControlCharacter,
} from "./returned-headers.ts";
import { describeValue, findBodyProblems, findStringProblems } from "./value-problems.ts";

/**
 * Returns the problems for which the service rejects a returned response. `before` is the response of the event, or
 * undefined if the function creates a response on a viewer-request.
 *
 * assumed: a response created on a viewer-request has the read-only headers of a response, not of a request, because
 * the guide asks functions that set a body to set `content-length`.
 */
export function findReturnedResponseProblems(
  response: Readonly<Record<string, unknown>>,
  before: ViewerResponse | undefined,
): string[] {
  const { statusCode, statusDescription, headers, cookies, body } = response;
  return [
    ...findStatusProblems(statusCode, before?.statusCode),
    ...findDescriptionProblems(statusDescription, before?.statusDescription),
    ...findReturnedHeadersProblems(headers, before?.headers ?? {}, "response"),
    ...findReturnedCookiesProblems(cookies, before?.cookies ?? {}, "response"),
    ...findBodyProblems(body, "response.body"),
  ];
}

/** Returns the problem of a status, which the guide requires to be an integer. assumed: 200 to 599, as for Lambda@Edge. */
function findStatusProblems(status: unknown, before: number | undefined): string[] {
  if (status === before && status !== undefined) {
    return [];
  }
  if (status === undefined) {
    return ["response.statusCode is missing"];
  }
  return Number.isInteger(status) && (status as number) >= 200 && (status as number) <= 599
    ? []
    : [`response.statusCode must be an integer from 200 to 599, and is ${describeValue(status)}`];
}

/** Returns the problem of a description. assumed: characters that would end the status line are invalid. */
function findDescriptionProblems(description: unknown, before: string | undefined): string[] {
  const problems = findStringProblems(description, "response.statusDescription");
  return problems.length === 0 && description !== before && hasControlCharacter(String(description))
    ? ["response.statusDescription must not have control characters"]
    : problems;
}
