/**
 * The part of the WebAssembly API that this package uses. TypeScript declares the API in the DOM's types only, and a
 * library for Node must not require those from its users.
 */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

export interface WasmInstance {
  readonly exports: object;
}

/** An opaque compiled module. */
export type WasmModule = object;

export type WasmImports = Readonly<Record<string, Readonly<Record<string, (...values: never[]) => number>>>>;

interface WasmApi {
  readonly Module: {
    new (bytes: Uint8Array): WasmModule;
    customSections(module: WasmModule, name: string): ArrayBuffer[];
  };
  readonly Instance: new (module: WasmModule, imports: WasmImports) => WasmInstance;
}

const { WebAssembly: api } = globalThis as unknown as { readonly WebAssembly?: WasmApi };

/** The WebAssembly API. Its members throw an error if this process was started without it. */
export const wasm: WasmApi =
  api ??
  (new Proxy(
    {},
    {
      get() {
        throw new Error(
          "mock-cloudfront needs WebAssembly to run functions, which this process does not have: start Node without --jitless.",
        );
      },
    },
  ) as WasmApi);
