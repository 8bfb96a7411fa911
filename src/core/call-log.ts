import type { StaticOperationSchema } from "@smithy/types";
import { copy } from "../sdk/copy.ts";
import { getOperationId, getOperationName, type OperationId } from "../sdk/operation.ts";
import { getShape } from "../sdk/shape.ts";

/** A call with its input and result. In flight while both `output` and `error` are undefined. */
export interface CallRecord {
  readonly schema: StaticOperationSchema;
  readonly input: object;
  readonly time: Date;
  output?: object;
  error?: Error;
}

/** A call that reached the fake. */
export interface RecordedCall<Input extends object = object, Output extends object = object> {
  /** `CreateFunction` */
  readonly operation: string;
  /** The input as it reached the service, without members that the SDK does not send. */
  readonly input: Input;
  /** The output without `$metadata`. Omitted while the call is in flight and if it failed. */
  readonly output?: Output;
  readonly error?: Error;
  /** The time of the call on the mock's clock. */
  readonly time: Date;
}

/** The bounds of a call log. */
export interface CallLogLimits {
  readonly maxCalls: number;
  /** The most bytes that the inputs of all calls take, estimated. */
  readonly maxBytes: number;
}

/** The calls of one backend in the order in which they arrived. */
export class CallLog {
  #records: CallRecord[] = [];
  #limits: CallLogLimits | undefined;
  /** The sizes of the inputs of `#records`. Empty without limits. */
  #sizes: number[] = [];
  #totalSize = 0;
  #droppedCount = 0;

  /** The number of calls that were dropped since the last `clear()`, because the log was full. */
  get droppedCount(): number {
    return this.#droppedCount;
  }

  /** Limits a log that has no calls yet. A full log drops its oldest calls. */
  limit(limits: CallLogLimits): void {
    this.#limits = limits;
  }

  open(record: CallRecord): CallRecord {
    this.#records.push(record);
    if (this.#limits) {
      const size = estimateSize(record.input);
      this.#sizes.push(size);
      this.#totalSize += size;
      this.#dropExcess(this.#limits);
    }
    return record;
  }

  #dropExcess({ maxCalls, maxBytes }: CallLogLimits): void {
    let excess = 0;
    while (this.#records.length - excess > maxCalls || this.#totalSize > maxBytes) {
      this.#totalSize -= this.#sizes[excess] ?? 0;
      excess++;
    }
    if (excess > 0) {
      this.#records.splice(0, excess);
      this.#sizes.splice(0, excess);
      this.#droppedCount += excess;
    }
  }

  /** Returns copies of the calls, because a record shares objects with the store. */
  calls(id?: OperationId): RecordedCall[] {
    return this.#records
      .filter((record) => id === undefined || getOperationId(record.schema) === id)
      .map(toRecordedCall);
  }

  clear(): void {
    this.#records = [];
    this.#sizes = [];
    this.#totalSize = 0;
    this.#droppedCount = 0;
  }
}

/** Estimates the bytes that V8 needs for a value: 64 for an object, 16 for a member or element, 2 for a character. */
function estimateSize(value: unknown): number {
  if (typeof value === "string") {
    return 16 + value.length * 2;
  }
  if (typeof value !== "object" || value === null) {
    return 16;
  }
  if (ArrayBuffer.isView(value)) {
    return 64 + value.byteLength;
  }
  return Object.values(value).reduce<number>((sum, part) => sum + estimateSize(part), 64);
}

function toRecordedCall({ schema, input, output, error, time }: CallRecord): RecordedCall {
  return {
    operation: getOperationName(schema),
    input: copy(getShape(schema[4]), input),
    ...(output && !error && { output: copy(getShape(schema[5]), output) }),
    ...(error && { error }),
    time: new Date(time.getTime()),
  };
}
