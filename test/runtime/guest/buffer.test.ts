import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorOf, evaluate, runBody } from "../../support/run.ts";

function hexOf(bytes: Uint8Array) {
  return Buffer.from(bytes).toString("hex");
}
const bytesArbitrary = fc.uint8Array({ maxLength: 64 });
/** Text without lone surrogates, on which Node and the guest agree. */
const textArbitrary = fc.string({ unit: "grapheme", maxLength: 40 });
const encodingArbitrary = fc.constantFrom("utf8", "hex", "base64", "base64url");
const propertyRuns = { numRuns: 60 };

describe("Buffer agrees with Node's", () => {
  it("on text to bytes", () => {
    fc.assert(
      fc.property(textArbitrary, (text) => {
        expect(evaluate(`Buffer.from(${JSON.stringify(text)}).toString('hex')`)).toBe(
          Buffer.from(text).toString("hex"),
        );
      }),
      propertyRuns,
    );
  });

  it("on bytes to text, in every encoding", () => {
    fc.assert(
      fc.property(bytesArbitrary, encodingArbitrary, (bytes, encoding) => {
        const expression = `Buffer.from('${hexOf(bytes)}', 'hex').toString('${encoding}')`;
        expect(evaluate(expression)).toBe(Buffer.from(bytes).toString(encoding as BufferEncoding));
      }),
      propertyRuns,
    );
  });

  it("on reading back what it wrote, in every encoding", () => {
    fc.assert(
      fc.property(bytesArbitrary, encodingArbitrary, (bytes, encoding) => {
        fc.pre(encoding !== "utf8");
        const expression = `Buffer.from(Buffer.from('${hexOf(bytes)}', 'hex').toString('${encoding}'), '${encoding}').toString('hex')`;
        expect(evaluate(expression)).toBe(hexOf(bytes));
      }),
      propertyRuns,
    );
  });

  it("on order and equality", () => {
    fc.assert(
      fc.property(bytesArbitrary, bytesArbitrary, (left, right) => {
        const pair = `Buffer.from('${hexOf(left)}', 'hex'), Buffer.from('${hexOf(right)}', 'hex')`;
        const [a, b] = [Buffer.from(left), Buffer.from(right)];
        expect(
          evaluate(
            `(function (a, b) { return [Buffer.compare(a, b), a.compare(b), a.equals(b)]; })(${pair})`,
          ),
        ).toEqual([Buffer.compare(a, b), a.compare(b), a.equals(b)]);
      }),
      propertyRuns,
    );
  });

  it("on searching", () => {
    const few = fc.array(fc.constantFrom(97, 98), { maxLength: 12 });
    fc.assert(
      fc.property(few, few, fc.integer({ min: -14, max: 14 }), (bytes, wanted, offset) => {
        const guest = (items: number[]) => `Buffer.from([${items}])`;
        const [a, b] = [Buffer.from(bytes), Buffer.from(wanted)];
        fc.pre(b.length > 0);
        expect(
          evaluate(
            `(function (a, b, o) { return [a.indexOf(b, o), a.lastIndexOf(b, o), a.includes(b, o), a.indexOf(b), a.lastIndexOf(b)]; })(${guest(bytes)}, ${guest(wanted)}, ${offset})`,
          ),
        ).toEqual([
          a.indexOf(b, offset),
          a.lastIndexOf(b, offset),
          a.includes(b, offset),
          a.indexOf(b),
          a.lastIndexOf(b),
        ]);
      }),
      propertyRuns,
    );
  });

  it("on subarray, concat and fill", () => {
    fc.assert(
      fc.property(
        bytesArbitrary,
        fc.integer({ min: -70, max: 70 }),
        fc.integer({ min: -70, max: 70 }),
        (bytes, from, to) => {
          const node = Buffer.from(bytes);
          const expected = [
            node.subarray(from, to).toString("hex"),
            Buffer.concat([node, node]).toString("hex"),
            Buffer.concat([node, node], 10).toString("hex"),
            Buffer.alloc(7, "ab").toString("hex"),
          ];
          const body = `var b = Buffer.from('${hexOf(bytes)}', 'hex'); return [b.subarray(${from}, ${to}).toString('hex'), Buffer.concat([b, b]).toString('hex'), Buffer.concat([b, b], 10).toString('hex'), Buffer.alloc(7, 'ab').toString('hex')];`;
          expect(runBody(body).outcome).toEqual({ kind: "returned", json: JSON.stringify(expected) });
        },
      ),
      propertyRuns,
    );
  });

  const numberMethods = [
    ["Int8", 1, -128, 127],
    ["UInt8", 1, 0, 255],
    ["Int16LE", 2, -32768, 32767],
    ["Int16BE", 2, -32768, 32767],
    ["UInt16LE", 2, 0, 65535],
    ["UInt16BE", 2, 0, 65535],
    ["Int32LE", 4, -(2 ** 31), 2 ** 31 - 1],
    ["Int32BE", 4, -(2 ** 31), 2 ** 31 - 1],
    ["UInt32LE", 4, 0, 2 ** 32 - 1],
    ["UInt32BE", 4, 0, 2 ** 32 - 1],
  ] as const;

  it.each(numberMethods)("on write%s and read%s", (name, size, low, high) => {
    fc.assert(
      fc.property(
        fc.double({ min: low, max: high, noNaN: true }).map(Math.trunc),
        fc.nat(3),
        (value, offset) => {
          const node = Buffer.alloc(8);
          const end = node[`write${name}`](value, offset);
          const body = `var b = Buffer.alloc(8); var end = b.write${name}(${value}, ${offset}); return [end, b.toString('hex'), b.read${name}(${offset})];`;
          expect(runBody(body).outcome).toEqual({
            kind: "returned",
            json: JSON.stringify([end, node.toString("hex"), node[`read${name}`](offset)]),
          });
          expect(end).toBe(offset + size);
        },
      ),
      { numRuns: 15 },
    );
  });

  it.each(["LE", "BE"] as const)("on numbers of one to six bytes, %s", (order) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.maxSafeNat(), (byteLength, seed) => {
        const limit = 2 ** (8 * byteLength);
        const unsigned = seed % limit;
        const signed = unsigned - (unsigned >= limit / 2 ? limit : 0);
        const node = Buffer.alloc(12);
        node[`writeUInt${order}`](unsigned, 0, byteLength);
        node[`writeInt${order}`](signed, 6, byteLength);
        const body = `var b = Buffer.alloc(12); b.writeUInt${order}(${unsigned}, 0, ${byteLength}); b.writeInt${order}(${signed}, 6, ${byteLength}); return [b.toString('hex'), b.readUInt${order}(0, ${byteLength}), b.readInt${order}(6, ${byteLength})];`;
        expect(runBody(body).outcome).toEqual({
          kind: "returned",
          json: JSON.stringify([node.toString("hex"), unsigned, signed]),
        });
      }),
      propertyRuns,
    );
  });

  it("on floats", () => {
    const body = `var b = Buffer.alloc(24); b.writeDoubleBE(1.1, 0); b.writeDoubleLE(-2.5, 8); b.writeFloatBE(0.5, 16); b.writeFloatLE(8, 20); return [b.toString('hex'), b.readDoubleBE(0), b.readDoubleLE(8), b.readFloatBE(16), b.readFloatLE(20)];`;
    const node = Buffer.alloc(24);
    node.writeDoubleBE(1.1, 0);
    node.writeDoubleLE(-2.5, 8);
    node.writeFloatBE(0.5, 16);
    node.writeFloatLE(8, 20);
    expect(runBody(body).outcome).toEqual({
      kind: "returned",
      json: JSON.stringify([node.toString("hex"), 1.1, -2.5, 0.5, 8]),
    });
  });
});

