import type { Behavior, Config } from "../services/distributions/config.ts";
import { matchesWildcards } from "../values/wildcards.ts";
import { getPathPattern } from "./visit-context.ts";

/** A cache behavior with what its pattern needs. */
interface CompiledBehavior {
  readonly behavior: Behavior;
  readonly pattern: string;
  /** The characters before the first wildcard. Most paths differ in them, which is faster to find out. */
  readonly prefix: string;
}

const compiled = new WeakMap<Config, readonly CompiledBehavior[]>();

/**
 * Returns the first cache behavior whose pattern matches the normalized path, or the default behavior (F 2.1). `*`
 * matches any characters, slashes included, and `?` matches exactly one (F 2.3). The whole path matches (F 2.7).
 */
export function findBehavior(path: string, config: Config): Behavior {
  const normalized = normalizePath(path);
  const found = getCompiled(config).find(
    ({ prefix, pattern }) => normalized.startsWith(prefix) && matchesWildcards(pattern, normalized),
  );
  return found?.behavior ?? config.DefaultCacheBehavior;
}

function getCompiled(config: Config): readonly CompiledBehavior[] {
  let list = compiled.get(config);
  if (!list) {
    list = (config.CacheBehaviors?.Items ?? []).map(compile);
    compiled.set(config, list);
  }
  return list;
}

/** A leading slash is optional (F 2.2). */
function compile(behavior: Behavior): CompiledBehavior {
  const given = getPathPattern(behavior);
  const pattern = /^[/*]/.test(given) ? given : `/${given}`;
  return { behavior, pattern, prefix: pattern.replace(/[*?].*$/s, "") };
}

/**
 * Normalizes a path as CloudFront does before it matches patterns, "consistent with RFC 3986" (F 2.8): dot segments and
 * empty segments are removed.
 * assumed: also percent-encoded unreserved characters are decoded, and hexadecimal digits become upper-case (F 2.9)
 */
export function normalizePath(path: string): string {
  const decoded = normalizeEncoding(path);
  if (!/\/(?:\/|\.)/.test(decoded)) {
    return decoded;
  }
  const segments: string[] = [];
  const parts = decoded.split("/").slice(1);
  for (const part of parts) {
    if (part === "..") {
      segments.pop();
    } else if (part !== "." && part !== "") {
      segments.push(part);
    }
  }
  const last = parts.at(-1) ?? "";
  const isFolder = ["", ".", ".."].includes(last) && segments.length > 0;
  return `/${segments.join("/")}${isFolder ? "/" : ""}`;
}

const unreserved = /^[\w.~-]$/;

/** Decodes percent-encoded unreserved characters, and writes other hexadecimal digits in upper case. */
export function normalizeEncoding(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (encoded) => {
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return unreserved.test(character) ? character : encoded.toUpperCase();
  });
}
