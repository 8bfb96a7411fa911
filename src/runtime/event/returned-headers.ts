import type { ValueObject } from "./event.ts";
import { cookieHeaders, findUpperCaseName, isDisallowedHeader, readOnlyHeaders } from "./header-names.ts";
import { isObject, memberOf, shown, textsOf, valueObjectsProblems } from "./value-problems.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * What the service refuses in returned headers; `before` are those of the event.
 *
 * What the function leaves as it was is never refused: an event copied from a live response has `x-cache` and the
 * like. A header that is gone is not refused either. AWS developer guide, "Test functions": "if your function deletes
 * a required header, the test will succeed because there isn't an issue with the code", and fails in production.
 */
export function returnedHeadersProblems(
  headers: unknown,
  before: Values,
  kind: "request" | "response",
): string[] {
  const path = `${kind}.headers`;
  const problems = valueObjectsProblems(headers, path);
  if (problems.length > 0 || !isObject(headers)) {
    return problems;
  }
  if (findUpperCaseName(headers) !== undefined) {
    // seen: this sentence, in a comment of a function's author
    return [`${path} must have header names in lower case`];
  }
  return changedNames(headers, before).flatMap((name) => headerProblems(name, headers[name], kind));
}

const token = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

function headerProblems(name: string, value: unknown, kind: "request" | "response"): string[] {
  const path = `${kind}.headers`;
  const quoted = JSON.stringify(name);
  if (name === cookieHeaders[kind]) {
    return [`${path} must not have ${quoted}; cookies belong into ${kind}.cookies`];
  }
  if (isDisallowedHeader(name)) {
    return [`${path} must not add or change the disallowed header ${quoted}`];
  }
  if (readOnlyHeaders[kind].includes(name)) {
    return [`${path} must not add or change the read-only header ${quoted}`];
  }
  // assumed: what HTTP cannot carry is refused (RFC 9110, 5.1 and 5.5).
  if (!token.test(name)) {
    return [`${path} must have header names that HTTP allows, and has ${quoted}`];
  }
  if (textsOf(value).some(hasControl)) {
    return [`${memberOf(path, name)} must not have control characters in its value`];
  }
  return [];
}

/** What the service refuses in returned cookies; assumed beyond their shape: what would end or split a cookie. */
export function returnedCookiesProblems(
  cookies: unknown,
  before: Values,
  kind: "request" | "response",
): string[] {
  const path = `${kind}.cookies`;
  const problems = valueObjectsProblems(cookies, path);
  if (problems.length > 0 || !isObject(cookies)) {
    return problems;
  }
  return changedNames(cookies, before).flatMap((name) => {
    if (/[\s=;,]/.test(name) || hasControl(name)) {
      return [`${path} must have cookie names without spaces, "=", ";" and ",", and has ${shown(name)}`];
    }
    const at = memberOf(path, name);
    if (textsOf(cookies[name]).some((text) => text.includes(";") || hasControl(text))) {
      return [`${at} must not have ";" or control characters in its value`];
    }
    return attributesOf(cookies[name]).some(hasControl)
      ? [`${at} must not have control characters in its attributes`]
      : [];
  });
}

/** The names whose values are not the event's. */
export function changedNames(values: Values, before: Values): string[] {
  return Object.keys(values).filter(
    (name) => !Object.hasOwn(before, name) || !isSame(values[name], before[name]),
  );
}

/** By what they carry: the order of members and unknown ones do not matter. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify([textsOf(a), attributesOf(a)]) === JSON.stringify([textsOf(b), attributesOf(b)]);
}

function attributesOf(value: unknown): string[] {
  const { attributes, multiValue = [] } = value as ValueObject;
  return [attributes, ...multiValue.map((item) => item.attributes)].filter((text) => text !== undefined);
}

export function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A tab may stand in a header's value.
    if ((unit < 0x20 && unit !== 0x09) || unit === 0x7f) {
      return true;
    }
  }
  return false;
}
