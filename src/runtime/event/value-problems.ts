import { formatBriefly } from "../../values/format-value.ts";
import { isObject } from "../../values/is-object.ts";

/** Formats a path such as `request.headers.host`, or `request.querystring["a b"]` if the name is not an identifier. */
export function formatPath(path: string, name: string): string {
  return /^[\w$-]+$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

/** Stands for a promise in a returned value. Neither an object nor a string, so every check of a shape rejects it. */
export const promiseMarker: unique symbol = Symbol("a promise");

/** Formats the kind of a value for a sentence, or a short string. */
export function describeValue(value: unknown): string {
  return value === promiseMarker ? "a Promise; is an `await` missing?" : formatBriefly(value);
}

/** Returns the problems of a member that must be a string or absent. */
export function findStringProblems(value: unknown, path: string): string[] {
  return value === undefined || typeof value === "string"
    ? []
    : [`${path} must be a string, and is ${describeValue(value)}`];
}

/**
 * Returns the problems in the shape of headers, cookies or query string parameters, which may be absent. Ignores
 * unknown members.
 *
 * seen: the service accepts `multivalue` for `multiValue` in an event, and leaves it out of the output
 * (aws-samples/amazon-cloudfront-functions, add-cors-header, 2021-04)
 */
export function findValueProblems(values: unknown, path: string): string[] {
  if (values === undefined) {
    return [];
  }
  if (!isObject(values)) {
    return [`${path} must be an object, and is ${describeValue(values)}`];
  }
  return Object.entries(values).flatMap(([name, value]) => {
    const at = formatPath(path, name);
    if (name === "") {
      return [`${path} must not have an empty name`];
    }
    if (!isObject(value)) {
      return [`${at} must be an object with a value, and is ${describeValue(value)}`];
    }
    return [...findItemProblems(value, at, hasItems(value)), ...findMultiValueProblems(value.multiValue, at)];
  });
}

/** Returns true if `value` may be absent. The guide: "If the multiValue exists and was modified, value is ignored". */
function hasItems({ multiValue }: Record<string, unknown>): boolean {
  return Array.isArray(multiValue) && multiValue.length > 0;
}

function findItemProblems(item: Record<string, unknown>, at: string, mayLackValue: boolean): string[] {
  const problems = [
    ...findStringProblems(item.value, `${at}.value`),
    ...findStringProblems(item.attributes, `${at}.attributes`),
  ];
  if (item.value === undefined && !mayLackValue) {
    problems.unshift(`${at}.value is missing`);
  }
  return problems;
}

function findMultiValueProblems(items: unknown, path: string): string[] {
  const at = `${path}.multiValue`;
  if (items === undefined) {
    return [];
  }
  if (!Array.isArray(items)) {
    return [`${at} must be a list, and is ${describeValue(items)}`];
  }
  return items.flatMap((item: unknown, i) =>
    isObject(item)
      ? findItemProblems(item, `${at}[${i}]`, false)
      : [`${at}[${i}] must be an object with a value, and is ${describeValue(item)}`],
  );
}

/** Returns every string of a header, cookie or parameter whose shape is valid. */
export function getStrings(value: unknown): string[] {
  const { value: first, multiValue = [] } = value as { value?: string; multiValue?: { value: string }[] };
  return [...(first === undefined ? [] : [first]), ...multiValue.map((item) => item.value)];
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Returns the problems of a body, which is a string or an object with an encoding and data.
 *
 * AWS developer guide, "CloudFront Functions event structure": the only encodings are text and base64, and for data
 * that is not base64 "CloudFront returns an error". assumed: the encoding is required.
 */
export function findBodyProblems(body: unknown, path: string): string[] {
  if (body === undefined || typeof body === "string") {
    return [];
  }
  if (!isObject(body)) {
    return [`${path} must be a string or an object with encoding and data, and is ${describeValue(body)}`];
  }
  const { encoding, data } = body;
  const problems: string[] = [];
  if (encoding !== "text" && encoding !== "base64") {
    problems.push(`${path}.encoding must be "text" or "base64", and is ${describeValue(encoding)}`);
  }
  if (typeof data !== "string") {
    problems.push(`${path}.data must be a string, and is ${describeValue(data)}`);
  } else if (encoding === "base64" && !base64.test(data)) {
    problems.push(`${path}.data must be valid base64`);
  }
  return problems;
}
