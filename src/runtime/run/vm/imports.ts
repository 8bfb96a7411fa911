import type { WasmImports, WasmMemory } from "./webassembly.ts";

/** The functions of the host that the engine calls. */
export interface HostCallbacks {
  /** Handles a call to the host function and returns the handle of its result. */
  call(count: number, argumentsAddress: number): number;
  /** Returns true to stop the code. The engine calls this regularly while code runs. */
  interrupted(): boolean;
  /** Replaces the pattern and the flags of a regular expression in the engine's globals, and returns true if it did. */
  replacePattern(): boolean;
  /** Stores a number as a string in the engine's globals, and returns true if it did. */
  formatNumber(radix: number, format: number): boolean;
  /** Sorts the names of an object's properties, given the addresses of the table's address and of their number. */
  sortProperties(tableAddress: number, countAddress: number): void;
  nowMs(): number;
  memory(): WasmMemory;
}

function returnZero() {
  return 0;
}
const nanosecondsPerMs = 1_000_000n;

/** Creates the imports of the engine. They give it a clock and one host function, and no other access. */
export function createEngineImports(host: HostCallbacks): WasmImports {
  const view = () => new DataView(host.memory().buffer);
  return {
    env: {
      host_call: (_name: number, _length: number, _self: number, count: number, argumentsAddress: number) =>
        host.call(count, argumentsAddress),
      host_interrupt: () => (host.interrupted() ? 1 : 0),
      host_promise_rejection: returnZero,
      // The build uses the imports of the module loader for its hooks.
      host_module_normalize: (radix: number, format: number) => (host.formatNumber(radix, format) ? 1 : 0),
      host_module_load: (tableAddress: number, countAddress: number) => {
        if (countAddress === 0) {
          return host.replacePattern() ? 1 : 0;
        }
        host.sortProperties(tableAddress, countAddress);
        return 0;
      },
      // CloudFront uses UTC, whatever the time zone of the test machine.
      host_get_timezone_offset: returnZero,
    },
    wasi_snapshot_preview1: {
      clock_time_get(_clock: number, _precision: bigint, address: number) {
        view().setBigUint64(address, BigInt(Math.trunc(host.nowMs())) * nanosecondsPerMs, true);
        return 0;
      },
      random_get(address: number, length: number) {
        new Uint8Array(host.memory().buffer, address, length).fill(0);
        return 0;
      },
      fd_write(_descriptor: number, _vectors: number, _count: number, writtenAddress: number) {
        view().setUint32(writtenAddress, 0, true);
        return 0;
      },
      fd_close: returnZero,
      fd_fdstat_get: returnZero,
      fd_seek: returnZero,
    },
  };
}
