// The `querystring` module: parse, stringify, escape, unescape, decode, encode.

const defaultMaxKeys = 1000;

/** Percent-decoding in which what is not UTF-8 becomes U+FFFD. */
function unescapeText(value) {
  const string = text(value);
  return call(indexOf, string, "%") < 0 ? string : host("unescape", string);
}

/** Percent-encoding; a lone surrogate becomes U+FFFD, as when njs writes it as UTF-8. */
function escapeText(value) {
  const string = isObject(value) ? text(value) : typeof value === "string" ? value : text(value);
  try {
    return encodeComponent(string);
  } catch (_) {
    return encodeComponent(fromUtf8(utf8(string)));
  }
}

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

const querystring = {
  parse(string, separator, equal, options) {
    const parameters = {};
    if (typeof string !== "string" || string === "") {
      return parameters;
    }
    const sep = separatorOr(separator, "&");
    const eq = separatorOr(equal, "=");
    const limit = isObject(options) && options.maxKeys !== undefined ? +options.maxKeys : defaultMaxKeys;
    const custom = isObject(options) ? options.decodeURIComponent : undefined;
    if (custom !== undefined && typeof custom !== "function") {
      throw new TypeError("option decodeURIComponent is not a function");
    }
    if (custom === undefined) {
      return parseJson(host("queryParse", string, sep, eq, text(limit)));
    }
    const decodePart = (part) => custom(replacePlus(part));
    let count = 0;
    for (let at = 0; at <= string.length; ) {
      const found = call(indexOf, string, sep, at);
      const end = found < 0 ? string.length : found;
      const pair = call(slice, string, at, end);
      at = end + sep.length;
      if (pair === "") {
        continue;
      }
      const middle = call(indexOf, pair, eq);
      const name = middle < 0 ? pair : call(slice, pair, 0, middle);
      const value = middle < 0 ? "" : call(slice, pair, middle + eq.length);
      addParameter(parameters, decodePart(name), decodePart(value));
      count += 1;
      if (limit > 0 && count >= limit) {
        break;
      }
    }
    return parameters;
  },

  stringify(object, separator, equal, options) {
    if (!isObject(object)) {
      return "";
    }
    const sep = separatorOr(separator, "&");
    const eq = separatorOr(equal, "=");
    const custom = isObject(options) ? options.encodeURIComponent : undefined;
    if (custom !== undefined && typeof custom !== "function") {
      throw new TypeError("option encodeURIComponent is not a function");
    }
    const encodePart = custom === undefined ? escapeText : (value) => custom(value);
    let written = "";
    const write = (name, value) => {
      const pair = `${encodePart(name)}${eq}${encodePart(plainText(value))}`;
      written = written === "" ? pair : `${written}${sep}${pair}`;
    };
    const names = keys(object);
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
  },

  escape(string) {
    return escapeText(string);
  },

  unescape(string) {
    return unescapeText(string);
  },
};
querystring.decode = querystring.parse;
querystring.encode = querystring.stringify;

const replacePlus = (string) =>
  call(indexOf, string, "+") < 0 ? string : apply(replaceAll, string, ["+", " "]);

function plainText(value) {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? text(value)
    : "";
}
