import type { WasmMemory } from "./webassembly.ts";

/** The address of a boxed guest value. 0 means that the engine had no memory for it. */
export type Handle = number;

/**
 * The exports of `quickjs-wasi` 3.6.2 that this package uses, and two globals that our build adds. The `qjs_*`
 * functions accept and return handles. Restoring the memory frees them, so the host frees only what would count
 * towards the guest's memory limit during a run.
 */
export interface EngineExports {
  readonly memory: WasmMemory;
  readonly __stack_pointer: { value: number };
  /** The remaining fuel. The module traps if it is below zero. Our build adds this global. */
  readonly __fuel: { value: number };
  /** The number of memory pages that the guest sees. Our build adds this global. */
  readonly __pages: { value: number };

  /** The raw value that caused the last error with a marker. Our build adds this global and the next three. */
  readonly __value: { readonly value: bigint };
  /** The raw object whose method call caused the last error with a marker, -1 for other calls. */
  readonly __self: { readonly value: bigint };
  /** The atom of the property that caused the last error with a marker, -1 if there is none. */
  readonly __property: { readonly value: number };
  /** The number of arguments of the call that caused the last error with a marker. */
  readonly __count: { readonly value: number };

  /** The raw pattern of a regular expression, or the raw result of a hook. Our build adds this global and the next two. */
  readonly __pattern: { value: bigint };
  /** The raw flags of a regular expression. */
  readonly __flags: { value: bigint };
  /** The number that the engine converts to a string. */
  readonly __number: { readonly value: number };

  /** 1 if properties keep the order in which they were added. Our build adds this global and the next one. */
  readonly __keepsOrder: { value: number };
  /** The address of the object whose properties the engine lists. */
  readonly __object: { readonly value: number };

  _initialize(): void;
  wasm_malloc(size: number): number;
  wasm_free(address: number): void;
  qjs_init(): number;
  qjs_run_gc(): void;
  qjs_set_interrupt_handler(enabled: number): void;
  qjs_set_memory_limit(bytes: number): void;
  qjs_set_max_stack_size(bytes: number): void;
  qjs_compute_memory_usage(address: number): void;

  qjs_eval(code: number, length: number, fileName: number, flags: number): Handle;
  /** Runs compiled code. Accepts and returns raw NaN-boxed values, not handles. */
  JS_EvalFunction(context: number, compiled: bigint): bigint;
  qjs_compile(
    code: number,
    length: number,
    fileName: number,
    flags: number,
    compileFlags: number,
    lengthAddress: number,
  ): number;
  qjs_eval_bytecode(address: number, length: number): Handle;
  JS_AtomToCStringLen(context: number, lengthAddress: number, atom: number): number;
  JS_ToCStringLen2(context: number, lengthAddress: number, value: bigint, cesu8: number): number;
  /** Creates a raw string from UTF-8. */
  JS_NewStringLen(context: number, address: number, length: number): bigint;
  JS_FreeCString(context: number, address: number): void;
  /** Returns the class of a raw value, 0 if it is not an object. */
  JS_GetClassID(value: bigint): number;
  JS_ThrowOutOfMemory(context: number): bigint;
  qjs_get_context_ptr(): number;
  qjs_call(callee: Handle, self: Handle, count: number, values: number): Handle;
  qjs_execute_pending_job(): number;

  qjs_get_undefined(): Handle;
  qjs_new_string(address: number, length: number): Handle;
  qjs_new_uint8_array(address: number, length: number): Handle;
  qjs_new_host_function(name: number, length: number, parameters: number): Handle;
  qjs_get_prop_string(object: Handle, name: number): Handle;

  qjs_get_string_len(value: Handle, lengthAddress: number): number;
  qjs_free_cstring(address: number): void;
  qjs_get_typed_array_buffer(value: Handle, offset: number, length: number, elementSize: number): Handle;
  qjs_get_array_buffer(value: Handle, lengthAddress: number): number;
  qjs_is_string(value: Handle): number;
  qjs_is_undefined(value: Handle): number;
  qjs_is_function(value: Handle): number;
  qjs_is_exception(value: Handle): number;
  qjs_is_promise(value: Handle): number;
  qjs_promise_state(promise: Handle): number;
  qjs_promise_result(promise: Handle): Handle;
  qjs_get_exception(): Handle;
  qjs_free_value(value: Handle): void;
}

/** The results of `qjs_promise_state`. */
export const promiseState = { pending: 0, fulfilled: 1, rejected: 2 } as const;

/** Flags of `qjs_eval`. */
export const evalFlags = { strict: 8, compileOnly: 32 } as const;

/** Flags of `qjs_compile` that omit the source, and names and positions. */
export const compileFlags = { stripSource: 16, stripDebug: 32 } as const;
