import { isIP } from "node:net";
import type { EventContext, ValueObject, ValueObjects, ViewerEvent, ViewerRequest } from "./event.ts";
import { eventProblems } from "./parse-event.ts";
import { isObject, memberOf, shown } from "./value-problems.ts";

/** A value as text, several values of one name as a list, or the object that the event has. */
export type ValueOverride = string | readonly string[] | ValueObject;

/** By name; `undefined` takes a name out. */
export type ValueOverrides = Readonly<Record<string, ValueOverride | undefined>>;

/** What differs from `GET /`. */
export interface RequestOverrides {
  /** @defaultValue `"GET"` */
  readonly method?: string | undefined;
  /** A path, without a query string. @defaultValue `"/"` */
  readonly uri?: string | undefined;
  /** @defaultValue none */
  readonly querystring?: ValueOverrides | undefined;
  /** In any case. They are added to a `host`. */
  readonly headers?: ValueOverrides | undefined;
  /** @defaultValue none */
  readonly cookies?: ValueOverrides | undefined;
}

/** What differs in the surroundings of a request. */
export interface EventOverrides {
  /** The viewer's address, of IPv4 or IPv6. @defaultValue `"198.51.100.11"` */
  readonly ip?: string | undefined;
  /** With an `endpoint` the event is that of a multi-tenant distribution. */
  readonly context?: Readonly<Partial<Omit<EventContext, "eventType">>> | undefined;
}

/** The names that overrides may have, and what asks for them, for the texts of errors. */
export interface Expected {
  readonly of: string;
  readonly names: readonly string[];
}

export const requestNames: readonly string[] = ["method", "uri", "querystring", "headers", "cookies"];
const contextNames = ["distributionDomainName", "endpoint", "distributionId", "requestId"];

export function requireKnownNames(overrides: unknown, { of, names }: Expected): void {
  if (!isObject(overrides)) {
    throw new TypeError(`${of} must be an object, and is ${shown(overrides)}; leave it out for the defaults`);
  }
  const unknown = Object.keys(overrides).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`${of} has no ${JSON.stringify(unknown)}; take one of ${names.join(", ")}`);
  }
}

export function requestFrom(overrides: RequestOverrides, of: string): ViewerRequest {
  const { method = "GET", uri = "/", querystring = {}, headers = {}, cookies = {} } = overrides;
  if (typeof uri === "string" && uri.includes("?")) {
    throw new TypeError(
      `${of}.uri must not have a query string, and is ${shown(uri)}; put it into querystring`,
    );
  }
  return {
    method,
    uri,
    querystring: valuesFrom(querystring, `${of}.querystring`),
    headers: headersFrom({ host: defaultHost }, headers, `${of}.headers`),
    cookies: valuesFrom(cookies, `${of}.cookies`),
  };
}

const defaultHost = "d111111abcdef8.cloudfront.net";

/** The surroundings of an event, as in the developer guide's examples. */
export function surroundingsFrom(
  { ip = "198.51.100.11", context = {} }: EventOverrides,
  of: string,
): {
  ip: string;
  context: Omit<EventContext, "eventType">;
} {
  if (typeof ip !== "string" || isIP(ip) === 0) {
    throw new TypeError(`${of}.ip must be an IPv4 or IPv6 address, and is ${shown(ip)}`);
  }
  requireKnownNames(context, { of: `${of}.context`, names: contextNames });
  return {
    ip,
    context: {
      // The guide: standard distributions have this one, multi-tenant ones have `endpoint`.
      ...(context.endpoint === undefined ? { distributionDomainName: defaultHost } : {}),
      distributionId: "EDFDVBD6EXAMPLE",
      requestId: "EXAMPLEntjQpEXAMPLESG5ZEXAMPLEPmPfEXAMPLEu3EqEXAMPLE==",
      ...context,
    },
  };
}

/** Later names win over earlier ones that differ in case only. */
export function headersFrom(defaults: ValueOverrides, headers: unknown, at: string): ValueObjects {
  requireNamed(headers, at);
  const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return valuesFrom({ ...defaults, ...Object.fromEntries(names) }, at);
}

export function valuesFrom(values: unknown, at: string): ValueObjects {
  requireNamed(values, at);
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, valueFrom(value, memberOf(at, name))]),
  );
}

function requireNamed(values: unknown, at: string): asserts values is Record<string, unknown> {
  if (!isObject(values)) {
    throw new TypeError(`${at} must be an object of values by name, and is ${shown(values)}`);
  }
}

function valueFrom(value: unknown, at: string): ValueObject {
  if (typeof value === "string") {
    return { value };
  }
  if (isObject(value)) {
    return copyOf(value);
  }
  if (!Array.isArray(value)) {
    throw new TypeError(
      `${at} must be a text, a list of texts or a { value } object, and is ${shown(value)}; write it as a text`,
    );
  }
  const [first, ...others] = value as readonly string[];
  const wrong = (value as readonly unknown[]).find((item) => typeof item !== "string");
  if (first === undefined || wrong !== undefined) {
    throw new TypeError(
      `${at} must be a list of at least one text, and ${value.length === 0 ? "is empty" : `has ${shown(wrong)}`}`,
    );
  }
  // One value of a name has no multiValue.
  return others.length === 0
    ? { value: first }
    : { value: first, multiValue: [first, ...others].map((item) => ({ value: item })) };
}

/** An event is its caller's to change, and must not change what it was made from. */
function copyOf(value: Record<string, unknown>): ValueObject {
  const { multiValue } = value;
  const items = Array.isArray(multiValue)
    ? multiValue.map((item: unknown) => (isObject(item) ? { ...item } : item))
    : multiValue;
  return { ...value, ...(items === undefined ? {} : { multiValue: items }) } as unknown as ValueObject;
}

/** What parseEvent would refuse is refused here, where it was written. */
export function requireEvent<E extends ViewerEvent>(event: E, of: string): E {
  const problems = eventProblems(event);
  if (problems.length > 0) {
    throw new TypeError(`${of}: ${problems.join("; ")}`);
  }
  return event;
}
