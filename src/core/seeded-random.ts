/**
 * Everything that the service would draw by chance, drawn from a seed instead: the same seed gives the same
 * ids in the same order. The generator is mulberry32, whose whole state is one 32-bit number, so that a
 * snapshot can hold it.
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

  /** A number from 0 up to, not including, 1. */
  number(): number {
    return this.#next() / 2 ** 32;
  }

  /** A version 4 UUID, as request ids and store ids are. */
  uuid(): string {
    const [a, b, c, d] = [this.#next(), this.#next(), this.#next(), this.#next()];
    const version = ((b & 0x0fff) | 0x4000).toString(16);
    const variant = ((c >>> 16) & 0x3fff) | 0x8000;
    return `${hex(a)}-${hex(b).slice(0, 4)}-${version}-${variant.toString(16)}-${hex(c).slice(4)}${hex(d)}`;
  }

  /** A 64-bit number in base 36, `e7py9gl1z6yj`: of such CloudFront makes ids and domain names. */
  base36(): string {
    return ((BigInt(this.#next()) << 32n) | BigInt(this.#next())).toString(36);
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}
