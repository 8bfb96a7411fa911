import { isObject } from "../../values/is-object.ts";
import type { ViewerEvent, ViewerRequest, ViewerResponse } from "./event.ts";
import { findHeaderCaseAdvice, findReadOnlyProblems, headerCaseRule } from "./returned-headers.ts";
import { findReturnedRequestProblems } from "./returned-request.ts";
import { findReturnedResponseProblems } from "./returned-response.ts";
import { describeValue, promiseMarker } from "./value-problems.ts";

/** The request or response that a function returned, or the reason why it is invalid. */
export type ReturnedValue =
  | { readonly kind: "request"; readonly value: ViewerRequest; readonly edgeProblems: readonly string[] }
  | { readonly kind: "response"; readonly value: ViewerResponse; readonly edgeProblems: readonly string[] }
  | {
      readonly kind: "invalid";
      /** The text of FunctionErrorMessage. */
      readonly message: string;
      /** An explanation that the service does not give. */
      readonly advice?: string;
    };

/** seen: before `response.headers must have header names in lower case.`, without the prefix of failed runs */
export const invalidValueMessage = "The CloudFront function returned an invalid value:";

/**
 * Checks the value that a function returned on an event.
 *
 * TestFunction checks what the code does, and not whether the request "flows through" afterwards (AWS developer guide,
 * "Test functions"). Invalid are other objects, wrong shapes, and headers, methods and URLs that "Restrictions on edge
 * functions" forbids a function to set. Valid is what fails only in production: a missing required header, a request
 * that is too long as a whole, a body that contradicts `content-length`.
 *
 * One sentence of the service is known, see `findReturnedHeadersProblems`. The others are ours, in its style. Reports
 * the first problem, in the order of the members in the guide.
 *
 * @param json the value as JSON text, undefined if JSON cannot represent it
 * @param event an event that `parseEvent` accepted
 * @param promises paths of promises in the value, which JSON shows as empty objects
 */
export function checkReturnedValue(
  json: string | undefined,
  event: ViewerEvent,
  promises: readonly (readonly string[])[] = [],
): ReturnedValue {
  const returned: unknown = json === undefined ? undefined : markPromises(JSON.parse(json), promises);
  const type = event.context.eventType;
  if (!isObject(returned)) {
    return invalid(`the value ${expected[type]}, and is ${describeValue(returned)}`);
  }
  const inner = findWrapperMember(returned);
  if (inner !== undefined) {
    return invalid(`the value ${expected[type]}, and is an object with ${inner} in it`);
  }
  if (type === "viewer-response") {
    if (isRequest(returned)) {
      return invalid("the value must be a response on viewer-response, and is a request");
    }
    return checkResponse(returned, "response" in event ? event.response : undefined);
  }
  if ("statusCode" in returned) {
    return checkResponse(returned, undefined);
  }
  if (!isRequest(returned)) {
    return invalid(
      `the value ${expected[type]}, and has neither the method and uri of a request nor the statusCode of a response`,
    );
  }
  const [problem] = findReturnedRequestProblems(returned, event.request);
  return problem === undefined
    ? {
        kind: "request",
        value: returned as unknown as ViewerRequest,
        edgeProblems: findReadOnlyProblems(returned.headers, event.request.headers, "request"),
      }
    : invalid(problem, findAdvice(problem, returned.headers));
}

const expected = {
  "viewer-request": "must be a request or a response",
  "viewer-response": "must be a response",
} as const;

function checkResponse(returned: Record<string, unknown>, before: ViewerResponse | undefined): ReturnedValue {
  const [problem] = findReturnedResponseProblems(returned, before);
  return problem === undefined
    ? {
        kind: "response",
        value: returned as unknown as ViewerResponse,
        edgeProblems: findReadOnlyProblems(returned.headers, before?.headers ?? {}, "response"),
      }
    : invalid(problem, findAdvice(problem, returned.headers));
}

function invalid(problem: string, advice?: string): ReturnedValue {
  return {
    kind: "invalid",
    message: `${invalidValueMessage} ${problem}.`,
    ...(advice !== undefined && { advice }),
  };
}

function isRequest(value: Record<string, unknown>): boolean {
  return !("statusCode" in value) && ("method" in value || "uri" in value);
}

/** Returns the member of a returned event or `{ request }` object that should have been returned itself. */
function findWrapperMember(value: Record<string, unknown>): string | undefined {
  if ("statusCode" in value || "method" in value || "uri" in value) {
    return undefined;
  }
  return ["request", "response"].find((name) => isObject(value[name]));
}

function findAdvice(problem: string, headers: unknown): string | undefined {
  return problem.endsWith(headerCaseRule) ? findHeaderCaseAdvice(headers) : undefined;
}

/** Replaces the promises in a value, so that a problem says what they are. */
function markPromises(value: unknown, promises: readonly (readonly string[])[]): unknown {
  const root = { value };
  for (const path of promises) {
    const names = ["value", ...path];
    const last = names.pop() as string;
    const parent = names.reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], root);
    (parent as Record<string, unknown>)[last] = promiseMarker;
  }
  return root.value;
}
