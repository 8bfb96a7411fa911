import type { Environment } from "../core/context.ts";
import { distributions } from "../services/distributions/table.ts";
import { formatValue } from "../values/format-value.ts";
import { invalidVisitError } from "./invalid-visit.ts";
import { type EdgeRequest, emptyBody, getHeader, type HeaderList, withoutHeaders } from "./message.ts";
import { type Address, isRequest, parseTarget } from "./target.ts";
import { type EdgeViewer, type ParsedInit, parseInit, toHeaderList } from "./visit-init.ts";
import type { VisitInit } from "./visit-types.ts";

/** A visit as a viewer sends it. */
export interface ParsedVisit {
  readonly request: EdgeRequest;
  readonly viewer: EdgeViewer;
  readonly signal: AbortSignal | undefined;
}

/**
 * Parses the arguments of `visit()`. Only a `Request` with a body needs to be waited for.
 *
 * @throws MockCloudFrontError `INVALID_VISIT`
 */
export function parseVisit(
  target: string | URL | Request,
  init: VisitInit,
  environment: Environment,
): ParsedVisit | Promise<ParsedVisit> {
  const address = parseTarget(target, () => findOnlyHost(environment));
  const parsed = parseInit(init);
  if (!isRequest(target)) {
    return toVisit(address, parsed);
  }
  const whole = {
    ...parsed,
    method: parsed.method ?? target.method.toUpperCase(),
    headers: parsed.headers ?? toHeaderList(target.headers),
    signal: parsed.signal ?? target.signal,
  };
  if (parsed.body !== undefined || !target.body) {
    return toVisit(address, whole);
  }
  if (target.bodyUsed) {
    throw invalidVisitError("visit() cannot send a Request whose body was read. Pass request.clone().");
  }
  return target.arrayBuffer().then((body) => toVisit(address, { ...whole, body: new Uint8Array(body) }));
}

function toVisit(address: Address, { method, headers = [], body, viewer, signal }: ParsedInit): ParsedVisit {
  const host = getHeader(headers, "host");
  if (host !== undefined && host.toLowerCase() !== address.host.toLowerCase()) {
    throw invalidVisitError(
      `visit() to the host ${address.host} has the header Host ${formatValue(host)}. Put the host name into the address: "https://${host}${address.path}".`,
    );
  }
  const lines = withoutHeaders(headers, (name) => name === "host");
  const request: EdgeRequest = {
    ...address,
    method: method ?? "GET",
    headers: withContentLength(lines, body),
    body: body ?? emptyBody,
  };
  return { request, viewer, signal };
}

/** Adds the length of a body, as every HTTP client does. */
function withContentLength(headers: HeaderList, body: Uint8Array | undefined): HeaderList {
  const isSent = getHeader(headers, "content-length") ?? getHeader(headers, "transfer-encoding");
  return body === undefined || body.length === 0 || isSent !== undefined
    ? headers
    : [...headers, ["Content-Length", String(body.length)]];
}

function findOnlyHost({ store }: Environment): string {
  const rows = store.table(distributions).rows();
  const [only] = rows;
  if (only !== undefined && rows.size === 1) {
    return only.record.domainName;
  }
  const addresses = rows.after(0, maxListed).map(({ record }) => `https://${record.domainName}`);
  const others = rows.size > maxListed ? ` and ${rows.size - maxListed} more` : "";
  throw invalidVisitError(
    rows.size === 0
      ? "visit() got a path only, and the mock has no distribution. Create one first, or call cloudfront.seed.distribution()."
      : `visit() got a path only, and the mock has ${rows.size} distributions. Pass an address of ${addresses.join(", ")}${others}.`,
  );
}

const maxListed = 5;
