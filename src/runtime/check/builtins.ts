/** A built-in that a script for Node or a browser may count on, and a runtime lacks. */
export interface Absence {
  readonly from: "1.0" | "2.0" | "both";
  /** What to write instead. */
  readonly instead: string;
}

/**
 * Global names of both runtimes, unless `absences` takes them from one.
 * Measured: 130 built-ins probed on njs 0.4.3 and 0.8.2. Documented: AWS developer guide, "JavaScript runtime 1.0/2.0
 * features for CloudFront Functions". Where a measured name is undocumented (`Array.from`, `TextEncoder` in 1.0) it
 * counts as present.
 */
const globals: ReadonlySet<string> = new Set(
  `
    AggregateError Array ArrayBuffer Boolean Buffer DataView Date Error EvalError Float32Array Float64Array Function
    Infinity Int16Array Int32Array Int8Array InternalError JSON Math MemoryError NaN Number Object Promise RangeError
    ReferenceError RegExp String Symbol SyntaxError TextDecoder TextEncoder TypeError URIError Uint16Array Uint32Array
    Uint8Array Uint8ClampedArray atob btoa console crypto decodeURI decodeURIComponent encodeURI encodeURIComponent
    eval globalThis isFinite isNaN parseFloat parseInt require undefined
  `
    .trim()
    .split(/\s+/),
);

const useObject = "use a plain object: `Object.create(null)`";
const useKeys = "use a plain object with the values as keys, or an array";
const useRuntime2 = "use cloudfront-js-2.0";
const useBuffer = "use `Buffer`";
const noTimers = "a function cannot wait; remove it";
const noNetwork = "a function has no network; put the data into a key value store";
const noExports = "a function exports nothing; the service finds `handler` by its name";
const noProcess = "a function has no environment; put the value into the code or a key value store";
const noBrowser = "a function runs neither in a browser nor in Node; use `globalThis`";
const useNumbers = "use plain numbers, or strings";
const useString = "write it with `indexOf`, `split` and `substring`";
const useLoop = "write a `for` loop";
const useLog = "use `console.log`";

function all(names: string, from: Absence["from"], instead: string): [string, Absence][] {
  return names.split(" ").map((name) => [name, { from, instead }]);
}

