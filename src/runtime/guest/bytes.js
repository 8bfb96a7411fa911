// Conversions between bytes and strings. The host performs them and charges fuel by length.

const utf8 = (string) => host("utf8", string);
const fromUtf8 = (bytes) => host("text", bytes);
/** Returns undefined if the bytes are not UTF-8. */
const fromStrictUtf8 = (bytes) => host("strictText", bytes);
const encode = (bytes, encoding) => host("encode", encoding, bytes);
const decode = (string, encoding) => host("decode", encoding, string);

/** Returns a view of the bytes of a typed array or DataView. */
const viewBytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
const NativeUint8Array = Uint8Array;
const NativeDataView = DataView;

/** Converts bytes to a string in which every character is a byte. */
const toLatin1 = (bytes) => host("latin1", bytes);

function fromLatin1(string) {
  const bytes = new NativeUint8Array(string.length);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = call(charCodeAt, string, i);
  }
  return bytes;
}
