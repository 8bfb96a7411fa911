import type { Credentials } from "../../sdk/server-protocol.ts";
import { isObject } from "../../values/is-object.ts";
import type { OptionRules } from "../../values/validate-options.ts";
import { getMessage } from "./error-response.ts";

/** The settings of a server. */
export interface ServerSettings {
  readonly port: number;
  readonly host: string;
  readonly allowedHosts: readonly string[];
  readonly credentials: Credentials | undefined;
  readonly requestTimeout: number;
  readonly maxCalls: number;
  /** Never throws. */
  readonly log: ((line: string) => void) | undefined;
}

type ServerOptions = { readonly [K in keyof ServerSettings]?: ServerSettings[K] | undefined };

/** Node's timeouts are 32-bit integers of milliseconds. */
const maxTimeoutMs = 2 ** 31 - 1;

/** The rules for the options of `startServer()` that are not the mock's. */
export const serverOptionRules: OptionRules<ServerSettings> = {
  port: (port: unknown) => !isWholeNumber(port, 0, 65_535) && "a port number, or 0 for a free port",
  host: (host: unknown) => !isName(host) && 'an address: "127.0.0.1" or "::1"',
  allowedHosts: (hosts: unknown) =>
    !(Array.isArray(hosts) && hosts.every(isName)) && 'a list of names: ["mock"]',
  credentials: (credentials: unknown) =>
    !(isObject(credentials) && isName(credentials.accessKeyId) && isName(credentials.secretAccessKey)) &&
    'both keys: { accessKeyId: "test", secretAccessKey: "test" }',
  requestTimeout: (timeout: unknown) =>
    !isWholeNumber(timeout, 1, maxTimeoutMs) && "a whole number of milliseconds above 0",
  maxCalls: (count: unknown) =>
    count !== Number.POSITIVE_INFINITY &&
    !isWholeNumber(count, 0, Number.MAX_SAFE_INTEGER) &&
    "a whole number of calls from 0, or Infinity",
  log: (log: unknown) =>
    typeof log !== "function" && "a function that takes a line: (line) => console.log(line)",
};

/** Fills in the defaults of valid options. Copies lists and credentials, so that later changes have no effect. */
export function resolveServerSettings({
  port = 0,
  host = "127.0.0.1",
  allowedHosts = [],
  credentials,
  requestTimeout = 10_000,
  maxCalls = 1000,
  log,
}: ServerOptions): ServerSettings {
  return {
    port,
    host,
    allowedHosts: [...allowedHosts],
    credentials: credentials && {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey,
    },
    requestTimeout,
    maxCalls,
    log: log && createSafeLog(log),
  };
}

function isWholeNumber(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}

function isName(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** Wraps a log so that what it throws, or rejects with, becomes one warning and does not end the process. */
function createSafeLog(log: (line: string) => unknown): (line: string) => void {
  let hasWarned = false;
  const warn = (error: unknown): void => {
    if (!hasWarned) {
      hasWarned = true;
      process.emitWarning(
        `The option log of startServer() failed: ${getMessage(error)}`,
        "MockCloudFrontWarning",
      );
    }
  };
  return (line) => {
    try {
      Promise.resolve(log(line)).catch(warn);
    } catch (error) {
      warn(error);
    }
  };
}
