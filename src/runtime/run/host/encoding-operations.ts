import { TextDecoder, TextEncoder } from "node:util";
import { type HostOperations, toBytes, toText } from "./operation.ts";

const encoder = new TextEncoder();
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
const strict = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

type BinaryEncoding = "hex" | "base64" | "base64url";

/** The valid characters of each encoding. Unlike Node, njs does not accept one kind of base64 as the other. */
const base64Alphabets: Readonly<Record<BinaryEncoding, RegExp>> = {
  hex: /^(?:[\da-fA-F]{2})*/,
  base64: /^[A-Za-z\d+/]*/,
  base64url: /^[A-Za-z\d_-]*/,
};

/** Decodes up to the first character that is not valid in the encoding, as njs does. */
function decode(text: string, encoding: BinaryEncoding): Uint8Array {
  const [valid = ""] = base64Alphabets[encoding].exec(text) ?? [];
  return new Uint8Array(Buffer.from(valid, encoding));
}

function toBuffer(bytes: Uint8Array) {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Conversions between strings and bytes. */
export const encodingOperations: HostOperations = {
  utf8: { price: "text", run: (text) => encoder.encode(toText(text)) },
  text: { price: "text", run: (bytes) => lenient.decode(toBytes(bytes)) },
  strictText: {
    price: "text",
    run(bytes) {
      try {
        return strict.decode(toBytes(bytes));
      } catch {
        return undefined;
      }
    },
  },
  latin1: { price: "text", run: (bytes) => toBuffer(toBytes(bytes)).toString("latin1") },
  encode: {
    price: "encoding",
    run: (encoding, bytes) => toBuffer(toBytes(bytes)).toString(encoding as BinaryEncoding),
  },
  decode: {
    price: "encoding",
    run: (encoding, text) => decode(toText(text), encoding as BinaryEncoding),
  },
};
