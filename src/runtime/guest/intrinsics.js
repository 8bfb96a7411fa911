// The built-ins that the prelude uses, taken before any code of the user has run: what that code does to them
// afterwards changes nothing here. `host` is the one way out: text, bytes or undefined in, the same out.

// Under their own names, so that no file here can read one that the user has put in its place.
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
const { isView } = ArrayBuffer;
const getTypedArrayTag = getOwnPropertyDescriptor(
  getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
).get;
const isTypedArray = (value) => apply(getTypedArrayTag, value, []) !== undefined;
const isObject = (value) => typeof value === "object" && value !== null;
const getByteLength = getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength").get;

/** True for a real ArrayBuffer, whatever its prototype was made to be. */
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

/** Adds methods the way built-ins have them: not enumerable. */
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
