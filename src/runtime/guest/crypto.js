// The `crypto` module: hashes and HMACs with md5, sha1 and sha256.

const hashAlgorithms = ["md5", "sha1", "sha256"];
const digestEncodings = ["hex", "base64", "base64url"];

function requireAlgorithm(algorithm) {
  if (typeof algorithm !== "string") {
    throw new TypeError("algorithm must be a string");
  }
  if (!includesText(hashAlgorithms, algorithm)) {
    throw new TypeError(`not supported algorithm: "${algorithm}"`);
  }
  return algorithm;
}

/** The module as one runtime has it: 1.0 deals in byte strings, 2.0 in Buffers. */
function createCrypto(hasBuffers) {
  const dataBytes = (value, name) => {
    if (typeof value === "string") {
      return hasBuffers ? utf8(value) : hashedBytes(value);
    }
    const bytes = hasBuffers && isObject(value) ? bytesOf(value) : undefined;
    if (bytes === undefined) {
      throw new TypeError(
        hasBuffers ? `${name} is not a string or Buffer-like object` : `${name} must be a string`,
      );
    }
    return bytes;
  };

  class Digest {
    #finish;
    #parts = [];
    #length = 0;

    constructor(finish) {
      this.#finish = finish;
    }

    update(data) {
      if (this.#finish === undefined) {
        throw new Error("Digest already called");
      }
      const bytes = dataBytes(data, "data");
      const copy = new NativeUint8Array(bytes.length);
      apply(setBytes, copy, [bytes, 0]);
      this.#parts[this.#parts.length] = copy;
      this.#length += copy.length;
      return this;
    }

    digest(encoding) {
      if (this.#finish === undefined) {
        throw new Error("Digest already called");
      }
      if (encoding !== undefined && !includesText(digestEncodings, encoding)) {
        throw new TypeError(`Unknown digest encoding: "${text(encoding)}"`);
      }
      const whole = new NativeUint8Array(this.#length);
      for (let i = 0, at = 0; i < this.#parts.length; i++) {
        apply(setBytes, whole, [this.#parts[i], at]);
        at += this.#parts[i].length;
      }
      const bytes = this.#finish(whole);
      this.#finish = undefined;
      if (encoding !== undefined) {
        return encode(bytes, encoding);
      }
      return hasBuffers ? toBuffer(bytes) : markBytes(toLatin1(bytes));
    }
  }
  // `constructor` would let the user make digests of their own.
  delete Digest.prototype.constructor;

  return {
    createHash(algorithm) {
      const name = requireAlgorithm(algorithm);
      return new Digest((bytes) => host("hash", name, bytes));
    },
    createHmac(algorithm, key) {
      const name = requireAlgorithm(algorithm);
      const keyBytes = dataBytes(key, "key");
      const ownKey = new NativeUint8Array(keyBytes.length);
      apply(setBytes, ownKey, [keyBytes, 0]);
      return new Digest((bytes) => host("hmac", name, ownKey, bytes));
    },
  };
}
