/**
 * Generates ids and random numbers from a seed: the same seed gives the same values in the same order. Uses mulberry32,
 * because a snapshot can store its state, one 32-bit number.
 */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  get state(): number {
    return this.#state;
  }

  set state(state: number) {
    this.#state = state >>> 0;
  }

  /** Returns a number from 0 (inclusive) to 1 (exclusive). */
  number(): number {
    return this.#next() / 2 ** 32;
  }

  /** Returns a version 4 UUID, the form of request ids and store ids. */
  uuid(): string {
    const [a, b, c, d] = [this.#next(), this.#next(), this.#next(), this.#next()];
    const version = ((b & 0x0fff) | 0x4000).toString(16);
    const variant = ((c >>> 16) & 0x3fff) | 0x8000;
    return `${hex(a)}-${hex(b).slice(0, 4)}-${version}-${variant.toString(16)}-${hex(c).slice(4)}${hex(d)}`;
  }

  /** Returns a 64-bit number in base 36, such as `e7py9gl1z6yj`. CloudFront uses them in ids and domain names. */
  base36(): string {
    return ((BigInt(this.#next()) << 32n) | BigInt(this.#next())).toString(36);
  }

  /** Returns letters and digits, such as the id of a VPC origin after its prefix. */
  base62(length: number): string {
    return Array.from({ length }, () => base62Digits[Math.floor(this.number() * 62)]).join("");
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }
}

const base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}
