import { formatBriefly } from "../../values/format-value.ts";
import { toBytes } from "../../values/to-bytes.ts";

/** A function's code as a string, and the offset of the first character that is not valid UTF-8 (or -1). */
export interface Decoded {
  readonly text: string;
  readonly invalidAt: number;
}

/** Created once, because creation costs more than use. Keeps a byte order mark, because runtime 1.0 rejects it. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Matches the path of a file, which is not useful code: an expression such as `index.js`. */
const filePath = /^(?:[A-Za-z]:)?[\w@.~\\/ -]*[\w-]\.[cm]?[jt]s$/;

/**
 * Decodes a function's code.
 *
 * @throws TypeError if the code is neither a string nor bytes, or is the path of a file.
 */
export function decodeCode(code: unknown): Decoded {
  if (typeof code === "string") {
    if (filePath.test(code)) {
      throw new TypeError(
        `checkFunction: code is the path ${JSON.stringify(code)}; give the code itself, such as readFileSync(${JSON.stringify(code)})`,
      );
    }
    return { text: code, invalidAt: -1 };
  }
  // `instanceof` does not work here: under a test runner the bytes may come from another realm.
  if (!ArrayBuffer.isView(code)) {
    throw new TypeError(
      `checkFunction: code is ${formatBriefly(code)}; give a string or a Uint8Array, like FunctionCode of CreateFunction`,
    );
  }
  const bytes = toBytes(code);
  const text = utf8.decode(bytes);
  return { text, invalidAt: findInvalidByte(text, bytes) };
}

/** Finds the first U+FFFD that the decoder wrote, and not one that is part of the code. */
function findInvalidByte(text: string, bytes: Uint8Array): number {
  if (!text.includes("\uFFFD")) {
    return -1;
  }
  const again = new TextEncoder().encode(text);
  const differs = again.findIndex((byte, index) => byte !== bytes[index]);
  return differs === -1 ? -1 : utf8.decode(again.subarray(0, differs)).length;
}
