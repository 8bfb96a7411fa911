import type { EngineInstance } from "./engine-instance.ts";
import type { EntryName } from "./vm/engine-image.ts";
import { type EngineExports, type Handle, promiseState } from "./vm/exports.ts";
import { fromGuest, outOfGuestMemory, readText, toGuest, type Value } from "./vm/values.ts";

/** An exception that guest code did not catch. */
export class GuestException extends Error {
  readonly thrown: Handle;

  constructor(thrown: Handle) {
    super("the guest threw an exception");
    this.thrown = thrown;
  }
}

/** The tag of the NaN-boxed value for "an exception is pending". */
const exceptionTag = 6n;
/** The size of one argument of `qjs_call`. */
const handleBytes = 4;

/** Calls into the guest. Every method throws {@link GuestException} if the guest throws. */
export class GuestCalls {
  readonly #instance: EngineInstance;
  readonly #engine: EngineExports;

  constructor(instance: EngineInstance) {
    this.#instance = instance;
    this.#engine = instance.engine;
  }

  toHandle(value: Value): Handle {
    return toGuest(this.#engine, value);
  }

  readText(handle: Handle): string | undefined {
    return this.#engine.qjs_is_undefined(handle) !== 0 ? undefined : readText(this.#engine, handle);
  }

  callEntry(name: EntryName, values: readonly Handle[]): Handle {
    return this.call(this.#instance.getEntry(name), values);
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

  /** Runs compiled code and returns the raw value of its last statement. */
  evaluate(compiled: bigint): bigint {
    const value = this.#engine.JS_EvalFunction(this.#engine.qjs_get_context_ptr(), compiled);
    if (BigInt.asUintN(64, value) >> 32n === exceptionTag) {
      throw new GuestException(this.#engine.qjs_get_exception());
    }
    return value;
  }

  findHandler(): Handle | undefined {
    return this.toFunction(this.evaluate(BigInt(this.#instance.manifest.findHandler)));
  }

  /** Returns the handle of a raw value, undefined if the value is not a function. */
  toFunction(value: bigint): Handle | undefined {
    const handle = this.#engine.wasm_malloc(8);
    if (handle === 0) {
      throw outOfGuestMemory;
    }
    new DataView(this.#engine.memory.buffer).setBigInt64(handle, value, true);
    return this.#engine.qjs_is_function(handle) !== 0 ? handle : undefined;
  }

  /** Runs the jobs of promises until the queue is empty. */
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

  /** Returns the result of a promise, undefined while it is pending, and any other value unchanged. */
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

/** Reads the arguments of a call to the host function. */
export function readArguments(engine: EngineExports, count: number, address: number): Value[] {
  const view = new DataView(engine.memory.buffer);
  return Array.from({ length: count }, (_, i) =>
    fromGuest(engine, view.getUint32(address + handleBytes * i, true)),
  );
}
