/**
 * As much of the WebAssembly API as is used here: TypeScript has it in the DOM's types only, which a library for
 * Node must not ask its users for.
 */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

export interface WasmInstance {
  readonly exports: object;
}

/** A compiled module; opaque. */
export type WasmModule = object;

export type WasmImports = Readonly<Record<string, Readonly<Record<string, (...values: never[]) => number>>>>;

interface WasmApi {
  readonly Module: {
    new (bytes: Uint8Array): WasmModule;
    customSections(module: WasmModule, name: string): ArrayBuffer[];
  };
  readonly Instance: new (module: WasmModule, imports: WasmImports) => WasmInstance;
}

export const { WebAssembly: wasm } = globalThis as unknown as { readonly WebAssembly: WasmApi };
