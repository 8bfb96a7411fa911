import { MockCloudFrontError } from "../../core/errors.ts";
import { formatValue } from "../../values/format-value.ts";

/** Plans what one origin answers, as `cloudfront.origin(name)` does. */
export interface ControllableOrigin {
  serves(stub: object): unknown;
  answers(status: number): unknown;
  answersOnce(status: number): unknown;
  disconnects(): unknown;
  disconnectsOnce(): unknown;
  timesOut(): unknown;
  timesOutOnce(): unknown;
}

/** The JSON of a request that plans an origin: `{ origin, url }`, `{ origin, files }` or `{ origin, verb, status? }`. */
type OriginRequest = Readonly<Record<string, unknown>>;

interface Verb {
  readonly hasStatus: boolean;
  plan(chain: ControllableOrigin, status: number): unknown;
}

const verbs: Readonly<Record<string, Verb>> = {
  answers: { hasStatus: true, plan: (chain, status) => chain.answers(status) },
  answersOnce: { hasStatus: true, plan: (chain, status) => chain.answersOnce(status) },
  disconnects: { hasStatus: false, plan: (chain) => chain.disconnects() },
  disconnectsOnce: { hasStatus: false, plan: (chain) => chain.disconnectsOnce() },
  timesOut: { hasStatus: false, plan: (chain) => chain.timesOut() },
  timesOutOnce: { hasStatus: false, plan: (chain) => chain.timesOutOnce() },
};

/** An example of the JSON, for error messages. */
export const originExample = '{ "origin": "api", "url": "http://127.0.0.1:3000" }';

/**
 * Plans what a request describes. Folders are left out, because a request must not choose which files the process reads.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` or `INVALID_FAULT` for a request that is wrong
 */
export function planOrigin(getOrigin: (name: string) => ControllableOrigin, request: OriginRequest): void {
  const { origin, url, files, verb: name, status, ...others } = request;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw invalidRequest(
      `There is no member ${formatValue(unknown)}. The members are: origin, url, files, verb, status.`,
    );
  }
  if (typeof origin !== "string" || origin === "") {
    throw invalidRequest(`The origin is ${formatValue(origin)}. Give its domain name or id.`);
  }
  if ([url, files, name].filter((member) => member !== undefined).length !== 1) {
    throw invalidRequest("Give one of url, files and verb.");
  }
  const chain = getOrigin(origin);
  if (name === undefined) {
    assertNoStatus(status, "An origin that is served");
    chain.serves(url === undefined ? toFiles(files) : { url });
    return;
  }
  const verb = typeof name === "string" && Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) {
    throw invalidRequest(
      `The verb is ${formatValue(name)}. Use one of ${Object.keys(verbs).join(", ")}, or the member url or files.`,
    );
  }
  if (!verb.hasStatus) {
    assertNoStatus(status, `The verb ${String(name)}`);
  }
  verb.plan(chain, status as number);
}

/** Returns files by path. A member such as `dir` would make another kind of stub. */
function toFiles(files: unknown): object {
  if (
    typeof files !== "object" ||
    files === null ||
    !Object.keys(files).every((path) => path.startsWith("/"))
  ) {
    throw invalidRequest(`The files are ${formatValue(files)}. Give them by path: { "/index.html": "..." }.`);
  }
  return files;
}

function assertNoStatus(status: unknown, subject: string): void {
  if (status !== undefined) {
    throw invalidRequest(`${subject} has no status, but got ${formatValue(status)}.`);
  }
}

function invalidRequest(problem: string): MockCloudFrontError {
  return new MockCloudFrontError("INVALID_OPTION", `${problem} An example: ${originExample}.`);
}
