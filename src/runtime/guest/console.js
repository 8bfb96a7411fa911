// `console.log`, the only method that the service documents. It prints its first argument and ignores the others,
// because the developer guide says that the comma is not supported.

const consoleObject = defineMethods(
  {},
  {
    log(value) {
      host("log", isObject(value) || typeof value === "function" ? dump(value, []) : text(value));
    },
  },
);

/** The depth at which a dump stops. */
const maxDumpDepth = 32;

/** Formats a value like njs, without quotes at the keys and spaces. `parents` are the objects around the value. */
function dump(value, parents) {
  if (typeof value === "string") {
    return `'${value}'`;
  }
  if (typeof value === "function") {
    const name = getOwnValue(value, "name");
    return typeof name === "string" && name !== "" ? `[Function: ${name}]` : "[Function]";
  }
  if (!isObject(value)) {
    return text(value);
  }
  for (let i = 0; i < parents.length; i++) {
    if (parents[i] === value) {
      return "[Circular]";
    }
  }
  if (parents.length >= maxDumpDepth) {
    return isArray(value) ? "[Array]" : "[Object]";
  }
  return dumpSpecial(value) || dumpItems(value, parents);
}

/** Formats errors, dates, patterns and wrapped primitives. Returns an empty string for other objects. */
function dumpSpecial(value) {
  if (value instanceof Error) {
    return describe(value);
  }
  if (isPattern(value)) {
    return `/${apply(getSource, value, [])}/${apply(getFlags, value, [])}`;
  }
  try {
    return apply(formatIsoDate, value, []);
  } catch (_) {
    // The value is not a valid date.
  }
  try {
    apply(getDateTime, value, []);
    return "Invalid Date";
  } catch (_) {
    // The value is not a date.
  }
  const wrapped = unwrapPrimitive(value);
  if (wrapped === undefined) {
    return "";
  }
  const type = typeof wrapped === "string" ? "String" : typeof wrapped === "number" ? "Number" : "Boolean";
  return `[${type}: ${dump(wrapped, [])}]`;
}

const { toISOString: formatIsoDate, getTime: getDateTime } = Date.prototype;
const unwrapMethods = [String.prototype.valueOf, Number.prototype.valueOf, Boolean.prototype.valueOf];

function unwrapPrimitive(value) {
  for (let i = 0; i < unwrapMethods.length; i++) {
    try {
      return apply(unwrapMethods[i], value, []);
    } catch (_) {
      // The value wraps another type, or none.
    }
  }
  return undefined;
}

function getOwnValue(object, key) {
  const own = getOwnPropertyDescriptor(object, key);
  return own === undefined || !("value" in own) ? undefined : own.value;
}

function dumpItems(value, parents) {
  const inner = [];
  for (let i = 0; i < parents.length; i++) {
    addItem(inner, parents[i]);
  }
  addItem(inner, value);
  const isTyped = isTypedArray(value);
  const isList = isArray(value) || isTyped;
  const names = keys(value);
  let dumped = "";
  let count = 0;
  if (isList) {
    for (; count < value.length; count++) {
      const own = getOwnPropertyDescriptor(value, count);
      dumped += `${count === 0 ? "" : ","}${own === undefined ? "<empty>" : dumpProperty(own, inner)}`;
    }
  }
  for (let i = isList ? itemCount(names, value) : 0; i < names.length; i++) {
    const own = getOwnPropertyDescriptor(value, names[i]);
    if (own !== undefined) {
      dumped += `${count === 0 ? "" : ","}${names[i]}:${dumpProperty(own, inner)}`;
      count += 1;
    }
  }
  const tag = isTyped ? `${isBuffer(value) ? "Buffer" : apply(getTypedArrayTag, value, [])} ` : "";
  return isList ? `${tag}[${dumped}]` : `{${dumped}}`;
}

/** Counts the names of the items, which come first. */
function itemCount(names, list) {
  let count = 0;
  while (count < names.length && +names[count] < list.length) {
    count += 1;
  }
  return count;
}

function dumpProperty(own, parents) {
  if ("value" in own) {
    return dump(own.value, parents);
  }
  return own.get === undefined ? "[Setter]" : own.set === undefined ? "[Getter]" : "[Getter/Setter]";
}
