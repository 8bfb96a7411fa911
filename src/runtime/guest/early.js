// Built-ins that behave differently in njs 0.4.3 only, which runtime 1.0 derives from.

/** Adopts the differences that only runtime 1.0 has. */
function adoptEarlyNjsSemantics() {
  adoptEarlyStrings();
  adoptEarlyNumbers();
  const { test } = RegExp.prototype;
  defineMethods(RegExp.prototype, {
    // `test` ignores the lastIndex of a global pattern.
    test(string) {
      if (!apply(isGlobal, this, [])) {
        return apply(test, this, [string]);
      }
      this.lastIndex = 0;
      const found = apply(test, this, [string]);
      this.lastIndex = 0;
      return found;
    },
  });

  const { then } = Promise.prototype;
  const { toISOString, getTime } = Date.prototype;
  defineMethods(Promise.prototype, {
    // The promise settles with the result of the callback.
    finally(callback) {
      if (typeof callback !== "function") {
        return apply(then, this, [callback, callback]);
      }
      return apply(then, this, [() => callback(), () => callback()]);
    },
  });
  defineMethods(Date.prototype, {
    toISOString() {
      return isNotANumber(apply(getTime, this, [])) ? "Invalid Date" : apply(toISOString, this, []);
    },
  });
}

function adoptEarlyStrings() {
  const { split, toString } = String.prototype;
  defineMethods(String.prototype, {
    toString(encoding) {
      const string = apply(toString, this, []);
      if (encoding === undefined) {
        return string;
      }
      if (!includesText(byteStringEncodings, encoding)) {
        throw new TypeError(`Unknown encoding: "${text(encoding)}"`);
      }
      return encode(hashedBytes(string), encoding);
    },
    // A limit that is given and undefined is 0, and captures of the separator are not part of the result.
    split(...given) {
      const separator = given[0];
      const limit = given.length > 1 ? (given[1] === undefined ? 0 : given[1] >>> 0) : 0xffffffff;
      const string = text(this);
      if (limit === 0) {
        return [];
      }
      if (separator === undefined || string === "") {
        return [string];
      }
      return isPattern(separator)
        ? splitByPattern(string, separator, limit)
        : apply(split, string, [text(separator), limit]);
    },
  });
  defineProperty(String.prototype.split, "length", { value: 2 });

  function splitByPattern(string, separator, limit) {
    const flags = apply(replaceAll, apply(replaceAll, apply(getFlags, separator, []), ["g", ""]), ["y", ""]);
    const pattern = new RegExp(apply(getSource, separator, []), flags);
    const parts = [];
    for (let rest = string; parts.length < limit; ) {
      const found = apply(execRegExp, pattern, [rest]);
      if (found === null) {
        addItem(parts, rest);
        break;
      }
      const separatorLength = found[0].length;
      // After an empty match, njs continues one character later.
      const end = separatorLength === 0 ? found.index + 1 : found.index;
      addItem(parts, call(slice, rest, 0, end));
      if (end >= rest.length) {
        break;
      }
      rest = call(slice, rest, end + separatorLength);
    }
    return parts;
  }
}

function adoptEarlyNumbers() {
  const NativeNumber = Number;
  const nativeParseInt = parseInt;
  const maxInt64 = 2 ** 63;
  const parseInteger = (string, radix) => {
    const number = nativeParseInt(string, radix);
    // njs counts in 64 bits and returns NaN for negative results.
    const size = number < 0 ? -number : number;
    return size < maxInt64 || isNotANumber(size) ? number : +host("wrapInteger", text(string), text(radix));
  };
  defineMethods(Number, {
    parseInt(string, radix) {
      return parseInteger(string, radix);
    },
  });
  defineMethods(globalThis, {
    parseInt(string, radix) {
      return parseInteger(string, radix);
    },
  });

  // njs 0.4.3 has no binary and octal numbers.
  const unknownPrefix = /^\s*0[bBoO]/;
  function NjsNumber(...values) {
    const isUnknown = typeof values[0] === "string" && matches(unknownPrefix, values[0]);
    const number = values.length === 0 ? 0 : isUnknown ? NaN : NativeNumber(values[0]);
    return new.target === undefined ? number : new NativeNumber(number);
  }
  const names = getOwnPropertyNames(NativeNumber);
  for (let i = 0; i < names.length; i++) {
    defineProperty(NjsNumber, names[i], getOwnPropertyDescriptor(NativeNumber, names[i]));
  }
  defineMethods(NativeNumber.prototype, { constructor: NjsNumber });
  defineProperty(globalThis, "Number", { value: NjsNumber, writable: true, configurable: true });
}
