// Where njs answers differently from the standard and a function's result can depend on it (measured against njs
// 0.4.3 and 0.8.2). What cannot be matched is listed in the documentation.

const getSource = getOwnPropertyDescriptor(RegExp.prototype, "source").get;

function isPattern(value) {
  if (!isObject(value) || value === RegExp.prototype) {
    return false;
  }
  try {
    apply(getSource, value, []);
    return true;
  } catch (_) {
    return false;
  }
}

/** Differences of both runtimes. */
function adoptNjsSemantics() {
  const { match, toUpperCase } = String.prototype;
  const isGlobal = getOwnPropertyDescriptor(RegExp.prototype, "global").get;
  defineMethods(String.prototype, {
    // `"abc".match(/z/g)` is an empty array.
    match(pattern) {
      const found = apply(match, this, [pattern]);
      return found === null && isPattern(pattern) && apply(isGlobal, pattern, []) ? [] : found;
    },
    // One character stays one character: no "SS" for "ß", no combining dot for "İ".
    toUpperCase() {
      return mapCase(apply(toUpperCase, this, []), this, toUpperCase);
    },
    toLowerCase() {
      return mapCase(apply(toLowerCase, this, []), this, toLowerCase);
    },
  });

  function mapCase(mapped, self, method) {
    const string = text(self);
    if (mapped.length === string.length) {
      return mapped;
    }
    let out = "";
    for (let i = 0; i < string.length; i++) {
      const point = call(codePointAt, string, i);
      const character = fromCodePoint(point);
      if (point > 0xffff) {
        i += 1;
      }
      const changed = apply(method, character, []);
      out += changed.length === character.length ? changed : character === "\u0130" ? "i" : character;
    }
    return out;
  }

  defineMethods(Function.prototype, {
    toString() {
      return "[object Function]";
    },
  });

  defineMethods(JSON, {
    parse(string, reviver) {
      return parseJsonText(string, reviver);
    },
  });

  adoptNjsDates();
}

/** `JSON.parse` that tells what is wrong with the text, and where, in njs's words. */
function parseJsonText(value, reviver) {
  // As text from the start: `undefined` and objects are texts that do not parse.
  const string = `${value}`;
  try {
    return parseJson(string, reviver);
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    const complaint = host("jsonError", string);
    throw complaint === undefined ? error : new SyntaxError(complaint);
  }
}

// Only ISO 8601 and RFC 2822 dates are understood, and texts carry no zone name.
const isoDatePattern = /^([+-]\d{6}|\d{4})(-\d\d(-\d\d)?)?(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const rfcDatePattern =
  /^([A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{4}( \d\d:\d\d(:\d\d)?( (GMT|UTC|Z|[+-]\d{4}))?)?$/;
const printedDatePattern = /^[A-Za-z]{3} [A-Za-z]{3} \d\d \d{4}( \d\d:\d\d:\d\d GMT[+-]\d{4}( \([^)]*\))?)?$/;

function adoptNjsDates() {
  const NativeDate = Date;
  const { parse } = Date;
  const printed = Date.prototype.toString;
  const printedDate = Date.prototype.toDateString;
  const printedTime = Date.prototype.toTimeString;
  const zone = / \([^)]*\)$/;
  const withoutZone = (string) => {
    const found = apply(execRegExp, zone, [string]);
    return found === null ? string : call(slice, string, 0, found.index);
  };
  const understood = (string) =>
    matches(isoDatePattern, string) || matches(rfcDatePattern, string) || matches(printedDatePattern, string);
  const { getTime } = Date.prototype;
  const primitiveOf = (value) => {
    if (!isObject(value)) {
      return value;
    }
    if (value instanceof NativeDate) {
      return apply(getTime, value, []);
    }
    const own = value.valueOf();
    return isObject(own) ? text(own) : own;
  };
  const parseDate = (string) => (understood(string) ? parse(string) : NaN);

  function NjsDate(...values) {
    if (new.target === undefined) {
      return new NativeDate().toString();
    }
    if (values.length === 1) {
      const value = primitiveOf(values[0]);
      return new NativeDate(typeof value === "string" ? parseDate(value) : value);
    }
    return apply(construct, undefined, [NativeDate, values]);
  }
  const construct = Reflect.construct;
  defineProperty(NjsDate, "name", { value: "Date" });
  defineProperty(NjsDate, "length", { value: 7 });
  defineProperty(NjsDate, "prototype", { value: NativeDate.prototype, writable: false });
  defineMethods(NjsDate, { UTC: NativeDate.UTC, now: NativeDate.now });
  defineMethods(NjsDate, {
    parse(string) {
      return parseDate(text(string));
    },
  });
  defineMethods(NativeDate.prototype, {
    constructor: NjsDate,
    toString() {
      return withoutZone(apply(printed, this, []));
    },
    toLocaleString() {
      return this.toString();
    },
    toTimeString() {
      return withoutZone(apply(printedTime, this, []));
    },
    toLocaleTimeString() {
      return this.toTimeString();
    },
    toLocaleDateString() {
      return apply(printedDate, this, []);
    },
  });
  defineProperty(globalThis, "Date", {
    value: NjsDate,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

/** Differences of runtime 1.0 alone. */
function adoptEarlyNjsSemantics() {
  const { test } = RegExp.prototype;
  const isGlobal = getOwnPropertyDescriptor(RegExp.prototype, "global").get;
  const { split: splitText } = String.prototype;

  defineMethods(RegExp.prototype, {
    // `test` of a /g pattern takes no notice of lastIndex.
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

  defineMethods(String.prototype, {
    // What a group of the separator captured is not part of the result.
    split(separator, limit) {
      if (!isPattern(separator)) {
        return apply(splitText, this, [separator, limit]);
      }
      const parts = apply(splitText, this, [separator]);
      const step = apply(execRegExp, new RegExp(`${apply(getSource, separator, [])}|`), [""]).length;
      const kept = [];
      for (let i = 0; i < parts.length; i += step) {
        kept[kept.length] = parts[i];
      }
      return limit === undefined ? kept : apply(sliceItems, kept, [0, limit]);
    },
  });
}

const { slice: sliceItems } = Array.prototype;
