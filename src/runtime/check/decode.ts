/** A function's code as text, and the offset of the first character that was no valid UTF-8 (or -1). */
export interface Decoded {
  readonly text: string;
  readonly invalidAt: number;
}

/** Made once: a decoder costs more to make than to use. It keeps a byte order mark, which runtime 1.0 refuses. */
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** @throws TypeError if the code is neither a string nor bytes. */
export function decode(code: unknown): Decoded {
  if (typeof code === "string") {
    return { text: code, invalidAt: -1 };
  }
  // Not `instanceof`: under a test runner the bytes may come from another realm.
  if (!ArrayBuffer.isView(code)) {
    throw new TypeError(
      `checkFunction: code is ${describe(code)}; it must be a string or a Uint8Array, as FunctionCode of CreateFunction`,
    );
  }
  const bytes = new Uint8Array(code.buffer, code.byteOffset, code.byteLength);
  const text = utf8.decode(bytes);
  return { text, invalidAt: firstInvalid(text, bytes) };
}

/** The decoder writes U+FFFD for what it cannot read; the code may hold one of its own. */
function firstInvalid(text: string, bytes: Uint8Array): number {
  if (!text.includes("\uFFFD")) {
    return -1;
  }
  const again = new TextEncoder().encode(text);
  const differs = again.findIndex((byte, index) => byte !== bytes[index]);
  return differs === -1 ? -1 : utf8.decode(again.subarray(0, differs)).length;
}

function describe(value: unknown): string {
  return value === null || value === undefined ? String(value) : `a value of type ${typeof value}`;
}
