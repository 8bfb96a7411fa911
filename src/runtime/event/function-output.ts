import type { ResponseBody, ValueObject, ViewerRequest, ViewerResponse } from "./event.ts";
import { inServiceOrder } from "./service-order.ts";

/**
 * The JSON text that TestFunction answers as FunctionOutput: no whitespace, members in the service's order, only
 * members that the service knows.
 *
 * seen: `cookies: {}` and `querystring: {}` where the function's value has none, and members of other names left out
 * (aws-samples/amazon-cloudfront-functions, 2021 to 2024). assumed: `headers: {}` likewise; a body written as a string
 * stays a string.
 *
 * The order of query string parameters is the function's own. The service sends them on in it, which is how functions
 * sort them; the few outputs that were seen do not tell whether TestFunction shows it.
 */
export function toFunctionOutput(kind: "request", value: ViewerRequest): string;
export function toFunctionOutput(kind: "response", value: ViewerResponse): string;
export function toFunctionOutput(kind: "request" | "response", value: ViewerRequest | ViewerResponse): string;
export function toFunctionOutput(
  kind: "request" | "response",
  value: ViewerRequest | ViewerResponse,
): string {
  const members =
    kind === "request" ? requestMembers(value as ViewerRequest) : responseMembers(value as ViewerResponse);
  return `{"${kind}":${ordered(members)}}`;
}

/** JSON texts by member; undefined ones are not written. */
type Members = ReadonlyMap<string, string | undefined>;

function requestMembers({ method, uri, querystring, headers, cookies }: ViewerRequest): Members {
  return new Map([
    ["method", text(method)],
    ["uri", text(uri)],
    ["querystring", written([...valueTexts(querystring)])],
    ["headers", ordered(valueTexts(headers))],
    ["cookies", ordered(valueTexts(cookies))],
  ]);
}

function responseMembers(response: ViewerResponse): Members {
  const { statusCode, statusDescription, headers, cookies, body } = response;
  return new Map([
    ["statusCode", JSON.stringify(statusCode)],
    ["statusDescription", text(statusDescription)],
    ["headers", ordered(valueTexts(headers))],
    ["cookies", ordered(valueTexts(cookies))],
    ["body", bodyText(body)],
  ]);
}

function bodyText(body: ResponseBody | undefined): string | undefined {
  if (typeof body !== "object") {
    return text(body);
  }
  return ordered(
    new Map([
      ["encoding", text(body.encoding)],
      ["data", text(body.data)],
    ]),
  );
}

function valueTexts(values: Record<string, ValueObject> | undefined): Map<string, string> {
  return new Map(Object.entries(values ?? {}).map(([name, value]) => [name, valueText(value)]));
}

function valueText({ value, multiValue, attributes }: ValueObject): string {
  return ordered(
    new Map([
      ["value", text(value)],
      ["multiValue", multiValue && `[${multiValue.map(valueText).join(",")}]`],
      ["attributes", text(attributes)],
    ]),
  );
}

function text(value: string | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function ordered(members: Members): string {
  const present = [...members.keys()].filter((name) => members.get(name) !== undefined);
  return written(inServiceOrder(present).map((name) => [name, members.get(name) as string]));
}

/** By hand: an object of JavaScript would put names that are numbers first. */
function written(members: readonly (readonly [string, string])[]): string {
  return `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(",")}}`;
}
