import { isIP } from "node:net";
import { formatBriefly } from "../../values/format-value.ts";
import { isObject } from "../../values/is-object.ts";
import type { EventContext, ValueObject, ValueObjects, ViewerEvent, ViewerRequest } from "./event.ts";
import { findEventProblems } from "./parse-event.ts";
import { formatPath } from "./value-problems.ts";

/** A string, a list of strings for several values of one name, or an object as the event has it. */
export type ValueOverride = string | readonly string[] | ValueObject;

/** Values by name. A name with `undefined` is left out. */
export type ValueOverrides = Readonly<Record<string, ValueOverride | undefined>>;

/** The differences from a request `GET /`. */
export interface RequestOverrides {
  /** @defaultValue `"GET"` */
  readonly method?: string | undefined;
  /** A path, without a query string. @defaultValue `"/"` */
  readonly uri?: string | undefined;
  /** @defaultValue none */
  readonly querystring?: ValueOverrides | undefined;
  /** Headers by name, in any case, in addition to `host`. */
  readonly headers?: ValueOverrides | undefined;
  /** @defaultValue none */
  readonly cookies?: ValueOverrides | undefined;
}

/** The differences in the viewer and the context of an event. */
export interface EventOverrides {
  /** The viewer's IPv4 or IPv6 address. @defaultValue `"198.51.100.11"` */
  readonly ip?: string | undefined;
  /** Members of `context`. An `endpoint` makes the event one of a multi-tenant distribution. */
  readonly context?: Readonly<Partial<Omit<EventContext, "eventType">>> | undefined;
}

/** The names that overrides may have, and the function that takes them, for error messages. */
export interface Expected {
  readonly of: string;
  readonly names: readonly string[];
}

export const requestNames: readonly string[] = ["method", "uri", "querystring", "headers", "cookies"];
const contextNames = ["distributionDomainName", "endpoint", "distributionId", "requestId"];

export function assertKnownNames(overrides: unknown, { of, names }: Expected): void {
  if (!isObject(overrides)) {
    throw new TypeError(
      `${of} must be an object, and is ${formatBriefly(overrides)}; leave it out for the defaults`,
    );
  }
  const unknown = Object.keys(overrides).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`${of} has no ${JSON.stringify(unknown)}; use one of ${names.join(", ")}`);
  }
}

export function createRequest(overrides: RequestOverrides, of: string): ViewerRequest {
  const { method = "GET", uri = "/", querystring = {}, headers = {}, cookies = {} } = overrides;
  if (typeof uri === "string" && uri.includes("?")) {
    throw new TypeError(
      `${of}.uri must not have a query string, and is ${formatBriefly(uri)}; put it in querystring`,
    );
  }
  return {
    method,
    uri,
    querystring: toValueObjects(querystring, `${of}.querystring`),
    headers: toHeaders({ host: defaultHost }, headers, `${of}.headers`),
    cookies: toValueObjects(cookies, `${of}.cookies`),
  };
}

const defaultHost = "d111111abcdef8.cloudfront.net";

/** Creates the viewer's address and the context of an event, with the developer guide's examples as defaults. */
export function createEnvironment(
  { ip = "198.51.100.11", context = {} }: EventOverrides,
  of: string,
): {
  ip: string;
  context: Omit<EventContext, "eventType">;
} {
  if (typeof ip !== "string" || isIP(ip) === 0) {
    throw new TypeError(`${of}.ip must be an IPv4 or IPv6 address, and is ${formatBriefly(ip)}`);
  }
  assertKnownNames(context, { of: `${of}.context`, names: contextNames });
  return {
    ip,
    context: {
      // The guide: standard distributions have this member, multi-tenant distributions have `endpoint` instead.
      ...(context.endpoint === undefined ? { distributionDomainName: defaultHost } : {}),
      distributionId: "EDFDVBD6EXAMPLE",
      requestId: "EXAMPLEntjQpEXAMPLESG5ZEXAMPLEPmPfEXAMPLEu3EqEXAMPLE==",
      ...context,
    },
  };
}

/** Converts headers to lower-case names. A later name replaces an earlier one that differs in case only. */
export function toHeaders(defaults: ValueOverrides, headers: unknown, at: string): ValueObjects {
  assertValuesByName(headers, at);
  const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return toValueObjects({ ...defaults, ...Object.fromEntries(names) }, at);
}

export function toValueObjects(values: unknown, at: string): ValueObjects {
  assertValuesByName(values, at);
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, toValueObject(value, formatPath(at, name))]),
  );
}

function assertValuesByName(values: unknown, at: string): asserts values is Record<string, unknown> {
  if (!isObject(values)) {
    throw new TypeError(`${at} must be an object of values by name, and is ${formatBriefly(values)}`);
  }
}

function toValueObject(value: unknown, at: string): ValueObject {
  if (typeof value === "string") {
    return { value };
  }
  if (isObject(value)) {
    return copyValue(value);
  }
  if (!Array.isArray(value)) {
    throw new TypeError(
      `${at} must be a string, a list of strings or a { value } object, and is ${formatBriefly(value)}; write it as a string`,
    );
  }
  const [first, ...others] = value as readonly string[];
  const wrong = (value as readonly unknown[]).find((item) => typeof item !== "string");
  if (first === undefined || wrong !== undefined) {
    throw new TypeError(
      `${at} must be a list of at least one string, and ${value.length === 0 ? "is empty" : `has ${formatBriefly(wrong)}`}`,
    );
  }
  return joinValues([first, ...others]);
}

/** Creates the value object of one or more values with the same name. A name with one value has no multiValue. */
export function joinValues(values: readonly [string, ...string[]]): ValueObject {
  const [first, ...others] = values;
  return others.length === 0
    ? { value: first }
    : { value: first, multiValue: values.map((value) => ({ value })) };
}

/** Copies a value, because callers may change an event and must not change its overrides by that. */
function copyValue(value: Record<string, unknown>): ValueObject {
  const { multiValue } = value;
  const items = Array.isArray(multiValue)
    ? multiValue.map((item: unknown) => (isObject(item) ? { ...item } : item))
    : multiValue;
  return { ...value, ...(items === undefined ? {} : { multiValue: items }) } as unknown as ValueObject;
}

/** @throws TypeError for an event that `parseEvent` would not accept, so that the error names the overrides. */
export function assertEvent<E extends ViewerEvent>(event: E, of: string): E {
  const problems = findEventProblems(event);
  if (problems.length > 0) {
    throw new TypeError(`${of}: ${problems.join("; ")}`);
  }
  return event;
}
