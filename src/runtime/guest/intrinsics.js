// The built-ins that the prelude uses, stored before function code can change them. `host` calls an operation of the
// host with strings, bytes or undefined, and returns one of them.

// These have the names of the globals, so that no other file reads a global that function code has replaced.
const { Error, EvalError, InternalError, RangeError, SyntaxError, TypeError, RegExp, Uint8Array, DataView } =
  globalThis;
const { apply } = Reflect;
const { assign, create, defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames } = Object;
const { getPrototypeOf, setPrototypeOf, keys } = Object;
const call = (method, self, ...values) => apply(method, self, values);
const { hasOwnProperty } = Object.prototype;
const hasOwn = (object, key) => apply(hasOwnProperty, object, [key]);
const { isArray } = Array;
const parseJson = JSON.parse;
const writeJson = JSON.stringify;
const { fromCodePoint } = String;
const text = String;
const { charCodeAt, codePointAt, slice, indexOf, replaceAll, startsWith, endsWith, toLowerCase } =
  String.prototype;
const { join, push } = Array.prototype;
const { exec: execRegExp } = RegExp.prototype;
const matches = (pattern, value) => apply(execRegExp, pattern, [value]) !== null;
const { imul, floor, min, max } = Math;
const { isInteger, isNaN: isNotANumber } = Number;
const decodeComponent = decodeURIComponent;
const encodeComponent = encodeURIComponent;
const encodeUri = encodeURI;
const { isView } = ArrayBuffer;
const getTypedArrayTag = getOwnPropertyDescriptor(
  getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
).get;
const isTypedArray = (value) => apply(getTypedArrayTag, value, []) !== undefined;
const isObject = (value) => typeof value === "object" && value !== null;
const getByteLength = getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength").get;

/** Returns true for an ArrayBuffer, even if function code has changed its prototype. */
function isArrayBuffer(value) {
  if (!isObject(value)) {
    return false;
  }
  try {
    apply(getByteLength, value, []);
    return true;
  } catch (_) {
    return false;
  }
}

/** Adds methods that are not enumerable, like those of built-ins. */
function defineMethods(target, methods) {
  for (const name of keys(methods)) {
    defineProperty(target, name, {
      value: methods[name],
      writable: true,
      configurable: true,
      enumerable: false,
    });
  }
  return target;
}
