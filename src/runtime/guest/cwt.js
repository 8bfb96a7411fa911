// CBOR Web Tokens: COSE_Mac0 (RFC 9052, section 6.2) with HMAC 256/256, the only form that the developer
// guide allows ("CBOR Web Token (CWT) support"). The COSE tag 17 is required, and the CWT tag 61 around it is optional.

const cwtTags = { mac0: 17, cwt: 61 };
const algorithmLabel = "1";
const hs256 = 5;
const maxTokenBytes = 1024;

function keyBytes(context) {
  const key = isObject(context) ? context.key : undefined;
  const bytes = typeof key === "string" ? utf8(key) : isObject(key) ? bytesOf(key) : undefined;
  if (bytes === undefined) {
    throw new TypeError("key must be a string or Buffer");
  }
  return bytes;
}

/** Computes the HMAC over MAC_structure of RFC 9052, section 6.3. */
const macOf = (key, protectedBytes, payload) =>
  host("hmac", "sha256", key, writeCbor(["MAC0", protectedBytes, new NativeUint8Array(0), payload]));

function assertMap(value, name) {
  if (!isObject(value) || isArray(value) || isTypedArray(value)) {
    throw new TypeError(`${name} must be an object`);
  }
  return value;
}

const cwt = {
  validateToken(token, context) {
    if (!isObject(token) || !isTypedArray(token)) {
      throw new TypeError("token must be a Buffer");
    }
    const key = keyBytes(context);
    if (token.length > maxTokenBytes) {
      throw new RangeError(`token is larger than ${maxTokenBytes} bytes`);
    }
    let message = readCbor(viewBytes(token));
    if (message instanceof Tagged && message.tag === cwtTags.cwt) {
      message = message.value;
    }
    if (!(message instanceof Tagged) || message.tag !== cwtTags.mac0) {
      throw new TypeError("token has no COSE MAC0 tag");
    }
    const parts = message.value;
    if (!isArray(parts) || parts.length !== 4) {
      throw new TypeError("token is not a COSE MAC0 message");
    }
    const protectedBytes = parts[0];
    const unprotectedHeaders = parts[1];
    const payload = parts[2];
    const tag = parts[3];
    if (!isBuffer(protectedBytes) || !isBuffer(payload) || !isBuffer(tag)) {
      throw new TypeError("token is not a COSE MAC0 message");
    }
    const protectedHeaders =
      protectedBytes.length === 0 ? {} : assertMap(readCbor(protectedBytes), "protected headers");
    if (protectedHeaders[algorithmLabel] !== hs256) {
      throw new TypeError("token algorithm is not HS256");
    }
    if (compareBytes(macOf(key, protectedBytes, payload), tag) !== 0) {
      throw new Error("token signature is not valid");
    }
    return {
      protectedHeaders,
      unprotectedHeaders: assertMap(unprotectedHeaders, "unprotected headers"),
      payload: assertMap(readCbor(payload), "payload"),
    };
  },

  // The guide's signature has the context first, and all of its samples have it second. Accept both.
  generateToken(first, second) {
    const contextFirst = isObject(first) && hasOwn(first, "coseTag");
    const context = contextFirst ? first : second;
    const content = contextFirst ? second : first;
    if (!isObject(context) || context.coseTag !== "MAC0") {
      throw new TypeError('coseTag must be "MAC0"');
    }
    const key = keyBytes(context);
    assertMap(content, "payload");
    const own = (long, short) => (content[long] !== undefined ? content[long] : content[short]);
    const protectedHeaders = assign({}, own("protectedHeaders", "protected"));
    if (protectedHeaders[algorithmLabel] === undefined) {
      protectedHeaders[algorithmLabel] = hs256;
    }
    if (protectedHeaders[algorithmLabel] !== hs256 && protectedHeaders[algorithmLabel] !== "HS256") {
      throw new TypeError("token algorithm is not HS256");
    }
    protectedHeaders[algorithmLabel] = hs256;
    const unprotected = own("unprotectedHeaders", "unprotected");
    const protectedBytes = writeCbor(protectedHeaders);
    const payload = writeCbor(assertMap(content.payload, "payload"));
    const parts = [
      protectedBytes,
      unprotected === undefined ? {} : assertMap(unprotected, "unprotected headers"),
      payload,
      macOf(key, protectedBytes, payload),
    ];
    const message = new Tagged(cwtTags.mac0, parts);
    const token = writeCbor(context.cwtTag ? new Tagged(cwtTags.cwt, message) : message);
    if (token.length > maxTokenBytes) {
      throw new RangeError(`token is larger than ${maxTokenBytes} bytes`);
    }
    return token;
  },
};
