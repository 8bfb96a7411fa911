import type { ResponseBody, ValueObject, ViewerRequest, ViewerResponse } from "./event.ts";
import { joinValues } from "./overrides.ts";
import { sortAsService } from "./service-order.ts";

/**
 * Formats a returned value as FunctionOutput of TestFunction: JSON text without whitespace, with the members that the
 * service knows, in the service's order.
 *
 * seen: `cookies: {}` and `querystring: {}` if the function's value has none, and unknown members left out
 * (aws-samples/amazon-cloudfront-functions, 2021 to 2024). seen: a body written as a string becomes an object (README
 * of paulhammond/cftest: the test APIs "convert that string into a full object"). assumed: `headers: {}` also, and a
 * query string written as a string becomes an object of its parameters.
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

/** JSON strings by member name. Members that are undefined are left out. */
type Members = ReadonlyMap<string, string | undefined>;

function formatRequestMembers({ method, uri, querystring, headers, cookies }: ViewerRequest): Members {
  return new Map([
    ["method", formatString(method)],
    ["uri", formatString(uri)],
    ["querystring", formatQuerystring(querystring)],
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
  if (body === undefined) {
    return undefined;
  }
  const { encoding, data } = typeof body === "string" ? { encoding: "text", data: body } : body;
  return formatSorted(
    new Map([
      ["encoding", formatString(encoding)],
      ["data", formatString(data)],
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

/** Formats the parameters of a query string in their order, without decoding them. */
function formatQuerystring(querystring: ViewerRequest["querystring"] | string | undefined): string {
  const parameters =
    typeof querystring === "string" ? parseQuerystring(querystring) : Object.entries(querystring ?? {});
  return formatMembers(parameters.map(([name, value]) => [name, formatValueObject(value)]));
}

/** Returns the parameters of a query string in the order of their first values, without decoding them. */
export function parseQuerystring(querystring: string): [name: string, value: ValueObject][] {
  const values = new Map<string, [string, ...string[]]>();
  for (const parameter of querystring.split("&").filter((part) => part !== "")) {
    const [name = "", ...rest] = parameter.split("=");
    const value = rest.join("=");
    const known = values.get(name);
    values.set(name, known ? [...known, value] : [value]);
  }
  return [...values].map(([name, list]) => [name, joinValues(list)]);
}
