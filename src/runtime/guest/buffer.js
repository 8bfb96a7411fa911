// Buffer, as the developer guide lists it for runtime 2.0 ("Buffer module").

const encodingNames = { utf8: "utf8", "utf-8": "utf8", hex: "hex", base64: "base64", base64url: "base64url" };

function assertEncoding(encoding) {
  if (encoding === undefined) {
    return "utf8";
  }
  if (typeof encoding !== "string" || !hasOwn(encodingNames, encoding)) {
    throw new TypeError(`"${text(encoding)}" encoding is not supported`);
  }
  return encodingNames[encoding];
}

const bytesOfString = (string, encoding) => {
  const name = assertEncoding(encoding);
  return name === "utf8" ? utf8(string) : decode(string, name);
};

const stringOfBytes = (bytes, encoding) => {
  const name = assertEncoding(encoding);
  return name === "utf8" ? fromUtf8(bytes) : encode(bytes, name);
};

/** Returns the bytes of a string, Buffer, typed array, DataView or ArrayBuffer, and undefined for other values. */
function bytesOf(value, encoding) {
  if (typeof value === "string") {
    return bytesOfString(value, encoding);
  }
  if (isArrayBuffer(value)) {
    return new NativeUint8Array(value);
  }
  if (isView(value)) {
    return viewBytes(value);
  }
  return undefined;
}

/** Implements `fill`, which function code can replace. */
function fillWith(buffer, value, offset, end, encoding) {
  if (typeof value === "string" && typeof offset === "string") {
    return fillWith(buffer, value, 0, buffer.length, offset);
  }
  if (typeof value === "string" && typeof end === "string") {
    return fillWith(buffer, value, offset, buffer.length, end);
  }
  const from = offset === undefined ? 0 : offset;
  const to = end === undefined ? buffer.length : end;
  if (from < 0 || to > buffer.length) {
    throw new RangeError(`index ${text(from)} is outside the bound of the buffer`);
  }
  const pattern =
    typeof value === "number" || typeof value === "boolean" ? [value & 255] : bytesOf(value, encoding);
  if (pattern === undefined) {
    throw new TypeError("first argument is not a string or Buffer-like object");
  }
  // A pattern that overlaps the buffer is copied first.
  const copy = subBytesCopy(pattern);
  for (let i = from; i < to; i++) {
    buffer[i] = copy.length === 0 ? 0 : copy[(i - from) % copy.length];
  }
  return buffer;
}

class Buffer extends Uint8Array {
  constructor() {
    throw new TypeError("Buffer is not a constructor");
  }

  static get [Symbol.species]() {
    return BufferSpecies;
  }

  get [Symbol.toStringTag]() {
    return "Buffer";
  }

  static alloc(size, fill, encoding) {
    const buffer = createBuffer(assertSize(size));
    return fill === undefined || size === 0 ? buffer : fillWith(buffer, fill, encoding);
  }

  static allocUnsafe(size) {
    return createBuffer(assertSize(size));
  }

  static byteLength(value, encoding) {
    const bytes = bytesOf(value, encoding);
    if (bytes === undefined) {
      throw new TypeError("first argument is not a string or Buffer-like object");
    }
    return bytes.length;
  }

  static compare(left, right) {
    assertBytes(left, "buffer1");
    assertBytes(right, "buffer2");
    return compareBytes(left, right);
  }

  static concat(list, totalLength) {
    if (!isArray(list)) {
      throw new TypeError('"list" argument must be an instance of Array');
    }
    let length = 0;
    for (let i = 0; i < list.length; i++) {
      assertBytes(list[i], `list[${i}]`);
      length += list[i].length;
    }
    const whole = createBuffer(totalLength === undefined ? length : assertSize(totalLength));
    let at = 0;
    for (let i = 0; i < list.length && at < whole.length; i++) {
      for (let j = 0; j < list[i].length && at < whole.length; j++) {
        whole[at++] = list[i][j];
      }
    }
    return whole;
  }

