// The `crypto` module, with hashes and HMACs of md5, sha1 and sha256.

const hashAlgorithms = ["md5", "sha1", "sha256"];
const digestEncodings = ["hex", "base64", "base64url"];

function assertAlgorithm(algorithm) {
  if (typeof algorithm !== "string") {
    throw new TypeError("algorithm must be a string");
  }
  if (!includesText(hashAlgorithms, algorithm)) {
    throw new TypeError(`not supported algorithm: "${algorithm}"`);
  }
  return algorithm;
}

/** Creates the module of one runtime. 1.0 uses byte strings, 2.0 uses Buffers. */
function createCrypto(hasBuffers) {
  const dataBytes = (value, name, encoding) => {
    if (typeof value === "string") {
      return hasBuffers ? bytesOfString(value, encoding) : hashedBytes(value);
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

    constructor(finish, parts, length) {
      this.#finish = finish;
      for (let i = 0; i < parts.length; i++) {
        this.#parts[i] = parts[i];
      }
      this.#length = length;
    }

    update(data, encoding) {
      if (this.#finish === undefined) {
        throw new Error("Digest already called");
      }
      const bytes = dataBytes(data, "data", encoding);
      const copy = new NativeUint8Array(bytes.length);
      apply(setBytes, copy, [bytes, 0]);
      this.#parts[this.#parts.length] = copy;
      this.#length += copy.length;
      return this;
    }

    digest(...given) {
      const encoding = given[0];
      if (this.#finish === undefined) {
        throw new Error("Digest already called");
      }
      if (!hasBuffers && given.length > 0 && encoding === undefined) {
        throw new TypeError("encoding must be a string");
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

    copy() {
      if (this.#finish === undefined) {
        throw new Error("Digest already called");
      }
      return new Digest(this.#finish, this.#parts, this.#length);
    }
  }
  // With `constructor`, function code could construct digests.
  delete Digest.prototype.constructor;
  if (!hasBuffers) {
    delete Digest.prototype.copy;
  }

  const methods = {
    createHash(algorithm) {
      const name = assertAlgorithm(algorithm);
      return new Digest((bytes) => host("hash", name, bytes), [], 0);
    },
    createHmac(algorithm, key) {
      const name = assertAlgorithm(algorithm);
      const keyBytes = dataBytes(key, "key");
      const ownKey = new NativeUint8Array(keyBytes.length);
      apply(setBytes, ownKey, [keyBytes, 0]);
      return new Digest((bytes) => host("hmac", name, ownKey, bytes), [], 0);
    },
  };
  // The methods are enumerable in njs 0.8.2 only.
  return hasBuffers ? methods : defineMethods({}, methods);
}
