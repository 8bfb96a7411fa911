import { MockCloudFrontError } from "../../core/errors.ts";
import { type EdgeRequest, getUri } from "../message.ts";
import type { OriginTarget } from "../origin-target.ts";

interface Stubs {
  /** True if a handler exists for the origin but returned undefined. */
  readonly isDeclined: boolean;
  /** The names that have stubs. */
  readonly names: readonly string[];
}

/** Creates the error for a visit that reaches an origin for which nothing answers. */
export function unhandledOriginError(
  { id, domainName, isReplaced }: OriginTarget,
  request: EdgeRequest,
  visitedUrl: string,
  { isDeclined, names }: Stubs,
): MockCloudFrontError {
  const origin = isReplaced
    ? `${domainName}, which a function named instead of the origin "${id}"`
    : `the origin "${id}" (${domainName})`;
  const uri = getUri(request);
  const name = isReplaced ? domainName : id;
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  const reason = isDeclined
    ? `the handler for it returned undefined for ${request.method} ${uri}`
    : "nothing answers for it";
  const known = names.length === 0 ? "" : ` There are stubs for: ${[...new Set(names)].join(", ")}.`;
  return new MockCloudFrontError(
    "UNHANDLED_ORIGIN",
    `The visit to ${visitedUrl} reaches ${origin}, and ${reason}.${known} Give the mock an origin: ` +
      `mockCloudFront({ origins: { ${key}: (request) => new Response("...") } }), ` +
      `cloudfront.origin(${JSON.stringify(name)}).serves({ ${JSON.stringify(request.path)}: "..." }), or the URL of a ` +
      'server: { url: "http://127.0.0.1:3000" }.',
  );
}
