/** Reads the bytes of a WebAssembly module in order. */
export class Reader {
  readonly bytes: Uint8Array;
  position: number;

  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  get atEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.position];
    if (byte === undefined) {
      throw new Error(`wasm ends early, at ${this.position}`);
    }
    this.position += 1;
    return byte;
  }

  unsigned(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if ((byte & 0x80) === 0) {
        return value;
      }
      scale *= 128;
    }
  }

  signed32(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      shift += 7;
      if ((byte & 0x80) === 0) {
        return shift < 32 && (byte & 0x40) !== 0 ? value | (-1 << shift) : value;
      }
    }
  }

  skipLeb(): void {
    while ((this.byte() & 0x80) !== 0) {}
  }

  take(length: number): Uint8Array {
    const from = this.position;
    this.skip(length);
    return this.bytes.subarray(from, this.position);
  }

  skip(length: number): void {
    if (this.position + length > this.bytes.length) {
      throw new Error(`wasm ends early, at ${this.bytes.length}`);
    }
    this.position += length;
  }
}
