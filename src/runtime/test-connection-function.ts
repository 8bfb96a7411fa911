import { isObject } from "../values/is-object.ts";
import { type FunctionExecutor, quickJs } from "./executor.ts";
import type { RunInput } from "./run/run-input.ts";
import { type ExecutionFailure, runText } from "./run-text.ts";
import { InvalidEventError } from "./test-function.ts";

/** The result of a connection function's run. */
export interface ConnectionTestResult extends Partial<Omit<ExecutionFailure, "errorMessage">> {
  /** The decision about the connection, undefined if the function failed. */
  readonly decision: "allow" | "deny" | undefined;
  /** The decision as JSON text, `{}` if the function failed. */
  readonly output: string;
  /** The service's error text, empty if the function succeeded. */
  readonly errorMessage: string;
  /** The lines of `console.log`. */
  readonly logs: string[];
  /** The share of the allowed compute time, an integer from 0 to 100. */
  readonly computeUtilization: number;
  /** The argument of the last `connection.logCustomData()`, URL-encoded and cut to 800 bytes. */
  readonly customLog?: string | undefined;
}

/** The function and the connection of a test. */
export interface ConnectionTestInput extends Omit<RunInput, "code" | "eventJson" | "entryPoint"> {
  readonly code: string | Uint8Array;
  /** The connection as JSON text, as ConnectionObject has it. */
  readonly connectionObject: string | Uint8Array;
}

/**
 * Runs a connection function as TestConnectionFunction does. A failure of the function is a result, not an exception.
 *
 * assumed: the output is the decision, since its form is not documented. Errors have the messages of other functions.
 *
 * @throws InvalidEventError for a connection that is not a JSON object
 */
export function testConnectionFunction(
  { code, connectionObject, ...environment }: ConnectionTestInput,
  executor: FunctionExecutor = quickJs,
): ConnectionTestResult {
  const eventJson = readConnection(connectionObject);
  const input = { ...environment, eventJson, entryPoint: "connectionHandler" } as const;
  const { result, effects } = runText(code, input, executor);
  const { logs, computeUtilization, customLog } = effects;
  const common = { logs, computeUtilization, customLog };
  if (result.kind === "failed") {
    return { ...common, ...result.failure, decision: undefined, output: "{}" };
  }
  const decision = readDecision(result.json);
  return { ...common, decision, output: JSON.stringify({ decision }), errorMessage: "" };
}

/** An executor of the user may return something else. Then the connection is not allowed. */
function readDecision(json: string | undefined): "allow" | "deny" {
  const value: unknown = JSON.parse(json ?? "null");
  return isObject(value) && value.decision === "allow" ? "allow" : "deny";
}

/**
 * Returns the text of a connection object after its check.
 *
 * assumed: any object is a connection. The guide documents its members, and not which of them a test must have.
 */
function readConnection(source: string | Uint8Array): string {
  try {
    const text =
      typeof source === "string" ? source : new TextDecoder("utf-8", { fatal: true }).decode(source);
    const connection: unknown = JSON.parse(text);
    if (isObject(connection) && !Array.isArray(connection)) {
      return JSON.stringify(connection);
    }
  } catch {
    // The error below explains what a connection is.
  }
  throw new InvalidEventError([
    'the connection must be a JSON object such as { "clientIp": "192.0.2.1", "clientCertificate": { … } }',
  ]);
}
