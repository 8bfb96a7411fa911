import type { ResponseBody, ValueObject, ViewerRequest, ViewerResponse } from "./event.ts";
import { sortAsService } from "./service-order.ts";

/**
 * Formats a returned value as FunctionOutput of TestFunction: JSON text without whitespace, with the members that the
 * service knows, in the service's order.
 *
 * seen: `cookies: {}` and `querystring: {}` if the function's value has none, and unknown members left out
 * (aws-samples/amazon-cloudfront-functions, 2021 to 2024). assumed: `headers: {}` also; a body written as a string
 * stays a string.
 *
 * Query string parameters keep the order of the function. The service forwards them in that order, which is how
 * functions sort them. The few outputs that were seen do not show whether TestFunction keeps it.
 */
export function toFunctionOutput(kind: "request", value: ViewerRequest): string;
export function toFunctionOutput(kind: "response", value: ViewerResponse): string;
export function toFunctionOutput(kind: "request" | "response", value: ViewerRequest | ViewerResponse): string;
export function toFunctionOutput(
  kind: "request" | "response",
  value: ViewerRequest | ViewerResponse,
): string {
  const members =
    kind === "request"
      ? formatRequestMembers(value as ViewerRequest)
      : formatResponseMembers(value as ViewerResponse);
  return `{"${kind}":${formatSorted(members)}}`;
}

/** JSON texts by member name. Members that are undefined are left out. */
type Members = ReadonlyMap<string, string | undefined>;

function formatRequestMembers({ method, uri, querystring, headers, cookies }: ViewerRequest): Members {
  return new Map([
    ["method", formatString(method)],
    ["uri", formatString(uri)],
    ["querystring", formatMembers([...formatValues(querystring)])],
    ["headers", formatSorted(formatValues(headers))],
    ["cookies", formatSorted(formatValues(cookies))],
  ]);
}

function formatResponseMembers(response: ViewerResponse): Members {
  const { statusCode, statusDescription, headers, cookies, body } = response;
  return new Map([
    ["statusCode", JSON.stringify(statusCode)],
    ["statusDescription", formatString(statusDescription)],
    ["headers", formatSorted(formatValues(headers))],
    ["cookies", formatSorted(formatValues(cookies))],
    ["body", formatBody(body)],
  ]);
}

function formatBody(body: ResponseBody | undefined): string | undefined {
  if (typeof body !== "object") {
    return formatString(body);
  }
  return formatSorted(
    new Map([
      ["encoding", formatString(body.encoding)],
      ["data", formatString(body.data)],
    ]),
  );
}

function formatValues(values: Record<string, ValueObject> | undefined): Map<string, string> {
  return new Map(Object.entries(values ?? {}).map(([name, value]) => [name, formatValueObject(value)]));
}

function formatValueObject({ value, multiValue, attributes }: ValueObject): string {
  return formatSorted(
    new Map([
      ["value", formatString(value)],
      ["multiValue", multiValue && `[${multiValue.map(formatValueObject).join(",")}]`],
      ["attributes", formatString(attributes)],
    ]),
  );
}

function formatString(value: string | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function formatSorted(members: Members): string {
  const present = [...members.keys()].filter((name) => members.get(name) !== undefined);
  return formatMembers(sortAsService(present).map((name) => [name, members.get(name) as string]));
}

/** Writes an object by hand, because a JavaScript object would move names that are integers to the front. */
function formatMembers(members: readonly (readonly [string, string])[]): string {
  return `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`;
}