describe("Buffer, as the developer guide lists it", () => {
  it.each([
    ["Buffer.byteLength('é€')", 5],
    ["Buffer.byteLength('/w==', 'base64')", 1],
    ["Buffer.byteLength(new ArrayBuffer(3))", 3],
    [
      "[Buffer.isBuffer(Buffer.alloc(1)), Buffer.isBuffer(new Uint8Array(1)), Buffer.isBuffer('a')]",
      [true, false, false],
    ],
    [
      "[Buffer.isEncoding('utf8'), Buffer.isEncoding('HEX'), Buffer.isEncoding('latin1')]",
      [true, false, false],
    ],
    ["Buffer.from([1, 257, -1]).toString('hex')", "0101ff"],
    ["Buffer.from(new Uint8Array([1, 2, 3]).buffer, 1, 1).toString('hex')", "02"],
    ["Buffer.from({ type: 'Buffer', data: [9] }).toString('hex')", "09"],
    ["Buffer.from({ length: 2, 0: 7, 1: 8 }).toString('hex')", "0708"],
    ["Buffer.from(new String('ab')).toString()", "ab"],
    // Seen in njs's source: each kind of base64 ends at the first character of the other.
    ["Buffer.from('YWJj-_', 'base64').toString()", "abc"],
    ["Buffer.from('YWJj+/', 'base64url').toString()", "abc"],
    ["Buffer.from('YW Jj', 'base64').toString()", "a"],
    ["Buffer.from('61zz', 'hex').toString()", "a"],
    ["Buffer.from('ab').toJSON()", { type: "Buffer", data: [97, 98] }],
    ["JSON.stringify(Buffer.from('a'))", '{"type":"Buffer","data":[97]}'],
    ["String(Buffer.from('ab'))", "ab"],
    ["Buffer.from('abc').toString('utf8', 1, 2)", "b"],
    ["[Buffer.from('ab').length, Buffer.from('ab')[1], Buffer.from('ab').byteOffset]", [2, 98, 0]],
    ["Buffer.from('0102', 'hex').swap16().toString('hex')", "0201"],
    ["Buffer.from('01020304', 'hex').swap32().toString('hex')", "04030201"],
    ["Buffer.from('0102030405060708', 'hex').swap64().toString('hex')", "0807060504030201"],
    [
      "(function () { var b = Buffer.alloc(4); return [b.write('é€'), b.toString('hex')]; })()",
      [2, "c3a90000"],
    ],
    [
      "(function () { var t = Buffer.alloc(3); return [Buffer.from('abcd').copy(t, 1, 2), t.toString('hex')]; })()",
      [2, "006364"],
    ],
    ["Buffer.alloc(3, 'YQ==', 'base64').toString()", "aaa"],
    ["Buffer.from('abc').fill('z', 1, 2).toString()", "azc"],
    [
      "(function () { Buffer.prototype.fill = function () { return 'mine'; }; return Buffer.alloc(2, 'a').toString(); })()",
      "aa",
    ],
    ["require('buffer').Buffer === Buffer", true],
    ["Buffer.from('ab').map(function (b) { return b + 1; }).toString()", "bc"],
  ])("%s", (expression, value) => {
    expect(evaluate(expression)).toEqual(value);
  });

  it.each([
    ["Buffer.from('a', 'latin1')", 'TypeError: "latin1" encoding is not supported'],
    ["Buffer.alloc(2).readUInt16BE(1)", "RangeError: index 1 is outside the bound of the buffer"],
    ["Buffer.alloc(3).swap16()", "RangeError: Buffer size must be a multiple of 16-bits"],
    ["Buffer.from(5)", "TypeError: first argument number is not a string or Buffer-like object"],
  ])("%s is refused", (code, message) => {
    expect(errorOf(runBody(code))).toBe(message);
  });
});
