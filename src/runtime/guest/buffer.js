// Buffer, as the developer guide lists it for runtime 2.0 ("Buffer module").

const encodingNames = { utf8: "utf8", "utf-8": "utf8", hex: "hex", base64: "base64", base64url: "base64url" };

function requireEncoding(encoding) {
  if (encoding === undefined) {
    return "utf8";
  }
  if (typeof encoding !== "string" || !hasOwn(encodingNames, encoding)) {
    throw new TypeError(`"${text(encoding)}" encoding is not supported`);
  }
  return encodingNames[encoding];
}

const bytesOfString = (string, encoding) => {
  const name = requireEncoding(encoding);
  return name === "utf8" ? utf8(string) : decode(string, name);
};

const stringOfBytes = (bytes, encoding) => {
  const name = requireEncoding(encoding);
  return name === "utf8" ? fromUtf8(bytes) : encode(bytes, name);
};

/** Bytes of a string, Buffer, typed array, DataView or ArrayBuffer, or undefined. */
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

/** What `fill` does, whatever the user has made of that method. */
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
  for (let i = from; i < to; i++) {
    buffer[i] = pattern.length === 0 ? 0 : pattern[(i - from) % pattern.length];
  }
  return buffer;
}

class Buffer extends Uint8Array {
  static alloc(size, fill, encoding) {
    const buffer = new Buffer(requireSize(size));
    return fill === undefined || size === 0 ? buffer : fillWith(buffer, fill, encoding);
  }

  static allocUnsafe(size) {
    return new Buffer(requireSize(size));
  }

  static byteLength(value, encoding) {
    const bytes = bytesOf(value, encoding);
    if (bytes === undefined) {
      throw new TypeError("first argument is not a string or Buffer-like object");
    }
    return bytes.length;
  }

  static compare(left, right) {
    requireBytes(left, "buffer1");
    requireBytes(right, "buffer2");
    return compareBytes(left, right);
  }

  static concat(list, totalLength) {
    if (!isArray(list)) {
      throw new TypeError('"list" argument must be an instance of Array');
    }
    let length = 0;
    for (let i = 0; i < list.length; i++) {
      requireBytes(list[i], `list[${i}]`);
      length += list[i].length;
    }
    const whole = new Buffer(totalLength === undefined ? length : requireSize(totalLength));
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
      return new Buffer(value, encodingOrOffset, length);
    }
    if (!isObject(value)) {
      throw new TypeError("first argument is not a string or Buffer-like object");
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
    requireBytes(target, "target");
    return compareBytes(subBytes(this, start, end), subBytes(target, targetStart, targetEnd));
  }

  copy(target, targetStart = 0, start = 0, end = this.length) {
    requireBytes(target, "target");
    const source = subBytes(this, start, end);
    const room = max(0, target.length - targetStart);
    const count = min(source.length, room);
    apply(setBytes, target, [subBytes(source, 0, count), min(targetStart, target.length)]);
    return count;
  }

  equals(other) {
    requireBytes(other, "buf");
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
    const name = requireEncoding(encoding);
    const bytes =
      name === "utf8" ? wholeCharacters(utf8(string), room) : subBytes(bytesOfString(string, name), 0, room);
    apply(setBytes, this, [bytes, at]);
    return bytes.length;
  }
}

/** Taken before the user can replace them; neither reads `this`. */
const { from: bufferFrom, isBuffer } = Buffer;
const { isPrototypeOf } = Object.prototype;
const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const { set: setBytes, subarray: subarrayBytes } = typedArrayPrototype;

const toBuffer = (bytes) => setPrototypeOf(bytes, Buffer.prototype);

/** A view from start to end, as `subarray` clamps them, that is a plain Uint8Array. */
function subBytes(bytes, start, end) {
  const length = bytes.length;
  const from = min(max(start < 0 ? length + start : start, 0), length);
  const to = min(max(end < 0 ? length + end : end, from), length);
  return new NativeUint8Array(bytes.buffer, bytes.byteOffset + from, to - from);
}

function requireSize(size) {
  if (typeof size !== "number" || !(size >= 0)) {
    throw new RangeError("invalid size");
  }
  return size;
}

function requireBytes(value, name) {
  if (!isObject(value) || !isTypedArray(value)) {
    throw new TypeError(`"${name}" argument must be an instance of Buffer or Uint8Array`);
  }
}

function copyItems(items) {
  const buffer = new Buffer(items.length);
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

/** An offset from the start; a negative one counts from the end, and may lie before the start. */
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

/** As many bytes of UTF-8 as fit without cutting a character. */
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