  static from(value, encodingOrOffset, length) {
    if (typeof value === "string") {
      return toBuffer(bytesOfString(value, encodingOrOffset));
    }
    if (isArrayBuffer(value)) {
      return toBuffer(new NativeUint8Array(value, encodingOrOffset, length));
    }
    if (!isObject(value)) {
      const type = value === null ? "null" : typeof value;
      throw new TypeError(`first argument ${type} is not a string or Buffer-like object`);
    }
    if (value.type === "Buffer" && isArray(value.data)) {
      return copyItems(value.data);
    }
    if (isTypedArray(value) || isArray(value)) {
      return copyItems(value);
    }
    const primitive = typeof value.valueOf === "function" ? value.valueOf() : value;
    if (primitive !== value && primitive != null) {
      return bufferFrom(primitive, encodingOrOffset, length);
    }
    if (typeof value.length === "number") {
      return copyItems(value);
    }
    throw new TypeError("first argument is not a string or Buffer-like object");
  }

  static isBuffer(value) {
    return isObject(value) && isTypedArray(value) && apply(isPrototypeOf, Buffer.prototype, [value]);
  }

  static isEncoding(encoding) {
    return typeof encoding === "string" && hasOwn(encodingNames, encoding);
  }

  compare(target, targetStart = 0, targetEnd = target.length, start = 0, end = this.length) {
    assertBytes(target, "target");
    return compareBytes(subBytes(this, start, end), subBytes(target, targetStart, targetEnd));
  }

  copy(target, targetStart = 0, start = 0, end = this.length) {
    assertBytes(target, "target");
    const source = subBytes(this, start, end);
    const room = max(0, target.length - targetStart);
    const count = min(source.length, room);
    apply(setBytes, target, [subBytes(source, 0, count), min(targetStart, target.length)]);
    return count;
  }

  equals(other) {
    assertBytes(other, "target");
    return compareBytes(this, other) === 0;
  }

  fill(value, offset, end, encoding) {
    return fillWith(this, value, offset, end, encoding);
  }

  includes(value, byteOffset, encoding) {
    return this.indexOf(value, byteOffset, encoding) !== -1;
  }

