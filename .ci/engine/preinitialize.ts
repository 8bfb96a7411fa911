import { type FunctionRuntime, functionRuntimes } from "../../src/runtime/check/runtimes.ts";
import {
  applyDifference,
  baseRuntime,
  type EngineManifest,
  type EntryName,
  encodeDifference,
  engineImport,
  getDifferenceSection,
  manifestSection,
} from "../../src/runtime/run/vm/engine-image.ts";
import {
  compileFlags,
  type EngineExports,
  evalFlags,
  type Handle,
} from "../../src/runtime/run/vm/exports.ts";
import { createEngineImports } from "../../src/runtime/run/vm/imports.ts";
import { toGuest, writeBytes, writeText } from "../../src/runtime/run/vm/values.ts";
import { wasm } from "../../src/runtime/run/vm/webassembly.ts";
import { messagesEnd } from "./patch-messages.ts";
import { type DataSegment, replaceDataSegments } from "./wasm/data.ts";
import { customSection, readModule, type Section, sectionId, writeModule } from "./wasm/module.ts";

/** The memory that a function can use in addition to the engine (AWS developer guide, "Quotas on CloudFront Functions"). */
const guestMemory = 2 * 1024 * 1024;
/** The limit of the C stack, as QuickJS measures it. Every JavaScript host gives WebAssembly much more. */
const guestStack = 96 * 1024;
const page = 64 * 1024;
const engineEntryPoints: readonly EntryName[] = ["prepare", "serialize", "describe", "position"];
/** The time during initialization, which no image contains, because every run sets its own. */
const bootMs = 1_700_000_000_000;

/**
 * Initializes the engine, runs the prelude and stores the resulting memory image of each runtime in the module. This
 * saves 30 ms in the first run of a process.
 */
export function preinitialize(binary: Uint8Array, prelude: string): Uint8Array {
  const engine = boot(binary);
  const entries = runPrelude(engine, compilePrelude(binary, prelude));
  const manifest = {
    entries: Object.fromEntries(engineEntryPoints.map((name) => [name, getProperty(engine, entries, name)])),
    findHandler: compileFindHandler(engine),
    stateStart: engine.__stack_pointer.value,
    textsEnd: messagesEnd,
  };
  const common = captureImage(engine);

  const images = new Map<FunctionRuntime, Image>();
  for (const runtime of functionRuntimes) {
    restoreImage(engine, common);
    callEntry(engine, getProperty(engine, entries, "setup"), runtime);
    defineImportFunction(engine);
    engine.qjs_run_gc();
    scrubFreeMemory(engine);
    engine.qjs_set_memory_limit(measureUsedMemory(engine) + guestMemory);
    images.set(runtime, captureImage(engine));
  }
  return writeEngine(binary, images, manifest as Omit<EngineManifest, "pages">);
}

interface Image {
  readonly memory: Uint8Array;
  readonly pages: number;
}

function boot(binary: Uint8Array): EngineExports {
  const imports = createEngineImports({
    call: () => {
      throw new Error("the prelude called the host during initialization");
    },
    interrupted: () => false,
    replacePattern: () => false,
    formatNumber: () => false,
    sortProperties: () => {},
    nowMs: () => bootMs,
    memory: () => engine.memory,
  });
  const instance = new wasm.Instance(new wasm.Module(binary), imports);
  const engine = instance.exports as unknown as EngineExports;
  engine._initialize();
  engine.qjs_init();
  engine.qjs_set_interrupt_handler(1);
  engine.qjs_set_max_stack_size(guestStack);
  return engine;
}

/**
 * Compiles the prelude without names and positions, which hides its stack frames. The compilation uses a separate
 * instance, because its memory would be part of the image.
 */
function compilePrelude(binary: Uint8Array, prelude: string): Uint8Array {
  const engine = boot(binary);
  const code = writeText(engine, prelude);
  const file = writeText(engine, "prelude");
  const lengthAddress = engine.wasm_malloc(4);
  const strip = compileFlags.stripSource | compileFlags.stripDebug;
  const compiled = engine.qjs_compile(
    code.address,
    code.length,
    file.address,
    evalFlags.strict,
    strip,
    lengthAddress,
  );
  if (compiled === 0) {
    throw new Error(`the prelude does not compile: ${readPendingError(engine)}`);
  }
  const length = new DataView(engine.memory.buffer).getUint32(lengthAddress, true);
  return new Uint8Array(engine.memory.buffer, compiled, length).slice();
}

/** Evaluates the prelude, which is a function, and calls it with the host function. */
function runPrelude(engine: EngineExports, compiled: Uint8Array): Handle {
  const address = writeBytes(engine, compiled);
  const create = engine.qjs_eval_bytecode(address, compiled.length);
  engine.wasm_free(address);
  const name = writeText(engine, "host");
  const host = engine.qjs_new_host_function(name.address, name.length, 4);
  return call(engine, create, [host]);
}

/**
 * Compiles code that evaluates to the handler. The handler can be a global property or a lexical name, and only code
 * can read the latter.
 */
function compileFindHandler(engine: EngineExports): string {
  const code = writeText(engine, 'typeof handler==="undefined"?undefined:handler');
  const file = writeText(engine, "prelude");
  const compiled = engine.qjs_eval(
    code.address,
    code.length,
    file.address,
    evalFlags.strict | evalFlags.compileOnly,
  );
  if (engine.qjs_is_exception(compiled) !== 0) {
    throw new Error("the search for the handler does not compile");
  }
  return new DataView(engine.memory.buffer).getBigUint64(compiled, true).toString();
}

