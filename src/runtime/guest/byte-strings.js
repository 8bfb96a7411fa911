// Byte strings of runtime 1.0, in which every character is a byte. njs marks such strings. Here, the byte strings of a
// run are remembered by value, so that hashes and encodings use their bytes.

const byteStrings = new Set();
const { add: addToSet, has: isInSet } = Set.prototype;

function markBytes(string) {
  apply(addToSet, byteStrings, [string]);
  return string;
}

const isByteString = (string) => apply(isInSet, byteStrings, [string]);

/** Returns the bytes of a byte string, and of other strings in UTF-8. */
const hashedBytes = (string) => (isByteString(string) ? fromLatin1(string) : utf8(string));

const byteStringEncodings = ["hex", "base64", "base64url"];

const byteStringMethods = {
  fromBytes(start, end) {
    return sliceText(this, start, end);
  },
  fromUTF8(start, end) {
    const bytes = latin1OrNull(sliceText(this, start, end));
    if (bytes === null) {
      return null;
    }
    const decoded = fromStrictUtf8(bytes);
    return decoded === undefined ? null : decoded;
  },
  toBytes(start, end) {
    const part = sliceText(this, start, end);
    return latin1OrNull(part) === null ? null : markBytes(part);
  },
  toUTF8(start, end) {
    return markBytes(toLatin1(utf8(sliceText(this, start, end))));
  },
};

function bytesFrom(value, encoding) {
  if (isArray(value)) {
    const bytes = new NativeUint8Array(value.length);
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] = value[i];
    }
    return markBytes(toLatin1(bytes));
  }
  if (typeof value !== "string") {
    throw new TypeError("value must be a string or array-like object");
  }
  if (typeof encoding !== "string") {
    throw new TypeError('"encoding" must be a string');
  }
  if (!includesText(byteStringEncodings, encoding)) {
    throw new TypeError(`Unknown encoding: "${text(encoding)}"`);
  }
  return markBytes(toLatin1(decode(value, encoding)));
}

const sliceText = (self, start, end) => call(slice, text(self), start, end);

function latin1OrNull(string) {
  for (let i = 0; i < string.length; i++) {
    if (call(charCodeAt, string, i) > 255) {
      return null;
    }
  }
  return fromLatin1(string);
}

function includesText(list, wanted) {
  for (let i = 0; i < list.length; i++) {
    if (list[i] === wanted) {
      return true;
    }
  }
  return false;
}
