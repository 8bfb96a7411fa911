import type { StaticOperationSchema } from "@smithy/types";
import { copy } from "../sdk/copy.ts";
import { responseMetadata, toException } from "../sdk/exception.ts";
import { Fault } from "../sdk/fault.ts";
import { successStatus } from "../sdk/operation.ts";
import { unreadableMembers } from "../sdk/readable.ts";
import { requireSendable } from "../sdk/sendable.ts";
import { shapeOf } from "../sdk/shape.ts";
import { shapeProblems } from "./constraints.ts";
import type { Context, Environment } from "./context.ts";
import type { Journal, JournalEntry } from "./journal.ts";
import { resetMeanwhile } from "./problems.ts";
import type { Operation } from "./service.ts";

/** What a door hands over: an operation of the SDK, its input as the caller gave it, and whose call it is. */
export interface Call {
  readonly schema: StaticOperationSchema;
  readonly input: object;
  readonly region?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The function that the caller called: an exception's stack begins where that was. */
  readonly entrance?: ((...args: never[]) => unknown) | undefined;
}

/** What a planned fault may lean on, beside the call. */
export interface Setting {
  readonly operation: Operation;
  readonly environment: Environment;
}

/** Where planned failures come in: before the handler, or behind it, when the state has already changed. */
export interface PlannedFaults {
  before(entry: JournalEntry, call: Call, setting: Setting): Promise<void> | undefined;
  /** Does not come where the handler refused. */
  after(entry: JournalEntry, call: Call, setting: Setting): Promise<void> | undefined;
  /** Forgets what was planned, and ends the calls that are held up. */
  reset(): void;
}

/** What the pipeline needs of the backend whose calls it answers. */
export interface Machine {
  /** Another one after each reset: a call that is still under way then goes on in the former, which nobody sees. */
  readonly environment: Environment;
  readonly journal: Journal;
  readonly planned: PlannedFaults | undefined;
  /** Throws for an operation that nothing handles. */
  resolve(schema: StaticOperationSchema): Operation;
}

/**
 * The whole journey of a call. All up to the handler's answer happens before the caller's `send` returns,
 * unless a planned fault holds it up: calls take effect in the order in which they are made.
 */
export async function answer(call: Call, machine: Machine): Promise<object> {
  const { environment, journal, planned } = machine;
  const operation = atCaller(call, () => machine.resolve(call.schema));
  const inputShape = shapeOf(operation.schema[4]);
  atCaller(call, () => {
    operation.dialect.requireAddressable?.(call.input, call.region);
    requireSendable(inputShape, call.input, operation.dialect.body);
  });
  // Looked for in what the caller gave: a copy along the schema has text wherever text belongs.
  const unreadable =
    operation.dialect.body === "json" ? unreadableMembers(inputShape, call.input) : undefined;

  const entry = journal.open({
    schema: operation.schema,
    input: copy(inputShape, call.input),
    time: environment.now(),
  });
  const requestId = environment.ids.uuid();
  try {
    const setting: Setting = { operation, environment };
    const hindrance = planned?.before(entry, call, setting);
    if (hindrance) {
      await hindrance;
      requireSameWorld(machine, setting);
    }

    const context: Context = { ...environment, region: call.region };
    operation.guard?.(context);
    const problems = unreadable ?? shapeProblems(inputShape, entry.input, operation.rules);
    if (problems) {
      throw operation.dialect.invalidInput(problems);
    }

    const answered = operation.handle(entry.input as never, context);
    if (answered instanceof Promise) {
      entry.output = await answered;
      requireSameWorld(machine, setting);
    } else {
      entry.output = answered;
    }

    const mishap = planned?.after(entry, call, setting);
    if (mishap) {
      await mishap;
    }
    const output = copy(shapeOf(operation.schema[5]), entry.output);
    return Object.assign(output, { $metadata: responseMetadata(successStatus(operation.schema), requestId) });
  } catch (error) {
    if (!(error instanceof Fault)) {
      entry.error = error as Error;
      throw error;
    }
    const exception = toException(error, operation.dialect, requestId);
    pointAtCaller(exception, call);
    entry.error = exception;
    throw exception;
  }
}

/** What is refused before anything happened is the caller's mistake: its stack begins there. */
function atCaller<T>(call: Call, check: () => T): T {
  try {
    return check();
  } catch (error) {
    pointAtCaller(error as Error, call);
    throw error;
  }
}

/** Held against a reset that came while a call waited. */
function requireSameWorld(machine: Machine, { operation, environment }: Setting): void {
  if (machine.environment !== environment) {
    throw resetMeanwhile(operation.schema);
  }
}

/**
 * Ten frames of the stub and of this package would hide the line of the test that a stack is read for.
 * Behind an `await` the caller is no longer on the stack: then it stays as it is.
 */
function pointAtCaller(error: Error, { entrance }: Call): void {
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