function defineImportFunction(engine: EngineExports): void {
  const code = writeText(engine, `const ${engineImport}=require`);
  const file = writeText(engine, "prelude");
  const result = engine.qjs_eval(code.address, code.length, file.address, evalFlags.strict);
  if (engine.qjs_is_exception(result) !== 0) {
    throw new Error(`no imports: ${readPendingError(engine)}`);
  }
  engine.wasm_free(code.address);
  engine.wasm_free(file.address);
}

function callEntry(engine: EngineExports, entry: Handle, argument: string): void {
  call(engine, entry, [toGuest(engine, argument)]);
}

function call(engine: EngineExports, callee: Handle, values: readonly Handle[]): Handle {
  const address = engine.wasm_malloc(4 * values.length);
  const view = new DataView(engine.memory.buffer);
  values.forEach((value, i) => {
    view.setUint32(address + 4 * i, value, true);
  });
  const result = engine.qjs_call(callee, engine.qjs_get_undefined(), values.length, address);
  engine.wasm_free(address);
  if (engine.qjs_is_exception(result) !== 0) {
    throw new Error(`the prelude failed: ${readPendingError(engine)}`);
  }
  return result;
}

function getProperty(engine: EngineExports, object: Handle, name: string): Handle {
  const key = writeText(engine, name);
  const value = engine.qjs_get_prop_string(object, key.address);
  engine.wasm_free(key.address);
  return value;
}

function readPendingError(engine: EngineExports): string {
  const lengthAddress = engine.wasm_malloc(4);
  const address = engine.qjs_get_string_len(engine.qjs_get_exception(), lengthAddress);
  const length = new DataView(engine.memory.buffer).getUint32(lengthAddress, true);
  return Buffer.from(engine.memory.buffer, address, length).toString("utf8");
}

/** Returns the number of bytes that the guest has allocated, which is the first of QuickJS's figures. */
function measureUsedMemory(engine: EngineExports): number {
  const address = engine.wasm_malloc(512);
  engine.qjs_compute_memory_usage(address);
  const used = Number(new DataView(engine.memory.buffer).getBigInt64(address, true));
  engine.wasm_free(address);
  return used;
}

/**
 * Zeroes the free memory of the allocator, so that the image contains no remains of the initialization and stores
 * fewer bytes. The function allocates all of the free memory, largest pieces first, zeroes and frees it.
 */
function scrubFreeMemory(engine: EngineExports): void {
  const taken: number[] = [];
  for (let size = page; size >= minPieceBytes; size = Math.floor(size / 2)) {
    for (;;) {
      const before = captureImage(engine);
      const address = engine.wasm_malloc(size);
      if (engine.__pages.value > before.pages) {
        restoreImage(engine, before);
        break;
      }
      new Uint8Array(engine.memory.buffer, address, size).fill(0);
      taken.push(address);
    }
  }
  for (const address of taken.reverse()) {
    engine.wasm_free(address);
  }
}

const minPieceBytes = 256;

function captureImage(engine: EngineExports): Image {
  const pages = engine.__pages.value;
  const memory = new Uint8Array(engine.memory.buffer).slice(0, pages * page);
  // The C stack has no live data between two calls.
  memory.fill(0, messagesEnd, engine.__stack_pointer.value);
  return { memory, pages };
}

function restoreImage(engine: EngineExports, { memory, pages }: Image): void {
  new Uint8Array(engine.memory.buffer).fill(0).set(memory);
  engine.__pages.value = pages;
}

function writeEngine(
  binary: Uint8Array,
  images: ReadonlyMap<FunctionRuntime, Image>,
  manifest: Omit<EngineManifest, "pages">,
): Uint8Array {
  const base = images.get(baseRuntime);
  if (base === undefined) {
    throw new Error("no image of the base runtime");
  }
  const pages = Object.fromEntries([...images].map(([runtime, image]) => [runtime, image.pages]));
  const differences = [...images]
    .filter(([runtime]) => runtime !== baseRuntime)
    .map(([runtime, image]) => {
      const difference = encodeDifference(base.memory, image.memory);
      assertReversible(base.memory, image.memory, difference);
      return customSection(getDifferenceSection(runtime), difference);
    });
  const code = readModule(binary).filter(({ id }) => id !== sectionId.custom);
  const sections: Section[] = [
    ...replaceDataSegments(code, findNonZeroRuns(base.memory)),
    customSection(manifestSection, Buffer.from(JSON.stringify({ ...manifest, pages }))),
    ...differences,
  ];
  return writeModule(sections);
}

function assertReversible(base: Uint8Array, image: Uint8Array, difference: Uint8Array): void {
  const made = new Uint8Array(Math.max(base.length, image.length));
  made.set(base);
  applyDifference(made, difference);
  if (Buffer.compare(made.subarray(0, image.length), image) !== 0) {
    throw new Error("an image cannot be restored from its difference");
  }
}

/** A longer run of zeros ends a segment. A shorter run costs less than a new segment. */
const maxZerosInSegment = 16;

/** Splits the memory into data segments that omit long runs of zeros. */
function findNonZeroRuns(memory: Uint8Array): DataSegment[] {
  const segments: DataSegment[] = [];
  for (let at = 0; at < memory.length; ) {
    if (memory[at] === 0) {
      at += 1;
      continue;
    }
    let end = at + 1;
    for (let i = end; i < memory.length && i < end + maxZerosInSegment; i++) {
      if (memory[i] !== 0) {
        end = i + 1;
      }
    }
    segments.push({ address: at, bytes: memory.subarray(at, end) });
    at = end;
  }
  return segments;
}
