import type { Limits } from "../limits.ts";
import { type HostOperations, toText } from "./operation.ts";

/** The lines of `console.log`, up to the limits on their number and length. */
export class LogBuffer {
  readonly lines: string[] = [];
  readonly #limits: Limits;
  #bytes = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  readonly operations: HostOperations = {
    log: {
      price: "log",
      run: (text) => {
        this.#add(toText(text));
        return undefined;
      },
    },
  };

  #add(line: string): void {
    const room = this.#limits.logBytes - this.#bytes;
    if (room <= 0 || this.lines.length >= this.#limits.logLines) {
      return;
    }
    const kept = cutToBytes(line, room);
    this.#bytes += Buffer.byteLength(kept);
    // A line that was cut uses up the limit, even if its next character was too long for the last bytes.
    if (kept.length < line.length) {
      this.#bytes = this.#limits.logBytes;
    }
    this.lines.push(kept);
  }
}

/** Cuts a string to this many bytes of UTF-8, without splitting a character. */
function cutToBytes(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) {
    return text;
  }
  const bytes = Buffer.from(text).subarray(0, maxBytes + 1);
  let end = maxBytes;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) {
    end -= 1;
  }
  return bytes.toString("utf8", 0, end);
}
