import type { StaticOperationSchema } from "@smithy/types";
import { copy } from "../sdk/copy.ts";
import { getOperationId, getOperationName, type OperationId } from "../sdk/operation.ts";
import { getShape } from "../sdk/shape.ts";

/** One call as it came in, and how it was answered; open while neither `output` nor `error` is there. */
export interface CallRecord {
  readonly schema: StaticOperationSchema;
  readonly input: object;
  readonly time: Date;
  output?: object;
  error?: Error;
}

/** One call that the fake was asked to answer. */
export interface RecordedCall<Input extends object = object, Output extends object = object> {
  /** `CreateFunction` */
  readonly operation: string;
  /** As it reached the service: what the SDK would not send is not there. */
  readonly input: Input;
  /** Without `$metadata`; left out while the call is under way, and when it failed. */
  readonly output?: Output;
  readonly error?: Error;
  /** When the call came in, on the mock's clock. */
  readonly time: Date;
}

/** What was called, with what, answered how, in order. */
export class CallLog {
  #records: CallRecord[] = [];

  open(entry: CallRecord): CallRecord {
    this.#records.push(entry);
    return entry;
  }

  /** Copies, since an entry holds what the store holds too. */
  calls(id?: OperationId): RecordedCall[] {
    return this.#records
      .filter((entry) => id === undefined || getOperationId(entry.schema) === id)
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
