import type { EngineInstance } from "./engine-instance.ts";
import type { EntryName } from "./vm/engine-image.ts";
import { type EngineExports, type Handle, promiseState } from "./vm/exports.ts";
import { fromGuest, outOfGuestMemory, readText, toGuest, type Value } from "./vm/values.ts";

/** An exception that left the guest. */
export class GuestException extends Error {
  readonly thrown: Handle;

  constructor(thrown: Handle) {
    super("the guest threw");
    this.thrown = thrown;
  }
}

/** Tag of the NaN-boxed value that stands for "an exception is pending". */
const exceptionTag = 6n;
/** Calls out of native code take their arguments from here. */
const handleBytes = 4;

/** Calls into the guest: each answers, or throws {@link GuestException} for what the guest threw. */
export class GuestCalls {
  readonly #machine: EngineInstance;
  readonly #engine: EngineExports;

  constructor(machine: EngineInstance) {
    this.#machine = machine;
    this.#engine = machine.engine;
  }

  toHandle(value: Value): Handle {
    return toGuest(this.#engine, value);
  }

  readText(handle: Handle): string | undefined {
    return this.#engine.qjs_is_undefined(handle) !== 0 ? undefined : readText(this.#engine, handle);
  }

  callEntry(name: EntryName, values: readonly Handle[]): Handle {
    return this.call(this.#machine.getEntry(name), values);
  }

  call(callee: Handle, values: readonly Handle[]): Handle {
    const address = this.#engine.wasm_malloc(handleBytes * values.length);
    if (address === 0) {
      throw outOfGuestMemory;
    }
    const view = new DataView(this.#engine.memory.buffer);
    values.forEach((value, i) => {
      view.setUint32(address + handleBytes * i, value, true);
    });
    const result = this.#engine.qjs_call(callee, this.#engine.qjs_get_undefined(), values.length, address);
    return this.assertNotException(result);
  }

  assertNotException(handle: Handle): Handle {
    if (handle === 0) {
      throw outOfGuestMemory;
    }
    if (this.#engine.qjs_is_exception(handle) !== 0) {
      throw new GuestException(this.#engine.qjs_get_exception());
    }
    return handle;
  }

  /** Runs compiled code; answers the raw value of its last statement. */
  evaluate(compiled: bigint): bigint {
    const value = this.#engine.JS_EvalFunction(this.#engine.qjs_get_context_ptr(), compiled);
    if (BigInt.asUintN(64, value) >> 32n === exceptionTag) {
      throw new GuestException(this.#engine.qjs_get_exception());
    }
    return value;
  }

  findHandler(): Handle | undefined {
    const value = this.evaluate(BigInt(this.#machine.manifest.findHandler));
    const handle = this.#engine.wasm_malloc(8);
    if (handle === 0) {
      throw outOfGuestMemory;
    }
    new DataView(this.#engine.memory.buffer).setBigInt64(handle, value, true);
    return this.#engine.qjs_is_function(handle) !== 0 ? handle : undefined;
  }

  /** Runs what promises have left to do until nothing is left. */
  runJobs(): void {
    for (;;) {
      const left = this.#engine.qjs_execute_pending_job();
      if (left === 0) {
        return;
      }
      if (left < 0) {
        throw new GuestException(this.#engine.qjs_get_exception());
      }
    }
  }

  /** What a promise came to; any other value as it is; undefined while a promise is pending. */
  getSettledValue(handle: Handle): Handle | undefined {
    if (this.#engine.qjs_is_promise(handle) === 0) {
      return handle;
    }
    const state = this.#engine.qjs_promise_state(handle);
    if (state === promiseState.pending) {
      return undefined;
    }
    const result = this.#engine.qjs_promise_result(handle);
    if (state === promiseState.rejected) {
      throw new GuestException(result);
    }
    return result;
  }
}

/** Reads the arguments of a call of the host function. */
export function readArguments(engine: EngineExports, count: number, address: number): Value[] {
  const view = new DataView(engine.memory.buffer);
  return Array.from({ length: count }, (_, i) =>
    fromGuest(engine, view.getUint32(address + handleBytes * i, true)),
  );
}
