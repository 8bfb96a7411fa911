// The `querystring` module: parse, stringify, escape, unescape, decode, encode.

const defaultMaxKeys = 1000;

/** Decodes percent-encoding. Bytes that are not UTF-8 become U+FFFD. */
function unescapeText(value) {
  const string = text(value);
  return call(indexOf, string, "%") < 0 ? string : host("unescape", string);
}

/** Encodes a value with percent-encoding. A lone surrogate becomes U+FFFD. */
const escapeText = (value) => encodeText(encodeComponent, text(value));

function addParameter(parameters, name, value) {
  const held = hasOwn(parameters, name) ? parameters[name] : undefined;
  if (isArray(held)) {
    apply(push, held, [value]);
    return;
  }
  const next = held === undefined ? value : [held, value];
  defineProperty(parameters, name, { value: next, writable: true, enumerable: true, configurable: true });
}

function separatorOr(value, fallback) {
  return value === undefined || value === null || value === "" ? fallback : text(value);
}

const replacePlus = (string) =>
  call(indexOf, string, "+") < 0 ? string : apply(replaceAll, string, ["+", " "]);

function plainText(value) {
  const isPlain = typeof value === "string" || typeof value === "boolean";
  return isPlain || (typeof value === "number" && value - value === 0) ? text(value) : "";
}

function getCoder(options, name) {
  const coder = isObject(options) ? options[name] : undefined;
  if (coder !== undefined && typeof coder !== "function") {
    throw new TypeError(`option ${name} is not a function`);
  }
  return coder;
}

/** Creates the module of one runtime. Runtime 1.0 reads and writes parameters without a value differently. */
function createQuerystring(isEarly) {
  const parse = (string, separator, equal, options) => {
    const parameters = {};
    if (typeof string !== "string" || string === "") {
      return parameters;
    }
    const sep = separatorOr(separator, "&");
    const eq = separatorOr(equal, "=");
    const limit = isObject(options) && options.maxKeys !== undefined ? +options.maxKeys : defaultMaxKeys;
    const custom = getCoder(options, "decodeURIComponent");
    if (custom === undefined) {
      return parseJson(host(isEarly ? "queryParseEarly" : "queryParse", string, sep, eq, text(limit)));
    }
    const decodePart = (part) => custom(replacePlus(part));
    let count = 0;
    for (let at = 0; at <= string.length; ) {
      const found = call(indexOf, string, sep, at);
      const end = found < 0 ? string.length : found;
      const start = at;
      at = end + sep.length;
      if (start === end) {
        continue;
      }
      const middle = call(indexOf, string, eq, start);
      const hasValue = middle >= 0 && middle < end;
      const nameEnd = hasValue ? middle : isEarly ? (middle < 0 ? string.length : middle) : end;
      const value = hasValue ? call(slice, string, middle + eq.length, end) : "";
      addParameter(parameters, decodePart(call(slice, string, start, nameEnd)), decodePart(value));
      count += 1;
      if (limit > 0 && count >= limit) {
        break;
      }
    }
    return parameters;
  };

  const stringify = (self, object, separator, equal, options) => {
    if (!isObject(object)) {
      return "";
    }
    const sep = separatorOr(separator, "&");
    const eq = separatorOr(equal, "=");
    const custom = getCoder(options, "encodeURIComponent");
    const replaced = isObject(self) && typeof self.escape === "function" ? self.escape : escapeText;
    const encodePart = custom === undefined ? replaced : custom;
    let written = "";
    const write = (name, value) => {
      const plain = isEarly ? text(value) : plainText(value);
      const pair =
        isEarly && plain === "" ? encodePart(name) : `${encodePart(name)}${eq}${encodePart(plain)}`;
      written = written === "" ? pair : `${written}${sep}${pair}`;
    };
    const names = keys(object);
    if (isEarly && isArray(object)) {
      names[names.length] = "length";
    }
    for (let i = 0; i < names.length; i++) {
      const value = object[names[i]];
      if (!isArray(value)) {
        write(names[i], value);
        continue;
      }
      for (let j = 0; j < value.length; j++) {
        write(names[i], value[j]);
      }
    }
    return written;
  };

  const createMethods = () => ({
    parse(string, separator, ...rest) {
      return parse(string, separator, rest[0], rest[1]);
    },
    stringify(object, separator, ...rest) {
      return stringify(this, object, separator, rest[0], rest[1]);
    },
  });
  const { parse: parseMethod, stringify: stringifyMethod } = createMethods();
  const aliases = isEarly ? createMethods() : { parse: parseMethod, stringify: stringifyMethod };
  return {
    parse: parseMethod,
    stringify: stringifyMethod,
    escape(string) {
      return escapeText(string);
    },
    unescape(string) {
      return unescapeText(isEarly ? replacePlus(text(string)) : string);
    },
    decode: aliases.parse,
    encode: aliases.stringify,
  };
}
