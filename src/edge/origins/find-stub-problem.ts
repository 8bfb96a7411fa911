import { formatValue } from "../../values/format-value.ts";
import { isObject } from "../../values/is-object.ts";
import { isLoopback } from "./is-loopback.ts";
import { isResponse } from "./is-response.ts";

const stubAdvice =
  'a handler, such as (request) => new Response("..."), files by path, such as { "/index.html": "..." }, ' +
  '{ dir: "./dist" }, or { url: "http://127.0.0.1:3000" }';

/**
 * Returns what to give instead of a value that is not a stub. Undefined for a stub.
 *
 * @param allowedHosts names of other machines that a server may be on
 */
export function findStubProblem(stub: unknown, allowedHosts: readonly string[] = []): string | undefined {
  if (typeof stub === "function") {
    return undefined;
  }
  if (!isObject(stub) || isResponse(stub) || ArrayBuffer.isView(stub)) {
    return stubAdvice;
  }
  if ("dir" in stub) {
    return typeof stub.dir === "string" && stub.dir !== ""
      ? undefined
      : 'the path of a folder: { dir: "./dist" }';
  }
  return "url" in stub ? findUrlProblem(stub.url, allowedHosts) : findFilesProblem(stub);
}

/** Refuses all servers but those of this machine and of allowed ones, so that no test reaches the network by mistake. */
function findUrlProblem(url: unknown, allowedHosts: readonly string[]): string | undefined {
  const parsed = typeof url === "string" && URL.canParse(url) ? new URL(url) : undefined;
  const isAllowed = (name: string) => isLoopback(name) || allowedHosts.includes(name);
  const isLocal = parsed !== undefined && /^https?:$/.test(parsed.protocol) && isAllowed(parsed.hostname);
  return isLocal && parsed.search === "" && parsed.hash === ""
    ? undefined
    : `the URL of a server on this machine: { url: "http://127.0.0.1:3000" }, and not ${formatValue(url)}. Visits send nothing to other machines, unless edge.allowedOrigins names them`;
}

function findFilesProblem(files: Readonly<Record<string, unknown>>): string | undefined {
  for (const [path, content] of Object.entries(files)) {
    if (!path.startsWith("/")) {
      return `files by path, and the path ${JSON.stringify(path)} does not begin with "/"`;
    }
    if (!isFileContent(content)) {
      return (
        `a string, bytes, a Response or { status, headers, body } as the file ${JSON.stringify(path)}, ` +
        `and not ${formatValue(content)}`
      );
    }
  }
  return undefined;
}

function isFileContent(content: unknown): boolean {
  if (isResponse(content)) {
    return content.type !== "error" && !content.bodyUsed;
  }
  if (typeof content === "string" || ArrayBuffer.isView(content)) {
    return true;
  }
  return (
    isObject(content) &&
    Object.keys(content).every(
      (member) => member === "status" || member === "headers" || member === "body",
    ) &&
    (content.status === undefined || isStatus(content.status)) &&
    (content.headers === undefined || isObject(content.headers)) &&
    (content.body === undefined || typeof content.body === "string" || ArrayBuffer.isView(content.body))
  );
}

function isStatus(status: unknown): boolean {
  return Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599;
}

/** Returns what to give instead of a value that the option `origins` cannot have. False for a valid one. */
export function findOriginsProblem(origins: unknown, allowedHosts: readonly string[] = []): string | false {
  if (typeof origins === "function") {
    return false;
  }
  if (!isObject(origins)) {
    return `stubs by origin, its domain name or id: { "api.example.com": (request) => new Response("...") }`;
  }
  for (const [name, stub] of Object.entries(origins)) {
    const problem = findStubProblem(stub, allowedHosts);
    if (problem !== undefined) {
      return `for the origin ${JSON.stringify(name)} ${problem}`;
    }
  }
  return false;
}
