import type { StaticOperationSchema } from "@smithy/types";
import { copy } from "../sdk/copy.ts";
import { createResponseMetadata, toException } from "../sdk/exception.ts";
import { getSuccessStatus } from "../sdk/operation.ts";
import { assertSerializable } from "../sdk/serializable.ts";
import { ServiceError } from "../sdk/service-error.ts";
import { getShape } from "../sdk/shape.ts";
import { findTypeMismatches } from "../sdk/type-mismatches.ts";
import type { CallLog, CallRecord } from "./call-log.ts";
import { findConstraintViolations } from "./constraints.ts";
import type { Context, Environment } from "./context.ts";
import { resetDuringCallError } from "./errors.ts";
import type { Operation } from "./service.ts";

/** What a door hands over: an operation of the SDK, its input as the caller gave it, and whose call it is. */
export interface Call {
  readonly schema: StaticOperationSchema;
  readonly input: object;
  readonly region?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The function that the caller called: an exception's stack begins where that was. */
  readonly stackBoundary?: ((...args: never[]) => unknown) | undefined;
}

/** What a planned fault may lean on, beside the call. */
export interface FaultContext {
  readonly operation: Operation;
  readonly environment: Environment;
}

/** Where planned failures come in: before the handler, or behind it, when the state has already changed. */
export interface FaultHooks {
  before(entry: CallRecord, call: Call, setting: FaultContext): Promise<void> | undefined;
  /** Does not come where the handler refused. */
  after(entry: CallRecord, call: Call, setting: FaultContext): Promise<void> | undefined;
  /** Forgets what was planned, and ends the calls that are held up. */
  reset(): void;
}

/** What the pipeline needs of the backend whose calls it answers. */
export interface Machine {
  /** Another one after each reset: a call that is still under way then goes on in the former, which nobody sees. */
  readonly environment: Environment;
  readonly callLog: CallLog;
  readonly planned: FaultHooks | undefined;
  /** Throws for an operation that nothing handles. */
  resolve(schema: StaticOperationSchema): Operation;
}

/**
 * The whole journey of a call. All up to the handler's answer happens before the caller's `send` returns,
 * unless a planned fault holds it up: calls take effect in the order in which they are made.
 */
export async function answerCall(call: Call, machine: Machine): Promise<object> {
  const { environment, callLog: journal, planned } = machine;
  const operation = runAtCaller(call, () => machine.resolve(call.schema));
  const inputShape = getShape(operation.schema[4]);
  runAtCaller(call, () => {
    operation.api.assertAddressable?.(call.input, call.region);
    assertSerializable(inputShape, call.input, operation.api.body);
  });
  // Looked for in what the caller gave: a copy along the schema has text wherever text belongs.
  const unreadable = operation.api.body === "json" ? findTypeMismatches(inputShape, call.input) : undefined;

  const entry = journal.open({
    schema: operation.schema,
    input: copy(inputShape, call.input),
    time: environment.now(),
  });
  const requestId = environment.ids.uuid();
  try {
    const setting: FaultContext = { operation, environment };
    const hindrance = planned?.before(entry, call, setting);
    if (hindrance) {
      await hindrance;
      assertNotReset(machine, setting);
    }

    const context: Context = { ...environment, region: call.region };
    operation.guard?.(context);
    const problems = unreadable ?? findConstraintViolations(inputShape, entry.input, operation.rules);
    if (problems) {
      throw operation.api.invalidInput(problems);
    }

    const answered = operation.handle(entry.input as never, context);
    if (answered instanceof Promise) {
      entry.output = await answered;
      assertNotReset(machine, setting);
    } else {
      entry.output = answered;
    }

    const mishap = planned?.after(entry, call, setting);
    if (mishap) {
      await mishap;
    }
    const output = copy(getShape(operation.schema[5]), entry.output);
    return Object.assign(output, {
      $metadata: createResponseMetadata(getSuccessStatus(operation.schema), requestId),
    });
  } catch (error) {
    if (!(error instanceof ServiceError)) {
      entry.error = error as Error;
      throw error;
    }
    const exception = toException(error, operation.api, requestId);
    setStackToCaller(exception, call);
    entry.error = exception;
    throw exception;
  }
}

/** What is refused before anything happened is the caller's mistake: its stack begins there. */
function runAtCaller<T>(call: Call, check: () => T): T {
  try {
    return check();
  } catch (error) {
    setStackToCaller(error as Error, call);
    throw error;
  }
}

/** Held against a reset that came while a call waited. */
function assertNotReset(machine: Machine, { operation, environment }: FaultContext): void {
  if (machine.environment !== environment) {
    throw resetDuringCallError(operation.schema);
  }
}

/**
 * Ten frames of the stub and of this package would hide the line of the test that a stack is read for.
 * Behind an `await` the caller is no longer on the stack: then it stays as it is.
 */
function setStackToCaller(error: Error, { stackBoundary: entrance }: Call): void {
  if (!entrance) {
    return;
  }
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, entrance);
  const [, ...frames] = trace.stack?.split("\n") ?? [];
  if (frames.length > 0) {
    error.stack = [`${error.name}: ${error.message}`, ...frames].join("\n");
  }
}
