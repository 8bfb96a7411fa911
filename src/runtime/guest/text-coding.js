// TextEncoder and TextDecoder for UTF-8, the only encoding that the service documents.

class TextEncoder {
  get encoding() {
    return "utf-8";
  }

  encode(string) {
    return string === undefined ? new NativeUint8Array(0) : utf8(text(string));
  }

  encodeInto(string, target) {
    if (!isObject(target) || !isTypedArray(target)) {
      throw new TypeError("The argument must be a typed array");
    }
    const bytes = wholeCharacters(utf8(text(string)), target.length);
    apply(setBytes, target, [bytes, 0]);
    return { read: fromUtf8(bytes).length, written: bytes.length };
  }
}

const utf8Labels = ["utf-8", "utf8"];

class TextDecoder {
  #fatal;
  #ignoreBOM;
  #kept = [];

  constructor(label, options) {
    if (label !== undefined && !includesText(utf8Labels, call(toLowerCase, text(label)))) {
      throw new RangeError(`The "${text(label)}" encoding is not supported`);
    }
    this.#fatal = isObject(options) && !!options.fatal;
    this.#ignoreBOM = isObject(options) && !!options.ignoreBOM;
  }

  get encoding() {
    return "utf-8";
  }

  get fatal() {
    return this.#fatal;
  }

  get ignoreBOM() {
    return this.#ignoreBOM;
  }

  decode(value, options) {
    const given = value === undefined ? new NativeUint8Array(0) : bytesOf(value);
    if (given === undefined || typeof value === "string") {
      throw new TypeError("The argument must be a typed array");
    }
    let bytes = given;
    if (this.#kept.length > 0) {
      bytes = new NativeUint8Array(this.#kept.length + given.length);
      apply(setBytes, bytes, [this.#kept, 0]);
      apply(setBytes, bytes, [given, this.#kept.length]);
      this.#kept = [];
    }
    if (isObject(options) && options.stream) {
      const whole = bytes.length - unfinishedBytes(bytes);
      this.#kept = subBytes(bytes, whole, bytes.length);
      bytes = subBytes(bytes, 0, whole);
    }
    const decoded = this.#fatal ? fromStrictUtf8(bytes) : fromUtf8(bytes);
    if (decoded === undefined) {
      throw new TypeError("The encoded data was not valid");
    }
    return !this.#ignoreBOM && call(charCodeAt, decoded, 0) === 0xfeff ? call(slice, decoded, 1) : decoded;
  }
}

/** Counts the bytes of an incomplete character at the end. */
function unfinishedBytes(bytes) {
  for (let back = 1; back <= min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if ((byte & 0xc0) === 0x80) {
      continue;
    }
    const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return wanted > back ? back : 0;
  }
  return 0;
}
