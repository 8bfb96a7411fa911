import type { StaticOperationSchema } from "@smithy/types";
import { copy } from "../sdk/copy.ts";
import { type OperationId, operationId, operationName } from "../sdk/operation.ts";
import { shapeOf } from "../sdk/shape.ts";

/** One call as it came in, and how it was answered; open while neither `output` nor `error` is there. */
export interface JournalEntry {
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
export class Journal {
  #entries: JournalEntry[] = [];

  open(entry: JournalEntry): JournalEntry {
    this.#entries.push(entry);
    return entry;
  }

  /** Copies, since an entry holds what the store holds too. */
  calls(id?: OperationId): RecordedCall[] {
    return this.#entries.filter((entry) => id === undefined || operationId(entry.schema) === id).map(toCall);
  }

  clear(): void {
    this.#entries = [];
  }
}

function toCall({ schema, input, output, error, time }: JournalEntry): RecordedCall {
  return {
    operation: operationName(schema),
    input: copy(shapeOf(schema[4]), input),
    ...(output && !error && { output: copy(shapeOf(schema[5]), output) }),
    ...(error && { error }),
    time: new Date(time.getTime()),
  };
}
