/** A built-in that Node or a browser has and a runtime does not. */
export interface Absence {
  readonly from: "1.0" | "2.0" | "both";
  /** The code to write instead. */
  readonly instead: string;
}

/**
 * The global names of both runtimes, except those that `absences` lists for one.
 * Measured: 130 built-ins, with njs 0.4.3 and 0.8.2. Documented: AWS developer guide, "JavaScript runtime 1.0/2.0
 * features for CloudFront Functions". A measured name that is not documented (`Array.from`, `TextEncoder` in 1.0) counts
 * as present.
 */
const globals: ReadonlySet<string> = new Set(
  `
    AggregateError Array ArrayBuffer Boolean Buffer DataView Date Error EvalError Float32Array Float64Array Function
    Infinity Int16Array Int32Array Int8Array InternalError JSON Math MemoryError NaN Number Object Promise RangeError
    ReferenceError RegExp String Symbol SyntaxError TextDecoder TextEncoder TypeError URIError Uint16Array Uint32Array
    Uint8Array Uint8ClampedArray atob btoa console crypto decodeURI decodeURIComponent encodeURI encodeURIComponent
    eval global globalThis isFinite isNaN parseFloat parseInt require undefined
  `
    .trim()
    .split(/\s+/),
);

const useObject = "use a plain object: `Object.create(null)`";
const useKeys = "use a plain object with the values as keys, or an array";
const useRuntime2 = "use cloudfront-js-2.0";
const useBuffer = "use `Buffer`";
const noTimers = "a function cannot wait; remove it";
const noNetwork = "a function has no network access; put the data in a key value store";
const noExports = "a function has no exports; the service finds `handler` by its name";
const noProcess =
  "a function has no environment variables; put the value in the code or in a key value store";
const noBrowser = "this is not a browser and not Node; use `globalThis`";
const useNumbers = "use numbers or strings";
const useString = "write it with `indexOf`, `split` and `substring`";
const useLoop = "write a `for` loop";
const useLog = "use `console.log`";

function listAbsences(names: string, from: Absence["from"], instead: string): [string, Absence][] {
  return names.split(" ").map((name) => [name, { from, instead }]);
}

