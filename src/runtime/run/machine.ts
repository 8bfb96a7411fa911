import { readFileSync } from "node:fs";
import type { FunctionRuntime } from "../check/runtimes.ts";
import { findEngineFile } from "./engine-file.ts";
import {
  applyDifference,
  baseRuntime,
  differenceSection,
  type EngineManifest,
  type EntryName,
  manifestSection,
} from "./vm/engine-image.ts";
import type { EngineExports, Handle } from "./vm/exports.ts";
import { engineImports, type Host } from "./vm/imports.ts";
import { type WasmModule, wasm } from "./vm/webassembly.ts";

const pageBytes = 64 * 1024;

/** The memory of the guest at one moment: all of it that is state. */
export interface Image {
  readonly state: Uint8Array;
  readonly pages: number;
}

/**
 * The engine, loaded once per process. Its memory is put back from an image before every run, which resets all that
 * there is: the module has no other state than its memory, the fuel, the stack pointer and the count of pages.
 */
export class Machine {
  readonly engine: EngineExports;
  readonly manifest: EngineManifest;
  readonly #module: WasmModule;
  readonly #memory: Uint8Array;
  readonly #texts: Uint8Array;
  readonly #images = new Map<FunctionRuntime, Image>();
  #host: Host | undefined;

  constructor(binary: Uint8Array) {
    // A copy in this realm: under jest, the file's bytes come from another one, which WebAssembly refuses.
    this.#module = new wasm.Module(Uint8Array.from(binary));
    this.manifest = JSON.parse(
      Buffer.from(this.#section(manifestSection)).toString("utf8"),
    ) as EngineManifest;
    const imports = engineImports({
      call: (count, address) => this.#requireHost().call(count, address),
      interrupted: () => this.#requireHost().interrupted(),
      nowMs: () => this.#requireHost().nowMs(),
      memory: () => this.engine.memory,
    });
    this.engine = new wasm.Instance(this.#module, imports).exports as unknown as EngineExports;
    // The memory has a fixed size, so this view stays true.
    this.#memory = new Uint8Array(this.engine.memory.buffer);
    this.#texts = this.#memory.slice(0, this.manifest.textsEnd);
    this.engine.__pages.value = this.manifest.pages[baseRuntime];
    this.#images.set(baseRuntime, this.takeImage());
  }

  /** The memory as a runtime starts. */
  freshImage(runtime: FunctionRuntime): Image {
    let image = this.#images.get(runtime);
    if (image === undefined) {
      image = this.#restoreDifference(runtime);
      this.#images.set(runtime, image);
    }
    return image;
  }

  takeImage(): Image {
    const pages = this.engine.__pages.value;
    return { state: this.#memory.slice(this.manifest.stateStart, pages * pageBytes), pages };
  }

  /** Puts the guest back to an image; until the next one, its calls go to this host and it may burn this fuel. */
  restore(image: Image, fuel: number, host: Host): void {
    const { stateStart } = this.manifest;
    const used = this.engine.__pages.value * pageBytes;
    this.#memory.set(this.#texts, 0);
    this.#memory.set(image.state, stateStart);
    this.#memory.fill(0, stateStart + image.state.length, Math.max(used, stateStart + image.state.length));
    this.engine.__pages.value = image.pages;
    this.engine.__stack_pointer.value = stateStart;
    this.engine.__fuel.value = fuel;
    this.#host = host;
  }

  entry(name: EntryName): Handle {
    return this.manifest.entries[name];
  }

  #restoreDifference(runtime: FunctionRuntime): Image {
    const base = this.freshImage(baseRuntime);
    const pages = this.manifest.pages[runtime];
    const whole = new Uint8Array(Math.max(pages * pageBytes, this.manifest.stateStart + base.state.length));
    whole.set(base.state, this.manifest.stateStart);
    applyDifference(whole, this.#section(differenceSection(runtime)));
    return { state: whole.slice(this.manifest.stateStart, pages * pageBytes), pages };
  }

  #section(name: string): Uint8Array {
    const [section] = wasm.Module.customSections(this.#module, name);
    if (section === undefined) {
      throw new Error(`mock-cloudfront: engine.wasm has no section "${name}"`);
    }
    return new Uint8Array(section);
  }

  #requireHost(): Host {
    if (this.#host === undefined) {
      throw new Error("the engine called out while nothing ran");
    }
    return this.#host;
  }
}

let machine: Machine | undefined;

/** The engine of this process, loaded when it is first asked for. */
export function loadMachine(): Machine {
  machine ??= new Machine(readFileSync(findEngineFile()));
  return machine;
}
