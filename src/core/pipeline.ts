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

/** One call as a transport passes it on. */
export interface Call {
  readonly schema: StaticOperationSchema;
  /** The caller's own object, not a copy. */
  readonly input: object;
  /** The region of the caller's client, if the client was given one. */
  readonly region?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** True if the caller waits for the deployment: what the call changes counts as deployed under any `propagation`. */
  readonly waits?: boolean | undefined;
  /** Contents of S3 objects for this call only, by `bucket/key`. The mock's own objects take precedence. */
  readonly objects?: Readonly<Record<string, string>> | undefined;
  /** The function that the caller called. Stack traces of errors start at its call. */
  readonly stackBoundary?: ((...args: never[]) => unknown) | undefined;
}

/** The operation and environment in which a planned fault fires. */
export interface FaultContext {
  readonly operation: Operation;
  readonly environment: Environment;
}

/** Fault-injection hooks. `before` runs before the handler, and `after` when the handler has changed state. */
export interface FaultHooks {
  before(record: CallRecord, call: Call, context: FaultContext): Promise<void> | undefined;
  /** Not called if the handler threw. */
  after(record: CallRecord, call: Call, context: FaultContext): Promise<void> | undefined;
  /** Drops all planned faults and rejects the calls that they delay. */
  reset(): void;
}

/** The parts of a backend that the pipeline uses. */
interface Target {
  /** Replaced on every reset. A call in flight keeps the old environment, so its writes are discarded. */
  readonly environment: Environment;
  readonly callLog: CallLog;
  readonly faults: FaultHooks | undefined;
  /** Throws if no service handles the operation. */
  resolve(schema: StaticOperationSchema): Operation;
}

/**
 * Answers a call, from the transport to the output. Everything up to the handler's return happens synchronously,
 * unless a fault delays the call, so calls take effect in the order in which they are made.
 */
export async function answerCall(call: Call, target: Target): Promise<object> {
  const { environment, callLog, faults } = target;
  const operation = runAtCaller(call, () => target.resolve(call.schema));
  const inputShape = getShape(operation.schema[4]);
  runAtCaller(call, () => {
    operation.api.assertAddressable?.(call.input, call.region);
    assertSerializable(inputShape, call.input, operation.api.body);
  });
  // Check the caller's original input: the copy below coerces values to the schema's types and would hide the mismatch.
  const mismatches = operation.api.body === "json" ? findTypeMismatches(inputShape, call.input) : undefined;

  const record = callLog.open({
    schema: operation.schema,
    input: copy(inputShape, call.input),
    time: environment.now(),
  });
  const requestId = environment.random.uuid();
  try {
    const faultContext: FaultContext = { operation, environment };
    const delay = faults?.before(record, call, faultContext);
    if (delay) {
      await delay;
      assertNotReset(target, faultContext);
    }

    const context = createContext(environment, call);
    operation.guard?.(context, { operation: operation.schema[2], input: record.input });
    const problems = mismatches ?? findConstraintViolations(inputShape, record.input, operation.rules);
    if (problems) {
      throw operation.api.errors.invalidInput(problems);
    }

    const result = runHandler(operation, record.input, context, call);
    if (result instanceof Promise) {
      record.output = await result;
      assertNotReset(target, faultContext);
    } else {
      record.output = result;
    }

    await faults?.after(record, call, faultContext);
    const output = copy(getShape(operation.schema[5]), record.output);
    const status = getSuccessStatus(operation.schema);
    return Object.assign(output, { $metadata: createResponseMetadata(status, requestId) });
  } catch (error) {
    if (!(error instanceof ServiceError)) {
      record.error = error as Error;
      throw error;
    }
    const exception = toException(error, operation.api, requestId);
    setStackToCaller(exception, call);
    record.error = exception;
    throw exception;
  }
}

function runHandler(
  operation: Operation,
  input: object,
  context: Context,
  { waits }: Call,
): object | Promise<object> {
  const handle = () => operation.handle(input, context);
  return waits ? context.deployments.whileWaiting(handle) : handle();
}

function createContext(environment: Environment, { region, objects }: Call): Context {
  if (!objects) {
    return { ...environment, region };
  }
  // As the prototype, the call's objects are read only when a handler reads them. Their getters may read files.
  const all: Environment["objects"] = Object.assign(Object.create(objects), environment.objects);
  return { ...environment, region, objects: all };
}

/** Runs a check before the call is recorded. If the check throws, the stack trace starts at the caller's `send()`. */
function runAtCaller<T>(call: Call, check: () => T): T {
  try {
    return check();
  } catch (error) {
    setStackToCaller(error as Error, call);
    throw error;
  }
}

/** Rejects the call if the mock was reset while the call was waiting. */
function assertNotReset(target: Target, { operation, environment }: FaultContext): void {
  if (target.environment !== environment) {
    throw resetDuringCallError(operation.schema);
  }
}

/**
 * Makes an error's stack trace start at the caller. Otherwise ten frames of the stub and of this package would hide
 * the line of the test. After an `await` the caller is no longer on the stack, and the trace stays unchanged.
 */
export function setStackToCaller(error: Error, { stackBoundary }: Call): void {
  if (!stackBoundary) {
    return;
  }
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, stackBoundary);
  const [, ...frames] = trace.stack?.split("\n") ?? [];
  if (frames.length > 0) {
    error.stack = [String(error), ...frames].join("\n");
  }
}
