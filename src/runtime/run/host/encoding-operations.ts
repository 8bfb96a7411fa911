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

const base64Group = 4;

/** Decodes padded text completely, and of other text complete groups of four characters only. */
function decodeBase64(text: string): Uint8Array | undefined {
  const compact = text.replaceAll(" ", "");
  const digits = compact.length % base64Group === 0 ? compact.replace(/={1,2}$/, "") : compact;
  if (digits.length % base64Group === 1 || !/^[A-Za-z\d+/]*$/.test(digits)) {
    return undefined;
  }
  const isPadded = compact.length % base64Group === 0;
  const complete = isPadded ? digits : digits.slice(0, digits.length - (digits.length % base64Group));
  return new Uint8Array(Buffer.from(complete, "base64"));
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
  /** Decodes base64 like `atob` of njs, undefined for invalid text. */
  decodeBase64: { price: "encoding", run: (text) => decodeBase64(toText(text)) },
  decode: {
    price: "encoding",
    run: (encoding, text) => decode(toText(text), encoding as BinaryEncoding),
  },
};
