// The part of CBOR (RFC 8949) that CBOR Web Tokens need: integers, byte and text strings, arrays, maps, tags, floats,
// booleans and null, all of definite length.

const cborTypes = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5, tag: 6, simple: 7 };
const maxCborDepth = 16;

class Tagged {
  constructor(tag, value) {
    this.tag = tag;
    this.value = value;
  }
}

function readCbor(bytes) {
  const view = dataView(bytes);
  let at = 0;
  const take = (length) => {
    if (at + length > bytes.length) {
      throw new TypeError("invalid CBOR: ends early");
    }
    at += length;
    return at - length;
  };
  const readArgument = (low) => {
    if (low < 24) {
      return low;
    }
    if (low === 24) {
      return bytes[take(1)];
    }
    if (low === 25) {
      return apply(getUint16, view, [take(2)]);
    }
    if (low === 26) {
      return apply(getUint32, view, [take(4)]);
    }
    if (low === 27) {
      const from = take(8);
      const high = apply(getUint32, view, [from]);
      if (high > 0x1fffff) {
        throw new TypeError("invalid CBOR: integer too large");
      }
      return high * 2 ** 32 + apply(getUint32, view, [from + 4]);
    }
    throw new TypeError("invalid CBOR: indefinite length");
  };
  const readSimple = (low) => {
    if (low === 20 || low === 21) {
      return low === 21;
    }
    if (low === 22) {
      return null;
    }
    if (low === 23) {
      return undefined;
    }
    if (low === 25) {
      return readHalf(apply(getUint16, view, [take(2)]));
    }
    if (low === 26) {
      return apply(getFloat32, view, [take(4)]);
    }
    if (low === 27) {
      return apply(getFloat64, view, [take(8)]);
    }
    throw new TypeError("invalid CBOR: unknown simple value");
  };
  const readItem = (depth) => {
    if (depth > maxCborDepth) {
      throw new TypeError("invalid CBOR: nested too deep");
    }
    const head = bytes[take(1)];
    const major = head >> 5;
    if (major === cborTypes.simple) {
      return readSimple(head & 31);
    }
    const argument = readArgument(head & 31);
    switch (major) {
      case cborTypes.unsigned:
        return argument;
      case cborTypes.negative:
        return -1 - argument;
      case cborTypes.bytes: {
        const from = take(argument);
        return copyItems(subBytes(bytes, from, from + argument));
      }
      case cborTypes.text: {
        const from = take(argument);
        const string = fromStrictUtf8(subBytes(bytes, from, from + argument));
        if (string === undefined) {
          throw new TypeError("invalid CBOR: text is not UTF-8");
        }
        return string;
      }
      case cborTypes.array: {
        const items = [];
        for (let i = 0; i < argument; i++) {
          items[i] = readItem(depth + 1);
        }
        return items;
      }
      case cborTypes.map: {
        const map = {};
        for (let i = 0; i < argument; i++) {
          const key = readItem(depth + 1);
          if (typeof key !== "string" && typeof key !== "number") {
            throw new TypeError("invalid CBOR: map key");
          }
          const value = readItem(depth + 1);
          defineProperty(map, text(key), { value, writable: true, enumerable: true, configurable: true });
        }
        return map;
      }
      default:
        return new Tagged(argument, readItem(depth + 1));
    }
  };
  const item = readItem(0);
  if (at !== bytes.length) {
    throw new TypeError("invalid CBOR: data after the end");
  }
  return item;
}

const { getUint16, getUint32, getFloat32, getFloat64, setFloat64, setUint32 } = DataView.prototype;

function readHalf(half) {
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  const size =
    exponent === 0
      ? fraction * 2 ** -24
      : exponent === 31
        ? fraction === 0
          ? Infinity
          : NaN
        : (1 + fraction / 1024) * 2 ** (exponent - 15);
  return half & 0x8000 ? -size : size;
}

const isIntegerText = (string) => matches(/^(0|-?[1-9][0-9]{0,14})$/, string);

function writeCbor(item) {
  const out = [];
  const add = (byte) => {
    out[out.length] = byte;
  };
  const addAll = (bytes) => {
    for (let i = 0; i < bytes.length; i++) {
      add(bytes[i]);
    }
  };
  const head = (major, argument) => {
    const high = major << 5;
    if (argument < 24) {
      add(high | argument);
    } else if (argument < 2 ** 8) {
      addAll([high | 24, argument]);
    } else if (argument < 2 ** 16) {
      addAll([high | 25, argument >> 8, argument & 255]);
    } else {
      const wide = argument >= 2 ** 32;
      const bytes = new NativeUint8Array(wide ? 8 : 4);
      const view = dataView(bytes);
      if (wide) {
        apply(setUint32, view, [0, floor(argument / 2 ** 32)]);
      }
      apply(setUint32, view, [wide ? 4 : 0, argument % 2 ** 32]);
      add(high | (wide ? 27 : 26));
      addAll(bytes);
    }
  };
  const integer = (value) =>
    value < 0 ? head(cborTypes.negative, -1 - value) : head(cborTypes.unsigned, value);
  const write = (value, depth) => {
    if (depth > maxCborDepth) {
      throw new TypeError("value is nested too deep for CBOR");
    }
    if (typeof value === "string") {
      const bytes = utf8(value);
      head(cborTypes.text, bytes.length);
      addAll(bytes);
    } else if (typeof value === "number" && isInteger(value) && value >= -(2 ** 53) && value <= 2 ** 53) {
      integer(value);
    } else if (typeof value === "number") {
      const bytes = new NativeUint8Array(8);
      apply(setFloat64, dataView(bytes), [0, value]);
      add((cborTypes.simple << 5) | 27);
      addAll(bytes);
    } else if (typeof value === "boolean") {
      add((cborTypes.simple << 5) | (value ? 21 : 20));
    } else if (value === null || value === undefined) {
      add((cborTypes.simple << 5) | (value === null ? 22 : 23));
    } else if (value instanceof Tagged) {
      head(cborTypes.tag, value.tag);
      write(value.value, depth + 1);
    } else if (isTypedArray(value)) {
      const bytes = viewBytes(value);
      head(cborTypes.bytes, bytes.length);
      addAll(bytes);
    } else if (isArray(value)) {
      head(cborTypes.array, value.length);
      for (let i = 0; i < value.length; i++) {
        write(value[i], depth + 1);
      }
    } else if (isObject(value)) {
      const names = keys(value);
      head(cborTypes.map, names.length);
      for (let i = 0; i < names.length; i++) {
        if (isIntegerText(names[i])) {
          integer(+names[i]);
        } else {
          write(names[i], depth + 1);
        }
        write(value[names[i]], depth + 1);
      }
    } else {
      throw new TypeError(`a ${typeof value} cannot be written as CBOR`);
    }
  };
  write(item, 0);
  return copyItems(out);
}
