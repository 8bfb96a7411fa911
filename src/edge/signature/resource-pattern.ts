import { matchesWildcards } from "../../values/wildcards.ts";

/** The four parts of a URL, between which no wildcard of a policy reaches. */
interface UrlParts {
  readonly protocol: string;
  readonly domain: string;
  readonly path: string;
  readonly query: string;
}

/**
 * Returns true if a policy's resource stands for a URL. Each part of the URL is matched separately.
 *
 * AWS developer guide, "Create a signed URL using a custom policy": `*` only stands for every URL, an omitted protocol for
 * every protocol, a trailing `*` of the domain for every path and query string, and one of the path for every query
 * string.
 * assumed: where a resource has several `?`, each may begin the query string or stand for one character (F 3.12). The
 * guide gives `?` both meanings.
 */
export function matchesResource(resource: string, url: string): boolean {
  if (resource === "*") {
    return true;
  }
  const wanted = splitUrl(url);
  return getReadings(resource).some(
    ({ protocol, domain, path, query }) =>
      matchesWildcards(protocol, wanted.protocol) &&
      matchesWildcards(domain.toLowerCase(), wanted.domain.toLowerCase()) &&
      matchesWildcards(path, wanted.path) &&
      matchesWildcards(query, wanted.query),
  );
}

function splitUrl(url: string): UrlParts {
  const { protocol, domain, rest } = splitDomain(url);
  const [path = "", query = ""] = splitAt(rest, rest.indexOf("?"), 1);
  return { protocol, domain, path, query };
}

/** Returns the ways to read a resource: the query string may begin at any `?`, or nowhere. */
function getReadings(resource: string): readonly UrlParts[] {
  const { protocol, domain, rest } = splitDomain(resource);
  if (rest === "") {
    const [path, query] = domain.endsWith("*") ? ["*", "*"] : ["/", ""];
    return [{ protocol, domain, path, query }];
  }
  const starts = [...rest.matchAll(/\\?\?/g)].map(({ 0: { length }, index }) => ({ length, index }));
  return [{ length: 0, index: rest.length }, ...starts].map(({ length, index }) => {
    const [path = "", query = ""] = splitAt(rest, index, length);
    const isWithoutQuery = length === 0;
    return { protocol, domain, path, query: isWithoutQuery && path.endsWith("*") ? "*" : query };
  });
}

function splitDomain(url: string): {
  readonly protocol: string;
  readonly domain: string;
  readonly rest: string;
} {
  const [protocol = "*", authority = url] = splitAt(url, url.indexOf("://"), 3, "*");
  const slash = authority.search(/[/?\\]/);
  const [domain = "", rest = ""] = splitAt(authority, slash, 0);
  return { protocol, domain, rest };
}

/** Splits a text in two at an index. A negative index gives the text and `missing`, before or after it. */
function splitAt(text: string, index: number, separatorLength: number, missingStart?: string): string[] {
  if (index < 0) {
    return missingStart === undefined ? [text] : [missingStart, text];
  }
  return [text.slice(0, index), text.slice(index + separatorLength)];
}
