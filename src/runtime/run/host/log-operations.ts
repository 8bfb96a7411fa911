import type { Limits } from "../limits.ts";
import { type HostOperations, toText } from "./operation.ts";

/** The lines of `console.log`, until there are too many or too long. */
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
    // A line that was cut used up the rest, also when a character too wide left a byte or two.
    if (kept.length < line.length) {
      this.#bytes = this.#limits.logBytes;
    }
    this.lines.push(kept);
  }
}

/** The beginning of a text that has at most so many bytes of UTF-8, no character cut in two. */
function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) {
    return text;
  }
  const bytes = Buffer.from(text).subarray(0, most + 1);
  let end = most;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) {
    end -= 1;
  }
  return bytes.toString("utf8", 0, end);
}
