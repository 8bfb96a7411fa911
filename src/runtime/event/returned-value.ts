import type { ViewerEvent, ViewerRequest, ViewerResponse } from "./event.ts";
import { returnedRequestProblems } from "./returned-request.ts";
import { returnedResponseProblems } from "./returned-response.ts";
import { isObject, shown } from "./value-problems.ts";

/** What a function returned: the request or response that goes on, or why it cannot. */
export type ReturnedValue =
  | { readonly kind: "request"; readonly value: ViewerRequest }
  | { readonly kind: "response"; readonly value: ViewerResponse }
  | {
      readonly kind: "refused";
      /** As TestFunction has it in FunctionErrorMessage. */
      readonly message: string;
    };

/** seen: before `response.headers must have header names in lower case.`, without the prefix of failed runs */
export const invalidValueText = "The CloudFront function returned an invalid value:";

/**
 * Checks what a function returned, given as JSON text, on an event.
 *
 * TestFunction checks what the code does, and not whether the request "flows through" afterwards (AWS developer guide,
 * "Test functions"). So this refuses values that no run may return: other objects, wrong shapes, and headers, methods
 * and URLs that "Restrictions on edge functions" forbids a function to set. It does not refuse what only production
 * would miss: a required header that is gone, a request too long as a whole, a body that `content-length` belies.
 *
 * One of the service's sentences is known, see `returnedHeadersProblems`. The others are ours, in its style. The first
 * thing wrong is told, in the order of the members in the guide.
 *
 * @param json undefined where the function returned nothing that JSON can say
 * @param event an event that `parseEvent` accepted
 */
export function checkReturnedValue(json: string | undefined, event: ViewerEvent): ReturnedValue {
  const returned: unknown = json === undefined ? undefined : JSON.parse(json);
  const type = event.context.eventType;
  if (!isObject(returned)) {
    return refused(`the value ${expected[type]}, and is ${shown(returned)}`);
  }
  const inner = findWrapped(returned);
  if (inner !== undefined) {
    return refused(`the value ${expected[type]}, and is an object with ${inner} in it`);
  }
  if (type === "viewer-response") {
    if (isRequest(returned)) {
      return refused("the value must be a response on viewer-response, and is a request");
    }
    return response(returned, "response" in event ? event.response : undefined);
  }
  if ("statusCode" in returned) {
    return response(returned, undefined);
  }
  if (!isRequest(returned)) {
    return refused(
      `the value ${expected[type]}, and has neither the method and uri of the one nor the statusCode of the other`,
    );
  }
  const [problem] = returnedRequestProblems(returned, event.request);
  return problem === undefined
    ? { kind: "request", value: returned as unknown as ViewerRequest }
    : refused(problem);
}

const expected = {
  "viewer-request": "must be a request or a response",
  "viewer-response": "must be a response",
} as const;

function response(returned: Record<string, unknown>, before: ViewerResponse | undefined): ReturnedValue {
  const [problem] = returnedResponseProblems(returned, before);
  return problem === undefined
    ? { kind: "response", value: returned as unknown as ViewerResponse }
    : refused(problem);
}

function refused(problem: string): ReturnedValue {
  return {
    kind: "refused",
    message: `${invalidValueText} ${problem}.`,
  };
}

function isRequest(value: Record<string, unknown>): boolean {
  return !("statusCode" in value) && ("method" in value || "uri" in value);
}

/** The whole event, or `{ request }`: the guide has functions return the inner object. */
function findWrapped(value: Record<string, unknown>): string | undefined {
  if ("statusCode" in value || "method" in value || "uri" in value) {
    return undefined;
  }
  return ["request", "response"].find((name) => isObject(value[name]));
}