  indexOf(value, byteOffset, encoding) {
    const wanted = searchBytes(value, typeof byteOffset === "string" ? byteOffset : encoding);
    const offset = typeof byteOffset === "string" ? 0 : max(offsetFrom(byteOffset, 0, this.length), 0);
    if (wanted.length === 0) {
      return min(offset, this.length);
    }
    for (let i = offset; i + wanted.length <= this.length; i++) {
      if (matchesAt(this, i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  lastIndexOf(value, byteOffset, encoding) {
    const wanted = searchBytes(value, typeof byteOffset === "string" ? byteOffset : encoding);
    const last = this.length - wanted.length;
    const offset = typeof byteOffset === "string" ? last : offsetFrom(byteOffset, last, this.length);
    for (let i = min(offset, last); i >= 0; i--) {
      if (matchesAt(this, i, wanted)) {
        return i;
      }
    }
    return -1;
  }

  // Both share the memory of the buffer.
  slice(start, end) {
    return toBuffer(apply(subarrayBytes, this, [start, end]));
  }

  subarray(start, end) {
    return toBuffer(apply(subarrayBytes, this, [start, end]));
  }

  swap16() {
    return swapBytes(this, 2);
  }

  swap32() {
    return swapBytes(this, 4);
  }

  swap64() {
    return swapBytes(this, 8);
  }

  toJSON() {
    const data = [];
    for (let i = 0; i < this.length; i++) {
      data[i] = this[i];
    }
    return { type: "Buffer", data };
  }

  toString(encoding, start = 0, end = this.length) {
    const whole = start === 0 && end >= this.length;
    return stringOfBytes(whole ? this : subBytes(this, start, min(end, this.length)), encoding);
  }

  write(string, offset, length, encoding) {
    if (typeof string !== "string") {
      throw new TypeError("first argument must be a string");
    }
    if (typeof offset === "string") {
      return this.write(string, 0, this.length, offset);
    }
    if (typeof length === "string") {
      return this.write(string, offset, undefined, length);
    }
    const at = offset === undefined ? 0 : offset;
    if (at > this.length) {
      throw new RangeError(`index ${text(at)} is outside the bound of the buffer`);
    }
    const room = min(this.length - at, length === undefined ? this.length : length);
    const name = assertEncoding(encoding);
    const bytes =
      name === "utf8" ? wholeCharacters(utf8(string), room) : subBytes(bytesOfString(string, name), 0, room);
    apply(setBytes, this, [bytes, at]);
    return bytes.length;
  }
}

/** Stored before function code can replace them. Neither reads `this`. */
const { from: bufferFrom, isBuffer } = Buffer;
const { isPrototypeOf } = Object.prototype;
const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const { set: setBytes, subarray: subarrayBytes } = typedArrayPrototype;

const toBuffer = (bytes) => setPrototypeOf(bytes, Buffer.prototype);
const createBuffer = (size) => toBuffer(new NativeUint8Array(size));

/** Constructs the Buffers that native methods such as `map` return. */
function BufferSpecies(...values) {
  return toBuffer(constructNatively(NativeUint8Array, values));
}
const constructNatively = Reflect.construct;

function subBytesCopy(bytes) {
  const copy = new NativeUint8Array(bytes.length);
  apply(setBytes, copy, [bytes, 0]);
  return copy;
}

/** Returns a Uint8Array that views the bytes from start to end, with the limits of `subarray`. */
function subBytes(bytes, start, end) {
  const length = bytes.length;
  const from = min(max(start < 0 ? length + start : start, 0), length);
  const to = min(max(end < 0 ? length + end : end, from), length);
  return new NativeUint8Array(bytes.buffer, bytes.byteOffset + from, to - from);
}

function assertSize(size) {
  if (typeof size !== "number") {
    throw new TypeError('"size" argument must be of type number');
  }
  if (!(size >= 0)) {
    throw new RangeError("invalid size");
  }
  return size;
}

function assertBytes(value, name) {
  if (!isObject(value) || apply(getTypedArrayTag, value, []) !== "Uint8Array") {
    throw new TypeError(`"${name}" argument must be an instance of Buffer or Uint8Array`);
  }
}

function copyItems(items) {
  const buffer = createBuffer(items.length);
  for (let i = 0; i < buffer.length; i++) {
    buffer[i] = items[i] & 255;
  }
  return buffer;
}

function compareBytes(left, right) {
  const shared = min(left.length, right.length);
  for (let i = 0; i < shared; i++) {
    if (left[i] !== right[i]) {
      return left[i] < right[i] ? -1 : 1;
    }
  }
  return left.length === right.length ? 0 : left.length < right.length ? -1 : 1;
}

function searchBytes(value, encoding) {
  if (typeof value === "number") {
    return [value & 255];
  }
  const bytes = bytesOf(value, encoding);
  if (bytes === undefined) {
    throw new TypeError('"value" argument must be of type string or an instance of Buffer');
  }
  return bytes;
}

/** Converts an offset that can count from the end. The result can be negative. */
function offsetFrom(offset, fallback, length) {
  const number = offset === undefined ? NaN : +offset;
  if (isNotANumber(number)) {
    return fallback;
  }
  return number < 0 ? length + number : floor(number);
}

function matchesAt(bytes, at, wanted) {
  for (let i = 0; i < wanted.length; i++) {
    if (bytes[at + i] !== wanted[i]) {
      return false;
    }
  }
  return true;
}

function swapBytes(buffer, size) {
  if (buffer.length % size !== 0) {
    throw new RangeError(`Buffer size must be a multiple of ${size * 8}-bits`);
  }
  for (let i = 0; i < buffer.length; i += size) {
    for (let j = 0; j < size / 2; j++) {
      const low = buffer[i + j];
      buffer[i + j] = buffer[i + size - 1 - j];
      buffer[i + size - 1 - j] = low;
    }
  }
  return buffer;
}

/** Returns as many bytes of UTF-8 as fit without splitting a character. */
function wholeCharacters(bytes, room) {
  if (bytes.length <= room) {
    return bytes;
  }
  let end = room;
  while (end > 0 && (bytes[end] & 0xc0) === 0x80) {
    end--;
  }
  return subBytes(bytes, 0, end);
}
