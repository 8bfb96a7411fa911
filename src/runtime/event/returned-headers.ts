import { formatBriefly } from "../../values/format-value.ts";
import { isObject } from "../../values/is-object.ts";
import type { ValueObject } from "./event.ts";
import { cookieHeaders, findUpperCaseName, isDisallowedHeader, readOnlyHeaders } from "./header-names.ts";
import { findValueProblems, formatPath, getStrings } from "./value-problems.ts";

type Values = Readonly<Record<string, unknown>>;

/**
 * Returns the problems for which the service rejects returned headers. `before` holds the headers of the event.
 *
 * Unchanged headers are always valid, because an event copied from a live response has `x-cache` and similar headers.
 * A deleted header is valid too. AWS developer guide, "Test functions": "if your function deletes a required header,
 * the test will succeed because there isn't an issue with the code". The function then fails in production.
 */
export function findReturnedHeadersProblems(
  headers: unknown,
  before: Values,
  kind: "request" | "response",
): string[] {
  const path = `${kind}.headers`;
  const problems = findValueProblems(headers, path);
  if (problems.length > 0 || !isObject(headers)) {
    return problems;
  }
  if (findUpperCaseName(headers) !== undefined) {
    // seen: this sentence, in a comment of a function's author
    return [`${path} must have header names in lower case`];
  }
  return findChangedNames(headers, before).flatMap((name) => findHeaderProblems(name, headers[name], kind));
}

const token = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

function findHeaderProblems(name: string, value: unknown, kind: "request" | "response"): string[] {
  const path = `${kind}.headers`;
  const quoted = JSON.stringify(name);
  if (name === cookieHeaders[kind]) {
    return [`${path} must not have ${quoted}; put cookies in ${kind}.cookies`];
  }
  if (isDisallowedHeader(name)) {
    return [`${path} must not add or change the disallowed header ${quoted}`];
  }
  if (readOnlyHeaders[kind].includes(name)) {
    return [`${path} must not add or change the read-only header ${quoted}`];
  }
  // assumed: the service rejects names and values that HTTP does not allow (RFC 9110, 5.1 and 5.5).
  if (!token.test(name)) {
    return [`${path} must have header names that HTTP allows, and has ${quoted}`];
  }
  if (getStrings(value).some(hasControlCharacter)) {
    return [`${formatPath(path, name)} must not have control characters in its value`];
  }
  return [];
}

/**
 * Returns the problems for which the service rejects returned cookies.
 * assumed: beyond the shape, the characters that would end or split a cookie.
 */
export function findReturnedCookiesProblems(
  cookies: unknown,
  before: Values,
  kind: "request" | "response",
): string[] {
  const path = `${kind}.cookies`;
  const problems = findValueProblems(cookies, path);
  if (problems.length > 0 || !isObject(cookies)) {
    return problems;
  }
  return findChangedNames(cookies, before).flatMap((name) => {
    if (/[\s=;,]/.test(name) || hasControlCharacter(name)) {
      return [
        `${path} must have cookie names without spaces, "=", ";" and ",", and has ${formatBriefly(name)}`,
      ];
    }
    const at = formatPath(path, name);
    if (getStrings(cookies[name]).some((text) => text.includes(";") || hasControlCharacter(text))) {
      return [`${at} must not have ";" or control characters in its value`];
    }
    return getAttributes(cookies[name]).some(hasControlCharacter)
      ? [`${at} must not have control characters in its attributes`]
      : [];
  });
}

/** Returns the names whose values differ from those of the event. */
export function findChangedNames(values: Values, before: Values): string[] {
  return Object.keys(values).filter(
    (name) => !Object.hasOwn(before, name) || !isSame(values[name], before[name]),
  );
}

/** Compares the strings of two values, without the order of members and unknown members. */
function isSame(a: unknown, b: unknown): boolean {
  return (
    JSON.stringify([getStrings(a), getAttributes(a)]) === JSON.stringify([getStrings(b), getAttributes(b)])
  );
}

function getAttributes(value: unknown): string[] {
  const { attributes, multiValue = [] } = value as ValueObject;
  return [attributes, ...multiValue.map((item) => item.attributes)].filter((text) => text !== undefined);
}

export function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A tab may stand in a header's value.
    if ((unit < 0x20 && unit !== 0x09) || unit === 0x7f) {
      return true;
    }
  }
  return false;
}
