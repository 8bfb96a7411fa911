import { formatBriefly } from "../../values/format-value.ts";
import { isObject } from "../../values/is-object.ts";
import type { ValueObject } from "./event.ts";
import { cookieHeaders, findUpperCaseName, isDisallowedHeader, readOnlyHeaders } from "./header-names.ts";
import { findValueProblems, formatPath, getStrings } from "./value-problems.ts";

// seen: the sentence "response.headers must have header names in lower case.", in a comment of a function's author
export const headerCaseRule = "must have header names in lower case";

/** The rule that a function breaks if it sets a header such as `x-cache`. */
export const disallowedHeaderRule = "must not add or change the disallowed header";

type Values = Readonly<Record<string, unknown>>;

/**
 * Returns the problems for which the service rejects returned headers. `before` holds the headers of the event.
 *
 * Unchanged headers are always valid, because an event copied from a live response has `x-cache` and similar headers.
 * A deleted header is valid too. AWS developer guide, "Test functions": "if your function deletes a required header,
 * the test will succeed because there isn't an issue with the code". The function then fails in production. So does
 * a changed read-only header, see {@link findReadOnlyProblems}.
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
    return [`${path} ${headerCaseRule}`];
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
    return [`${path} ${disallowedHeaderRule} ${quoted}`];
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
 * Returns the read-only headers that a function added, deleted or changed, with the response of the edge.
 *
 * seen: TestFunction accepts a changed `host`, and the edge responds with 502 and this text (issues 27 and 31 of
 * aws-samples/amazon-cloudfront-functions, 2022-11). assumed: also the other read-only headers.
 */
export function findReadOnlyProblems(
  headers: unknown,
  before: Values,
  kind: "request" | "response",
): string[] {
  const values = (headers ?? {}) as Values;
  return readOnlyHeaders[kind]
    .filter((name) => Object.hasOwn(values, name) || Object.hasOwn(before, name))
    .filter((name) => !(name in values && name in before && isSameValue(values[name], before[name])))
    .map(
      (name) =>
        `The edge responds with 502 "The CloudFront function tried to add, delete, or change a read-only header.": ${kind}.headers ${describeChange(name, values, before)} "${name}"`,
    );
}

function describeChange(name: string, values: Values, before: Values): string {
  if (!Object.hasOwn(before, name)) {
    return "has the new header";
  }
  return Object.hasOwn(values, name) ? "has a changed value of" : "lacks the header";
}

/** Returns the header name that is not in lower case, with its replacement, because the service does not name it. */
export function findHeaderCaseAdvice(headers: unknown): string | undefined {
  const name = isObject(headers) ? findUpperCaseName(headers) : undefined;
  return name === undefined
    ? undefined
    : `Write ${JSON.stringify(name.toLowerCase())} instead of ${JSON.stringify(name)}.`;
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
    (name) => !Object.hasOwn(before, name) || !isSameValue(values[name], before[name]),
  );
}

/** Compares the strings of two values, without the order of members and unknown members. */
export function isSameValue(a: unknown, b: unknown): boolean {
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
