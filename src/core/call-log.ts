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

/** The calls of one backend in the order in which they arrived. */
export class CallLog {
  #records: CallRecord[] = [];

  open(record: CallRecord): CallRecord {
    this.#records.push(record);
    return record;
  }

  /** Returns copies of the calls, because a record shares objects with the store. */
  calls(id?: OperationId): RecordedCall[] {
    return this.#records
      .filter((record) => id === undefined || getOperationId(record.schema) === id)
      .map(toRecordedCall);
  }

  clear(): void {
    this.#records = [];
  }
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
