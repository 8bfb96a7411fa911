// `Date` of njs, which parses three formats only and prints no name of the time zone.

function adoptNjsDates() {
  const NativeDate = Date;
  const print = Date.prototype.toString;
  const printDate = Date.prototype.toDateString;
  const printTime = Date.prototype.toTimeString;
  const zone = / \([^)]*\)$/;
  const withoutZone = (string) => {
    const found = apply(execRegExp, zone, [string]);
    return found === null ? string : call(slice, string, 0, found.index);
  };
  const { getTime } = Date.prototype;
  const toPrimitive = (value) => {
    if (!isObject(value)) {
      return value;
    }
    if (value instanceof NativeDate) {
      return apply(getTime, value, []);
    }
    const own = value.valueOf();
    return isObject(own) ? text(own) : own;
  };
  const parseDate = (string) => +host("parseDate", string);

  function NjsDate(...values) {
    if (new.target === undefined) {
      return new NativeDate().toString();
    }
    if (values.length === 1) {
      const value = toPrimitive(values[0]);
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
      return withoutZone(apply(print, this, []));
    },
    toLocaleString() {
      return this.toString();
    },
    toTimeString() {
      return withoutZone(apply(printTime, this, []));
    },
    toLocaleTimeString() {
      return this.toTimeString();
    },
    toLocaleDateString() {
      return apply(printDate, this, []);
    },
    // An invalid date has no JSON, and the error of `toISOString` is thrown.
    toJSON() {
      if (!isObject(this) || typeof this.toISOString !== "function") {
        throw new TypeError('"this" argument is not an object');
      }
      return this.toISOString();
    },
  });
  defineProperty(globalThis, "Date", {
    value: NjsDate,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}
