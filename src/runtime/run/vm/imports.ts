import type { WasmImports, WasmMemory } from "./webassembly.ts";

/** What the engine asks of the world outside. */
export interface HostCallbacks {
  /** A call of the one host function: answers the handle of a value. */
  call(count: number, argumentsAddress: number): number;
  /** Asked now and then while code runs: true stops it. */
  interrupted(): boolean;
  nowMs(): number;
  memory(): WasmMemory;
}

function returnZero() {
  return 0;
}
const nanosecondsPerMs = 1_000_000n;

/** The imports of the engine: a clock, one function, and otherwise nothing of the host. */
export function createEngineImports(host: HostCallbacks): WasmImports {
  const view = () => new DataView(host.memory().buffer);
  return {
    env: {
      host_call: (_name: number, _length: number, _self: number, count: number, argumentsAddress: number) =>
        host.call(count, argumentsAddress),
      host_interrupt: () => (host.interrupted() ? 1 : 0),
      host_promise_rejection: returnZero,
      host_module_normalize: returnZero,
      host_module_load: returnZero,
      // CloudFront runs in UTC wherever the test machine is.
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
