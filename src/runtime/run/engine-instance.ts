import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FunctionRuntime } from "../check/runtimes.ts";
import {
  applyDifference,
  baseRuntime,
  type EngineManifest,
  type EntryName,
  getDifferenceSection,
  manifestSection,
} from "./vm/engine-image.ts";
import type { EngineExports, Handle } from "./vm/exports.ts";
import { createEngineImports, type HostCallbacks } from "./vm/imports.ts";
import { type WasmModule, wasm } from "./vm/webassembly.ts";

const pageBytes = 64 * 1024;

/** The guest's state at one moment. */
export interface MemoryImage {
  readonly state: Uint8Array;
  readonly pages: number;
}

/**
 * The engine's WebAssembly instance. Every run starts by restoring the memory from an image, which resets the guest
 * completely. Apart from memory, the module's only state is the fuel, the stack pointer and the page count.
 */
export class EngineInstance {
  readonly engine: EngineExports;
  readonly manifest: EngineManifest;
  readonly #module: WasmModule;
  readonly #memory: Uint8Array;
  readonly #messages: Uint8Array;
  readonly #images = new Map<FunctionRuntime, MemoryImage>();
  #host: HostCallbacks | undefined;

  constructor(binary: Uint8Array) {
    // Copy the bytes into this realm. Under jest, they come from another realm, and WebAssembly rejects those.
    this.#module = new wasm.Module(Uint8Array.from(binary));
    this.manifest = JSON.parse(
      Buffer.from(this.#readSection(manifestSection)).toString("utf8"),
    ) as EngineManifest;
    const imports = createEngineImports({
      call: (count, address) => this.#getHost().call(count, address),
      interrupted: () => this.#getHost().interrupted(),
      replacePattern: () => this.#getHost().replacePattern(),
      sortProperties: (table, count) => this.#getHost().sortProperties(table, count),
      formatNumber: (radix, format) => this.#getHost().formatNumber(radix, format),
      nowMs: () => this.#getHost().nowMs(),
      memory: () => this.engine.memory,
    });
    this.engine = new wasm.Instance(this.#module, imports).exports as unknown as EngineExports;
    // The memory has a fixed size, so this view stays valid.
    this.#memory = new Uint8Array(this.engine.memory.buffer);
    this.#messages = this.#memory.slice(0, this.manifest.textsEnd);
    this.engine.__pages.value = this.manifest.pages[baseRuntime];
    this.#images.set(baseRuntime, this.captureImage());
  }

  /** Returns the memory with which a runtime starts. */
  getInitialImage(runtime: FunctionRuntime): MemoryImage {
    let image = this.#images.get(runtime);
    if (image === undefined) {
      image = this.#restoreDifference(runtime);
      this.#images.set(runtime, image);
    }
    return image;
  }

  /** Copies the guest's current state. */
  captureImage(): MemoryImage {
    const pages = this.engine.__pages.value;
    return { state: this.#memory.slice(this.manifest.stateStart, pages * pageBytes), pages };
  }

  /** Restores the guest from an image and sets its fuel and its host until the next call of this method. */
  restore(image: MemoryImage, fuel: number, host: HostCallbacks): void {
    const { stateStart } = this.manifest;
    const used = this.engine.__pages.value * pageBytes;
    this.#memory.set(this.#messages, 0);
    this.#memory.set(image.state, stateStart);
    this.#memory.fill(0, stateStart + image.state.length, Math.max(used, stateStart + image.state.length));
    this.engine.__pages.value = image.pages;
    this.engine.__stack_pointer.value = stateStart;
    this.engine.__fuel.value = fuel;
    this.#host = host;
  }

  /** Returns the guest function that the host calls by this name. */
  getEntry(name: EntryName): Handle {
    return this.manifest.entries[name];
  }

  #restoreDifference(runtime: FunctionRuntime): MemoryImage {
    const base = this.getInitialImage(baseRuntime);
    const pages = this.manifest.pages[runtime];
    const whole = new Uint8Array(Math.max(pages * pageBytes, this.manifest.stateStart + base.state.length));
    whole.set(base.state, this.manifest.stateStart);
    applyDifference(whole, this.#readSection(getDifferenceSection(runtime)));
    return { state: whole.slice(this.manifest.stateStart, pages * pageBytes), pages };
  }

  #readSection(name: string): Uint8Array {
    const [section] = wasm.Module.customSections(this.#module, name);
    if (section === undefined) {
      throw new Error(`mock-cloudfront: engine.wasm has no section "${name}"`);
    }
    return new Uint8Array(section);
  }

  #getHost(): HostCallbacks {
    if (this.#host === undefined) {
      throw new Error("the engine called its host outside of a run");
    }
    return this.#host;
  }
}

let instance: EngineInstance | undefined;

/** Returns the engine of this process, which the first call loads. */
export function loadEngine(): EngineInstance {
  instance ??= new EngineInstance(readFileSync(findEngineFile()));
  return instance;
}

const engineFileName = "engine.wasm";
/** The folder above the chunks of the package, and above this file in a clone. Bundlers may put all in one folder. */
const engineFolders = ["..", "."];

/** Returns the path of `engine.wasm`, which the build creates and the package contains. */
export function findEngineFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = engineFolders
    .map((place) => join(here, place, engineFileName))
    .find((file) => existsSync(file));
  if (found !== undefined) {
    return found;
  }
  throw new Error(
    `mock-cloudfront: ${engineFileName} is missing. In a clone, run "npm install" to build it. In a bundle, copy it from the folder dist of the package to the folder of the bundle, or leave mock-cloudfront out of the bundle.`,
  );
}

let isRunning = false;

/** Calls `run` while no other run uses the engine, of which the process has only one. */
export function withEngineLock<T>(run: () => T): T {
  if (isRunning) {
    throw new Error(
      "mock-cloudfront: a function was run during the run of another function, perhaps by a key value store of your own. Run them one after the other.",
    );
  }
  isRunning = true;
  try {
    return run();
  } finally {
    isRunning = false;
  }
}
