import { TextDecoder, TextEncoder } from "node:util";
import { bytesOf, type HostOperations, textOf } from "./operation.ts";

const encoder = new TextEncoder();
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
const strict = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

type BinaryEncoding = "hex" | "base64" | "base64url" | "latin1";

const toBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

/** Text to bytes and back. */
export const encodingOperations: HostOperations = {
  utf8: { price: "text", run: (text) => encoder.encode(textOf(text)) },
  text: { price: "text", run: (bytes) => lenient.decode(bytesOf(bytes)) },
  strictText: {
    price: "text",
    run(bytes) {
      try {
        return strict.decode(bytesOf(bytes));
      } catch {
        return undefined;
      }
    },
  },
  latin1: { price: "text", run: (bytes) => toBuffer(bytesOf(bytes)).toString("latin1") },
  encode: {
    price: "encoding",
    run: (encoding, bytes) => toBuffer(bytesOf(bytes)).toString(encoding as BinaryEncoding),
  },
  decode: {
    price: "encoding",
    run: (encoding, text) => new Uint8Array(Buffer.from(textOf(text), encoding as BinaryEncoding)),
  },
};