/** The missing built-ins by path: `Map`, `Object.fromEntries`, `Array.prototype.at`. */
export const absences: ReadonlyMap<string, Absence> = new Map([
  // Globals
  ...listAbsences("Map WeakMap", "both", useObject),
  ...listAbsences("Set WeakSet", "both", useKeys),
  ...listAbsences(
    "WeakRef FinalizationRegistry",
    "both",
    "objects live for one run only; use the object itself",
  ),
  ...listAbsences("Proxy", "both", "write a function that reads and writes the object"),
  ...listAbsences("Reflect", "both", "use the methods of `Object`, or `f.apply`"),
  ...listAbsences("Intl", "both", "format dates and numbers by hand"),
  ...listAbsences("BigInt BigInt64Array BigUint64Array", "both", useNumbers),
  ...listAbsences("SharedArrayBuffer Atomics", "both", "use `ArrayBuffer`"),
  ...listAbsences("Iterator WebAssembly", "both", useLoop),
  ...listAbsences("URL", "both", "split `event.request.uri` with `split`"),
  ...listAbsences(
    "URLSearchParams",
    "both",
    "read `event.request.querystring`, or use the `querystring` module",
  ),
  ...listAbsences("escape unescape", "both", "use `encodeURIComponent` and `decodeURIComponent`"),
  ...listAbsences("structuredClone", "both", "use `JSON.parse(JSON.stringify(value))`"),
  ...listAbsences("fetch Request Response Headers XMLHttpRequest WebSocket EventSource", "both", noNetwork),
  ...listAbsences("AbortController AbortSignal FormData Blob File", "both", noNetwork),
  ...listAbsences("setTimeout setInterval setImmediate", "both", noTimers),
  ...listAbsences("clearTimeout clearInterval clearImmediate", "both", noTimers),
  ...listAbsences("queueMicrotask", "both", "use `Promise.resolve().then(…)`"),
  ...listAbsences(
    "performance",
    "both",
    "the clock does not advance during a run; `Date.now()` returns its start",
  ),
  ...listAbsences("process", "both", noProcess),
  ...listAbsences("module exports __dirname __filename", "both", noExports),
  ...listAbsences("global window self document navigator", "both", noBrowser),
  ...listAbsences("AggregateError", "1.0", "use `Error`"),
  ...listAbsences("Buffer", "1.0", `use \`String.bytesFrom\`, or ${useRuntime2}`),
  ...listAbsences("DataView", "1.0", `use a typed array, or ${useRuntime2}`),
  ...listAbsences("atob btoa", "1.0", `use \`String.bytesFrom\` and \`crypto\`, or ${useRuntime2}`),
  ...listAbsences("crypto", "1.0", 'write `var crypto = require("crypto");`'),

  // Functions of built-in objects
  ...listAbsences("Object.fromEntries", "both", "fill an object in a loop"),
  ...listAbsences("Object.hasOwn", "both", "use `object.hasOwnProperty(key)`"),
  ...listAbsences("Object.groupBy", "both", "fill an object in a loop"),
  ...listAbsences("String.raw", "both", "write the backslashes twice"),
  ...listAbsences("Error.captureStackTrace", "both", "errors have no stack here; remove it"),
  ...listAbsences("Array.from", "1.0", "use `Array.prototype.slice.call(…)`, or a loop"),
  ...listAbsences(
    "Promise.all Promise.allSettled Promise.any Promise.race",
    "1.0",
    `chain \`.then(…)\`, or ${useRuntime2}`,
  ),
  ...listAbsences("Uint8Array.of Uint8Array.from", "1.0", "use `new Uint8Array([…])`"),
  ...listAbsences("String.bytesFrom", "2.0", useBuffer),
  ...listAbsences("console.debug console.time console.timeEnd console.trace console.table", "both", useLog),
  ...listAbsences("console.error console.info console.warn", "both", useLog),

  // Methods
  ...listAbsences("Array.prototype.at", "both", "use `list[i]`, from the end `list[list.length - 1]`"),
  ...listAbsences("Array.prototype.flat", "both", "use `[].concat.apply([], list)`"),
  ...listAbsences("Array.prototype.flatMap", "both", "use `[].concat.apply([], list.map(…))`"),
  ...listAbsences("Array.prototype.findLast Array.prototype.findLastIndex", "both", useLoop),
  ...listAbsences("Array.prototype.entries Array.prototype.keys Array.prototype.values", "1.0", useLoop),
  ...listAbsences("Array.prototype.toSpliced", "1.0", "use `list.slice().splice(…)`"),
  ...listAbsences(
    "Array.prototype.toSorted Array.prototype.toReversed",
    "1.0",
    "use `list.slice().sort()` or `.reverse()`",
  ),
  ...listAbsences("String.prototype.at", "both", "use `text.charAt(i)`"),
  ...listAbsences("String.prototype.localeCompare", "both", "compare with `<` and `>`"),
  ...listAbsences("String.prototype.matchAll", "both", "call `regexp.exec(text)` in a loop"),
  ...listAbsences("String.prototype.normalize", "both", "compare the strings without normalization"),
  ...listAbsences("String.prototype.isWellFormed String.prototype.toWellFormed", "both", useString),
  ...listAbsences("String.prototype.anchor", "both", "build the HTML with `+`"),
  ...listAbsences("String.prototype.replaceAll", "1.0", "use `text.split(a).join(b)`"),
  ...listAbsences("String.prototype.fromBytes String.prototype.fromUTF8", "2.0", useBuffer),
  ...listAbsences("String.prototype.toBytes String.prototype.toUTF8", "2.0", useBuffer),
  ...listAbsences("Number.prototype.toLocaleString", "both", "use `toFixed`, and set separators by hand"),
  ...listAbsences(
    "every some filter find findIndex forEach includes indexOf lastIndexOf map reduce".replace(
      /\w+/g,
      toTypedArrayPath,
    ),
    "1.0",
    useLoop,
  ),
  ...listAbsences(
    "reduceRight reverse toSorted toReversed".replace(/\w+/g, toTypedArrayPath),
    "1.0",
    useLoop,
  ),
]);

function toTypedArrayPath(method: string): string {
  return `Uint8Array.prototype.${method}`;
}

/** The types that lack a method in some runtime, by the name of the method. */
const typesByMethod: ReadonlyMap<string, readonly string[]> = groupMethods();

function groupMethods(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const path of absences.keys()) {
    const [type, method] = path.split(".prototype.");
    if (type !== undefined && method !== undefined) {
      found.set(method, [...(found.get(method) ?? []), type]);
    }
  }
  return found;
}

/** Returns true if the runtime has this global name. */
export function hasGlobal(name: string, version: "1.0" | "2.0"): boolean {
  return globals.has(name) && !isAbsent(name, version);
}

/** Returns the names of a runtime's globals. */
export function listGlobals(version: "1.0" | "2.0"): string[] {
  return [...globals].filter((name) => hasGlobal(name, version));
}

/** Returns true if the runtime lacks a built-in. `path`: `Map`, `Object.fromEntries`, `Array.prototype.at`. */
export function isAbsent(path: string, version: "1.0" | "2.0"): boolean {
  const from = absences.get(path)?.from;
  return from === "both" || from === version;
}

/** Returns true for a global name that some runtime has, or that Node or a browser has. */
export function isKnownBuiltin(name: string): boolean {
  return globals.has(name) || absences.has(name);
}

/** Returns the code to write instead of a built-in that a runtime lacks. */
export function getReplacement(path: string): string {
  return absences.get(path)?.instead ?? "";
}

/** Returns the types that lack this method in some runtime. */
export function getTypesLacking(method: string): readonly string[] {
  return typesByMethod.get(method) ?? [];
}