/** By path: `Map`, `Object.fromEntries`, `Array.prototype.at`. */
export const absences: ReadonlyMap<string, Absence> = new Map([
  // Globals
  ...all("Map WeakMap", "both", useObject),
  ...all("Set WeakSet", "both", useKeys),
  ...all("WeakRef FinalizationRegistry", "both", "nothing outlives one run; keep the object itself"),
  ...all("Proxy", "both", "write a function that reads and writes the object"),
  ...all("Reflect", "both", "use the methods of `Object`, or `f.apply`"),
  ...all("Intl", "both", "format dates and numbers by hand"),
  ...all("BigInt BigInt64Array BigUint64Array", "both", useNumbers),
  ...all("SharedArrayBuffer Atomics", "both", "use `ArrayBuffer`"),
  ...all("Iterator WebAssembly", "both", useLoop),
  ...all("URL", "both", "take `event.request.uri` apart with `split`"),
  ...all("URLSearchParams", "both", "read `event.request.querystring`, or use the `querystring` module"),
  ...all("escape unescape", "both", "use `encodeURIComponent` and `decodeURIComponent`"),
  ...all("structuredClone", "both", "use `JSON.parse(JSON.stringify(value))`"),
  ...all("fetch Request Response Headers XMLHttpRequest WebSocket EventSource", "both", noNetwork),
  ...all("AbortController AbortSignal FormData Blob File", "both", noNetwork),
  ...all("setTimeout setInterval setImmediate", "both", noTimers),
  ...all("clearTimeout clearInterval clearImmediate", "both", noTimers),
  ...all("queueMicrotask", "both", "use `Promise.resolve().then(…)`"),
  ...all("performance", "both", "the clock stands still during a run; `Date.now()` gives its start"),
  ...all("process", "both", noProcess),
  ...all("module exports __dirname __filename", "both", noExports),
  ...all("global window self document navigator", "both", noBrowser),
  ...all("AggregateError", "1.0", "use `Error`"),
  ...all("Buffer", "1.0", `use \`String.bytesFrom\`, or ${useRuntime2}`),
  ...all("DataView", "1.0", `use a typed array, or ${useRuntime2}`),
  ...all("atob btoa", "1.0", `use \`String.bytesFrom\` and \`crypto\`, or ${useRuntime2}`),
  ...all("crypto", "1.0", 'write `var crypto = require("crypto");`'),

  // Functions of built-in objects
  ...all("Object.fromEntries", "both", "fill an object in a loop"),
  ...all("Object.hasOwn", "both", "use `object.hasOwnProperty(key)`"),
  ...all("Object.groupBy", "both", "fill an object in a loop"),
  ...all("String.raw", "both", "write the backslashes twice"),
  ...all("Error.captureStackTrace", "both", "errors have no stack here; remove it"),
  ...all("Array.from", "1.0", "use `Array.prototype.slice.call(…)`, or a loop"),
  ...all(
    "Promise.all Promise.allSettled Promise.any Promise.race",
    "1.0",
    `chain \`.then(…)\`, or ${useRuntime2}`,
  ),
  ...all("Uint8Array.of Uint8Array.from", "1.0", "use `new Uint8Array([…])`"),
  ...all("String.bytesFrom", "2.0", useBuffer),
  ...all("console.debug console.time console.timeEnd console.trace console.table", "both", useLog),
  ...all("console.error console.info console.warn", "both", useLog),

  // Methods
  ...all("Array.prototype.at", "both", "use `list[i]`, from the end `list[list.length - 1]`"),
  ...all("Array.prototype.flat", "both", "use `[].concat.apply([], list)`"),
  ...all("Array.prototype.flatMap", "both", "use `[].concat.apply([], list.map(…))`"),
  ...all("Array.prototype.findLast Array.prototype.findLastIndex", "both", useLoop),
  ...all("Array.prototype.entries Array.prototype.keys Array.prototype.values", "1.0", useLoop),
  ...all("Array.prototype.toSpliced", "1.0", "use `list.slice().splice(…)`"),
  ...all(
    "Array.prototype.toSorted Array.prototype.toReversed",
    "1.0",
    "use `list.slice().sort()` or `.reverse()`",
  ),
  ...all("String.prototype.at", "both", "use `text.charAt(i)`"),
  ...all("String.prototype.localeCompare", "both", "compare with `<` and `>`"),
  ...all("String.prototype.matchAll", "both", "call `regexp.exec(text)` in a loop"),
  ...all("String.prototype.normalize", "both", "compare the text as it comes"),
  ...all("String.prototype.isWellFormed String.prototype.toWellFormed", "both", useString),
  ...all("String.prototype.anchor", "both", "build the HTML with `+`"),
  ...all("String.prototype.replaceAll", "1.0", "use `text.split(a).join(b)`"),
  ...all("String.prototype.fromBytes String.prototype.fromUTF8", "2.0", useBuffer),
  ...all("String.prototype.toBytes String.prototype.toUTF8", "2.0", useBuffer),
  ...all("Number.prototype.toLocaleString", "both", "use `toFixed`, and set separators by hand"),
  ...all(
    "every some filter find findIndex forEach includes indexOf lastIndexOf map reduce".replace(/\w+/g, typed),
    "1.0",
    useLoop,
  ),
  ...all("reduceRight reverse toSorted toReversed".replace(/\w+/g, typed), "1.0", useLoop),
]);

function typed(method: string): string {
  return `Uint8Array.prototype.${method}`;
}

/** Which types lack a method in some runtime, by the method's name. */
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

/** Does the runtime have this global name? */
export function hasGlobal(name: string, version: "1.0" | "2.0"): boolean {
  return globals.has(name) && !isAbsent(name, version);
}

/** Is this a built-in that the runtime is known to lack? `path`: `Map`, `Object.fromEntries`, `Array.prototype.at`. */
export function isAbsent(path: string, version: "1.0" | "2.0"): boolean {
  const from = absences.get(path)?.from;
  return from === "both" || from === version;
}

/** What to write instead of a built-in that a runtime lacks. */
export function insteadOf(path: string): string {
  return absences.get(path)?.instead ?? "";
}

/** The types on which some runtime lacks this method. */
export function typesLacking(method: string): readonly string[] {
  return typesByMethod.get(method) ?? [];
}
