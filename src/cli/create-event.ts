import { type ViewerEvent, viewerRequest, viewerResponse } from "../runtime.ts";
import { isObject } from "../values/is-object.ts";
import { readJson } from "./read-file.ts";
import { type Arguments, type OptionKind, UsageError } from "./terminal.ts";

/** The options that describe the event of a run. */
export const eventOptions: Readonly<Record<string, OptionKind>> = {
  event: "text",
  uri: "text",
  method: "text",
  header: "list",
  query: "list",
  cookie: "list",
  country: "text",
  ip: "text",
  response: "text",
  "response-header": "list",
};

/** Values by name. A name that occurs several times has several values. */
type Values = Readonly<Record<string, readonly string[]>>;

type Part = Record<string, unknown>;

/**
 * Creates the event of a run: the event of `--event` with its missing members filled in, changed by the other options.
 *
 * @throws UsageError for a file without an event, and options that no event can have
 */
export async function createEvent(args: Arguments): Promise<ViewerEvent> {
  const file = args.getText("event");
  const given = file === undefined ? {} : readMembers(await readJson(file), file);
  const status = args.getText("response");
  const isResponse =
    status !== undefined ||
    given.response !== undefined ||
    (isObject(given.context) && given.context.eventType === "viewer-response");
  const defaults = isResponse
    ? viewerResponse(status === undefined ? {} : { statusCode: toStatus(status) })
    : viewerRequest();
  const event: Part = { ...defaults, ...given };
  for (const name of ["context", "viewer", "request", ...(isResponse ? ["response"] : [])]) {
    event[name] = fillIn(given[name], (defaults as unknown as Part)[name]);
  }
  if (status !== undefined) {
    event.context = { ...(event.context as Part), eventType: "viewer-response" };
    event.response = {
      ...(event.response as Part),
      ...(isObject(given.response) && getStatusLine(toStatus(status))),
    };
  }
  applyOptions(event, args);
  return event as unknown as ViewerEvent;
}

const memberNames = ["version", "context", "viewer", "request", "response"];

function readMembers(json: unknown, file: string): Part {
  if (!isObject(json)) {
    throw new UsageError(`${file} must be an event, an object: { "request": { "uri": "/" } }.`);
  }
  const unknown = Object.keys(json).find((name) => !memberNames.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(
      `${file} has the member ${JSON.stringify(unknown)}; an event has ${memberNames.join(", ")}: { "request": { "uri": "/" } }.`,
    );
  }
  return json;
}

/** Adds the default members that a part of an event lacks. A part that is not an object stays, for the error. */
function fillIn(given: unknown, defaults: unknown): unknown {
  if (given === undefined) {
    return defaults;
  }
  return isObject(given) ? { ...(defaults as Part), ...given } : given;
}

function getStatusLine(statusCode: number): Part {
  const { response } = viewerResponse({ statusCode });
  return { statusCode, statusDescription: response.statusDescription };
}

function applyOptions(event: Part, args: Arguments): void {
  const [uri, search] = splitUri(args.getText("uri"));
  const country = args.getText("country");
  const ip = args.getText("ip");
  const method = args.getText("method");
  const changes = viewerRequest({
    ...(uri !== undefined && { uri }),
    ...(ip !== undefined && { ip }),
    headers: {
      ...readValues(args, "header", /[=:]/),
      ...(country !== undefined && { "cloudfront-viewer-country": country.toUpperCase() }),
    },
    querystring: { ...search, ...readValues(args, "query", /=/) },
    cookies: readValues(args, "cookie", /=/),
  });
  if (ip !== undefined) {
    event.viewer = changes.viewer;
  }
  const { request } = event;
  if (isObject(request)) {
    const { host, ...headers } = changes.request.headers;
    const hasHost = args.getList("header").some((header) => /^host\s*[=:]/i.test(header));
    event.request = {
      ...request,
      ...(method !== undefined && { method }),
      ...(uri !== undefined && { uri }),
      querystring: mergeInto(request.querystring, changes.request.querystring, search !== undefined),
      headers: mergeInto(request.headers, hasHost ? { ...headers, host } : headers),
      cookies: mergeInto(request.cookies, changes.request.cookies),
    };
  }
  const responseHeaders = readValues(args, "response-header", /[=:]/);
  if (Object.keys(responseHeaders).length > 0) {
    if (!isObject(event.response)) {
      throw new UsageError("--response-header needs --response STATUS, or an event with a response.");
    }
    const { "content-type": contentType, ...headers } = viewerResponse({ headers: responseHeaders }).response
      .headers;
    const hasType = Object.keys(responseHeaders).some((name) => name.toLowerCase() === "content-type");
    event.response = {
      ...event.response,
      headers: mergeInto(
        event.response.headers,
        hasType ? { ...headers, "content-type": contentType } : headers,
      ),
    };
  }
}

function mergeInto(given: unknown, changes: object, replaces = false): unknown {
  return isObject(given) && !replaces ? { ...given, ...changes } : changes;
}

/** Splits a URI at its "?", for a path that was copied from a browser. */
function splitUri(uri: string | undefined): [path: string | undefined, search: Values | undefined] {
  const at = uri?.indexOf("?") ?? -1;
  if (uri === undefined || at === -1) {
    return [uri, undefined];
  }
  const parameters = uri
    .slice(at + 1)
    .split("&")
    .filter((part) => part !== "");
  return [uri.slice(0, at), groupValues(parameters.map((parameter) => splitAt(parameter, /=/)))];
}

function readValues(args: Arguments, name: string, separator: RegExp): Values {
  return groupValues(
    args.getList(name).map((text) => {
      const [key, value] = splitAt(text, separator);
      if (key === "" || !separator.test(text)) {
        throw new UsageError(`--${name} is ${JSON.stringify(text)}; write NAME=VALUE.`);
      }
      return [key, value];
    }),
  );
}

function splitAt(text: string, separator: RegExp): [name: string, value: string] {
  const at = text.search(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function groupValues(pairs: readonly (readonly [string, string])[]): Values {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries(values);
}

function toStatus(text: string): number {
  if (!/^[1-5]\d\d$/.test(text)) {
    throw new UsageError(`--response is ${JSON.stringify(text)}; it must be a status from 100 to 599.`);
  }
  return Number(text);
}
