// Methods that read and write numbers: `readInt16BE`, `writeUIntLE`, `readDoubleBE` ...

const fixedWidthFields = [
  ["Int8", 1, "Int8"],
  ["UInt8", 1, "Uint8"],
  ["Int16", 2, "Int16"],
  ["UInt16", 2, "Uint16"],
  ["Int32", 4, "Int32"],
  ["UInt32", 4, "Uint32"],
  ["Float", 4, "Float32"],
  ["Double", 8, "Float64"],
];

const viewPrototype = DataView.prototype;

function assertPlace(buffer, offset, size) {
  const at = offset === undefined ? 0 : offset;
  if (!isInteger(at) || at < 0 || at + size > buffer.length) {
    throw new RangeError(`index ${text(at)} is outside the bound of the buffer`);
  }
  return at;
}

function assertByteLength(byteLength) {
  if (!isInteger(byteLength) || byteLength < 1 || byteLength > 6) {
    throw new RangeError('"byteLength" must be an integer from 1 to 6');
  }
}

const dataView = (buffer) => new NativeDataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);

for (const [name, size, native] of fixedWidthFields) {
  const get = viewPrototype[`get${native}`];
  const set = viewPrototype[`set${native}`];
  for (const order of size === 1 ? [""] : ["LE", "BE"]) {
    const read = `read${name}${order}`;
    const write = `write${name}${order}`;
    defineMethods(Buffer.prototype, {
      [read](offset) {
        return apply(get, dataView(this), [assertPlace(this, offset, size), order === "LE"]);
      },
      [write](value, offset) {
        const at = assertPlace(this, offset, size);
        apply(set, dataView(this), [at, value, order === "LE"]);
        return at + size;
      },
    });
  }
}

for (const order of ["LE", "BE"]) {
  /** Returns the index of the i-th least significant byte. */
  const place = (at, i, byteLength) => (order === "LE" ? at + i : at + byteLength - 1 - i);
  const readUnsigned = (buffer, offset, byteLength) => {
    assertByteLength(byteLength);
    const at = assertPlace(buffer, offset, byteLength);
    let value = 0;
    for (let i = byteLength - 1; i >= 0; i--) {
      value = value * 256 + buffer[place(at, i, byteLength)];
    }
    return value;
  };
  const write = (buffer, value, offset, byteLength) => {
    assertByteLength(byteLength);
    const at = assertPlace(buffer, offset, byteLength);
    let rest = floor(value);
    for (let i = 0; i < byteLength; i++) {
      const low = ((rest % 256) + 256) % 256;
      buffer[place(at, i, byteLength)] = low;
      rest = (rest - low) / 256;
    }
    return at + byteLength;
  };
  defineMethods(Buffer.prototype, {
    [`readUInt${order}`](offset, byteLength) {
      return readUnsigned(this, offset, byteLength);
    },
    [`readInt${order}`](offset, byteLength) {
      const value = readUnsigned(this, offset, byteLength);
      const limit = 2 ** (8 * byteLength - 1);
      return value < limit ? value : value - 2 * limit;
    },
    [`writeUInt${order}`](value, offset, byteLength) {
      return write(this, value, offset, byteLength);
    },
    [`writeInt${order}`](value, offset, byteLength) {
      return write(this, value, offset, byteLength);
    },
  });
}
