import type { FunctionRuntime } from "../../src/runtime/check/runtimes.ts";

/**
 * The built-ins of a runtime. The prelude deletes all others. Sources: the developer guide's pages of the two runtimes
 * and, for built-ins that these do not mention, measurements of njs 0.4.3 (for 1.0) and 0.8.2 (for 2.0).
 */
interface AvailableBuiltins {
  readonly globals: readonly string[];
  /** The members by path. An object without an entry keeps name, length, prototype and constructor only. */
  readonly members: Readonly<Record<string, readonly string[]>>;
}

type NameLists = { readonly both: string; readonly early?: string; readonly late?: string };

const typedArrays =
  "Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array";

const globals: NameLists = {
  both: `Object Function Array Boolean Number String Symbol RegExp Date Promise ArrayBuffer ${typedArrays}
    Error EvalError InternalError MemoryError RangeError ReferenceError SyntaxError TypeError URIError
    Math JSON globalThis global NaN Infinity undefined TextEncoder TextDecoder console require eval
    isNaN isFinite parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent`,
  late: "AggregateError DataView Buffer crypto atob btoa",
};

const errorPrototype: NameLists = { both: "name message toString" };
const typedArray: NameLists = { both: "BYTES_PER_ELEMENT" };

const members: Readonly<Record<string, NameLists>> = {
  Object: {
    both: `assign create defineProperties defineProperty entries freeze getOwnPropertyDescriptor
      getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols getPrototypeOf is isExtensible isFrozen
      isSealed keys preventExtensions seal setPrototypeOf values`,
  },
  "Object.prototype": {
    both: "__proto__ hasOwnProperty isPrototypeOf propertyIsEnumerable toString valueOf",
  },
  "Function.prototype": { both: "apply bind call toString" },
  Array: { both: "isArray of", late: "from" },
  "Array.prototype": {
    both: `concat copyWithin every fill filter find findIndex forEach includes indexOf join lastIndexOf map pop push
      reduce reduceRight reverse shift slice some sort splice toString unshift`,
    late: "entries keys values toReversed toSorted toSpliced",
  },
  String: { both: "fromCharCode fromCodePoint", early: "bytesFrom" },
  "String.prototype": {
    both: `charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf match padEnd padStart repeat
      replace search slice split startsWith substr substring toLowerCase toString toUpperCase trim trimEnd trimStart
      valueOf`,
    early: "fromBytes fromUTF8 toBytes toUTF8",
    late: "replaceAll",
  },
  Boolean: { both: "" },
  "Boolean.prototype": { both: "toString valueOf" },
  Number: {
    both: `EPSILON MAX_SAFE_INTEGER MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY NaN POSITIVE_INFINITY
      isFinite isInteger isNaN isSafeInteger parseFloat parseInt`,
  },
  "Number.prototype": { both: "toExponential toFixed toPrecision toString valueOf" },
  Symbol: {
    both: `asyncIterator for keyFor hasInstance isConcatSpreadable iterator match matchAll replace search species split
      toPrimitive toStringTag unscopables`,
  },
  "Symbol.prototype": { both: "description toString valueOf" },
  RegExp: { both: "" },
  // `flags` is undefined in njs 0.4.3, but the engine's own replace and match read it.
  "RegExp.prototype": { both: "exec test toString source global ignoreCase multiline flags sticky" },
  Date: { both: "UTC now parse" },
  "Date.prototype": {
    both: `getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime
      getTimezoneOffset getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth
      getUTCSeconds setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime setUTCDate
      setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds toDateString toISOString
      toJSON toLocaleDateString toLocaleString toLocaleTimeString toString toTimeString toUTCString valueOf`,
  },
  Math: {
    both: `E LN10 LN2 LOG10E LOG2E PI SQRT1_2 SQRT2 abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 cos
      cosh exp expm1 floor fround hypot imul log log10 log1p log2 max min pow random round sign sin sinh sqrt tan
      tanh trunc`,
  },
  JSON: { both: "parse stringify" },
  Promise: { both: "reject resolve", late: "all allSettled any race" },
  "Promise.prototype": { both: "catch finally then" },
  ArrayBuffer: { both: "isView" },
  "ArrayBuffer.prototype": { both: "byteLength slice" },
  DataView: { both: "" },
  "DataView.prototype": {
    both: `buffer byteLength byteOffset getFloat32 getFloat64 getInt16 getInt32 getInt8 getUint16 getUint32 getUint8
      setFloat32 setFloat64 setInt16 setInt32 setInt8 setUint16 setUint32 setUint8`,
  },
  "%TypedArray%": { both: "", late: "from of" },
  "%TypedArray%.prototype": {
    both: "buffer byteLength byteOffset length copyWithin fill join set slice sort subarray toString",
    late: `entries every filter find findIndex forEach includes indexOf keys lastIndexOf map reduce reduceRight
      reverse some toReversed toSorted values`,
  },
  "TextEncoder.prototype": { both: "encode encodeInto encoding" },
  "TextDecoder.prototype": { both: "decode encoding fatal ignoreBOM" },
  console: { both: "log" },
  crypto: { both: "getRandomValues" },
  ...createEntries(typedArrays, typedArray, ["", ".prototype"]),
  ...createEntries(
    `Error EvalError InternalError MemoryError RangeError ReferenceError SyntaxError TypeError URIError
    AggregateError`,
    errorPrototype,
    [".prototype"],
  ),
};

function createEntries(
  names: string,
  lists: NameLists,
  suffixes: readonly string[],
): Record<string, NameLists> {
  const paths = splitWords(names).flatMap((name) => suffixes.map((suffix) => name + suffix));
  return Object.fromEntries(paths.map((path) => [path, lists]));
}

function splitWords(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

function listNames(runtime: FunctionRuntime, { both, early = "", late = "" }: NameLists): string[] {
  return splitWords(`${both} ${runtime === "cloudfront-js-1.0" ? early : late}`);
}

/** Lists the built-ins of a runtime. */
export function listAvailable(runtime: FunctionRuntime): AvailableBuiltins {
  return {
    globals: listNames(runtime, globals),
    members: Object.fromEntries(
      Object.entries(members).map(([path, lists]) => [path, listNames(runtime, lists)]),
    ),
  };
}
