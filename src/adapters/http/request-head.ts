import type { IncomingMessage } from "node:http";
import type { HttpRequest, Query } from "./message.ts";

/** The request line and headers of a request, before the query is parsed. */
export interface RequestHead {
  readonly method: string;
  /** The host in the request line. Only requests in absolute form have one: `GET http://localhost/path HTTP/1.1`. */
  readonly authority: string | undefined;
  /** Percent-encoded. */
  readonly path: string;
  /** The query as sent, without the question mark. */
  readonly search: string;
  /** All values of the `Host` header. A valid request has one. */
  readonly hosts: readonly string[];
  /** Keyed by lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** True for HTTP/1.1 and later, which require a `Host` header. */
  readonly requiresHost: boolean;
}

/** Reads the head of a request in linear time. The method HEAD becomes GET, and the server omits the body. */
export function toRequestHead(request: IncomingMessage): RequestHead {
  const { method = "", url = "", headers, rawHeaders, httpVersion } = request;
  const [, authority] = /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url) ?? [];
  const target = authority === undefined ? url : url.slice(url.indexOf("//") + 2 + authority.length);
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const fields = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return {
    method: method === "HEAD" ? "GET" : method,
    authority,
    path: path === "" ? "/" : path,
    search: mark < 0 ? "" : target.slice(mark + 1),
    hosts: rawHeaders.filter((_, i) => i % 2 === 1 && rawHeaders[i - 1]?.toLowerCase() === "host"),
    headers: Object.fromEntries(fields),
    requiresHost: httpVersion !== "1.0",
  };
}

/** Adds the parsed query and the body to the head of a request. */
export function toHttpRequest(
  { method, path, search, headers }: RequestHead,
  body: Uint8Array | undefined,
): HttpRequest {
  return { method, path, query: parseQuery(search), headers, body };
}

/** Parses a query in linear time, also if one parameter is repeated thousands of times. */
export function parseQuery(search: string): Query {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(search)) {
    const current = query[name];
    if (current === undefined) {
      query[name] = value;
    } else if (typeof current === "string") {
      query[name] = [current, value];
    } else {
      current.push(value);
    }
  }
  return query;
}
