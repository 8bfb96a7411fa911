import type { ViewerResponse } from "./event.ts";
import { hasControl, returnedCookiesProblems, returnedHeadersProblems } from "./returned-headers.ts";
import { bodyProblems, shown, textProblems } from "./value-problems.ts";

/**
 * What the service refuses in a returned response. `before` is the event's, and undefined where the function makes the
 * response itself, on a viewer-request.
 *
 * assumed: a response that is made on a viewer-request has the read-only headers of a response, not of a request, as
 * the guide asks functions that set a body to set `content-length`.
 */
export function returnedResponseProblems(
  response: Readonly<Record<string, unknown>>,
  before: ViewerResponse | undefined,
): string[] {
  const { statusCode, statusDescription, headers, cookies, body } = response;
  return [
    ...statusProblems(statusCode, before?.statusCode),
    ...descriptionProblems(statusDescription, before?.statusDescription),
    ...returnedHeadersProblems(headers, before?.headers ?? {}, "response"),
    ...returnedCookiesProblems(cookies, before?.cookies ?? {}, "response"),
    ...bodyProblems(body, "response.body"),
  ];
}

/** The guide asks for an integer. assumed: of the range that it gives for Lambda@Edge, 200 to 599. */
function statusProblems(status: unknown, before: number | undefined): string[] {
  if (status === before && status !== undefined) {
    return [];
  }
  if (status === undefined) {
    return ["response.statusCode is missing"];
  }
  return Number.isInteger(status) && (status as number) >= 200 && (status as number) <= 599
    ? []
    : [`response.statusCode must be an integer from 200 to 599, and is ${shown(status)}`];
}

/** assumed: what would end the status line of an answer is refused. */
function descriptionProblems(description: unknown, before: string | undefined): string[] {
  const problems = textProblems(description, "response.statusDescription");
  return problems.length === 0 && description !== before && hasControl(String(description))
    ? ["response.statusDescription must not have control characters"]
    : problems;
}
