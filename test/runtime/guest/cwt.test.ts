import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorOf, run } from "../../support/run.ts";

function program(body: string) {
  return `import cf from 'cloudfront';\nfunction handler(event) { ${body} }`;
}

function answer(body: string): unknown {
  const { outcome } = run(program(body));
  if (outcome.kind !== "returned") {
    throw new Error(outcome.message);
  }
  return JSON.parse(outcome.json ?? "null");
}

const signingKey = Buffer.from("403697de87af64611c1d32a05dab0fe1fcb715a86ab435f1ec99192d79569388", "hex");

/** The MACed token of RFC 8392, appendix A.4, has HMAC 256/64; this is its payload under HMAC 256/256. */
const sampleClaims = {
  "1": "coap://as.example.com",
  "2": "erikw",
  "3": "coap://light.example.com",
  "4": 1444064944,
  "5": 1443944944,
  "6": 1443944944,
};
const claimsCbor =
  "a60175636f61703a2f2f61732e6578616d706c652e636f6d02656572696b77037818636f61703a2f2f6c696768742e6578616d706c652e636f6d041a5612aeb0051a5610d9f0061a5610d9f0";

/** The token put together by hand from RFC 9052, so that the guest's CBOR is not checked against itself. */
function tokenByHand(prefix = "d1"): Buffer {
  const payload = Buffer.from(claimsCbor, "hex");
  const bytes = (content: Buffer) =>
    Buffer.concat([
      Buffer.from(content.length < 24 ? [0x40 + content.length] : [0x58, content.length]),
      content,
    ]);
  const protectedHeader = bytes(Buffer.from("a10105", "hex"));
  const toMac = Buffer.concat([
    Buffer.from("84644d414330", "hex"),
    protectedHeader,
    Buffer.from("40", "hex"),
    bytes(payload),
  ]);
  const tag = createHmac("sha256", signingKey).update(toMac).digest();
  return Buffer.concat([
    Buffer.from(`${prefix}84`, "hex"),
    protectedHeader,
    Buffer.from("a0", "hex"),
    bytes(payload),
    bytes(tag),
  ]);
}

const key = `Buffer.from('${signingKey.toString("hex")}', 'hex')`;
function validate(hex: string, with_ = key) {
  return `return cf.cwt.validateToken(Buffer.from('${hex}', 'hex'), { key: ${with_} });`;
}

describe("cf.cwt.validateToken", () => {
  it.each([
    ["the tag of a MAC0 alone", "d1"],
    ["the tag of a web token around it", "d83dd1"],
  ])("reads a token with %s", (_name, prefix) => {
    expect(answer(validate(tokenByHand(prefix).toString("hex")))).toEqual({
      protectedHeaders: { "1": 5 },
      unprotectedHeaders: {},
      payload: sampleClaims,
    });
  });

  it("ignores the claims", () => {
    expect(() => answer(validate(tokenByHand().toString("hex")))).not.toThrow();
  });

  it("rejects a token with any one bit changed", () => {
    const token = tokenByHand();
    fc.assert(
      fc.property(fc.nat(token.length * 8 - 1), (bit) => {
        const changed = Buffer.from(token);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(run(program(validate(changed.toString("hex")))).outcome.kind).toBe("threw");
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    [
      "another key",
      validate(tokenByHand().toString("hex"), "'other'"),
      "Error: token signature is not valid",
    ],
    [
      "no key",
      validate(tokenByHand().toString("hex"), "undefined"),
      "TypeError: key must be a string or Buffer",
    ],
    ["no tag", validate(tokenByHand("").toString("hex")), "TypeError: token has no COSE MAC0 tag"],
    ["a text", "cf.cwt.validateToken('abc', { key: 'k' });", "TypeError: token must be a Buffer"],
    [
      "more than 1 KB",
      "cf.cwt.validateToken(Buffer.alloc(1025), { key: 'k' });",
      "RangeError: token is larger than 1024 bytes",
    ],
    ["a length beyond its end", validate("d19b00000000ffffffff"), "TypeError: invalid CBOR: ends early"],
    ["tags without end", validate("d1".repeat(1000)), "TypeError: invalid CBOR: nested too deep"],
  ])("refuses %s", (_name, body, message) => {
    expect(errorOf(run(program(body)))).toBe(message);
  });
});

describe("cf.cwt.generateToken", () => {
  it("generates the token of the standard's example", () => {
    const body = `return [cf.cwt.generateToken({ payload: ${JSON.stringify(sampleClaims)} }, { coseTag: 'MAC0', key: ${key} }).toString('hex')];`;
    expect(answer(body)).toEqual([tokenByHand().toString("hex")]);
  });

  it("adds the CWT tag if requested", () => {
    const body = `return [cf.cwt.generateToken({ payload: ${JSON.stringify(sampleClaims)} }, { coseTag: 'MAC0', cwtTag: true, key: ${key} }).toString('hex')];`;
    expect(answer(body)).toEqual([tokenByHand("d83dd1").toString("hex")]);
  });

  it("accepts its arguments in both orders of the guide", () => {
    const body = `return [cf.cwt.generateToken({ coseTag: 'MAC0', key: ${key} }, { payload: ${JSON.stringify(sampleClaims)} }).toString('hex')];`;
    expect(answer(body)).toEqual([tokenByHand().toString("hex")]);
  });

  it("generates tokens that validateToken accepts for all claims", () => {
    const claim = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 10 }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0)),
      fc.array(fc.nat(), { maxLength: 3 }),
    );
    const names = fc.oneof(fc.nat(70_000).map(String), fc.stringMatching(/^[a-z]{1,6}$/));
    fc.assert(
      fc.property(fc.dictionary(names, claim, { maxKeys: 6, noNullPrototype: true }), (claims) => {
        const body = `var t = cf.cwt.generateToken({ payload: JSON.parse(${JSON.stringify(JSON.stringify(claims))}) }, { coseTag: 'MAC0', key: 'k' }); return cf.cwt.validateToken(t, { key: 'k' }).payload;`;
        expect(answer(body)).toEqual(claims);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      "no kind of tag",
      "cf.cwt.generateToken({ payload: {} }, { key: 'k' });",
      'TypeError: coseTag must be "MAC0"',
    ],
    [
      "no payload",
      "cf.cwt.generateToken({}, { coseTag: 'MAC0', key: 'k' });",
      "TypeError: payload must be an object",
    ],
    [
      "another algorithm",
      "cf.cwt.generateToken({ protected: { 1: 4 }, payload: {} }, { coseTag: 'MAC0', key: 'k' });",
      "TypeError: token algorithm is not HS256",
    ],
    [
      "too much",
      "cf.cwt.generateToken({ payload: { 1: 'x'.repeat(1100) } }, { coseTag: 'MAC0', key: 'k' });",
      "RangeError: token is larger than 1024 bytes",
    ],
  ])("refuses %s", (_name, body, message) => {
    expect(errorOf(run(program(body)))).toBe(message);
  });
});
