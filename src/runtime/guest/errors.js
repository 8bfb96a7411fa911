// Errors as njs reports them. The engine calls `prepareStackTrace` when it creates an error, before any `catch`, so the
// function's code sees the final message.

const nativeStack = getOwnPropertyDescriptor(Error.prototype, "stack").get;
const siteMethods = {};

/** Makes the engine report every error. */
function reportErrors() {
  Error.prepareStackTrace = (_error, sites) => {
    const { getFileName, getLineNumber, getColumnNumber, getFunctionName, isNative } = getPrototypeOf(
      sites[0],
    );
    assign(siteMethods, { getFileName, getLineNumber, getColumnNumber, getFunctionName, isNative });
    return "";
  };
  apply(nativeStack, new Error(), []);
  Error.prepareStackTrace = completeError;
}

/**
 * Replaces the message of an error if it has a marker. Returns the position of the innermost frame in the function's
 * code, such as `3:14`, or an empty string.
 */
function completeError(error, sites) {
  let position = "";
  for (let i = 0; i < sites.length && position === ""; i++) {
    if (apply(siteMethods.getFileName, sites[i], []) === codeFileName) {
      const line = apply(siteMethods.getLineNumber, sites[i], []);
      position = `${line}:${apply(siteMethods.getColumnNumber, sites[i], [])}`;
    }
  }
  const own = getOwnPropertyDescriptor(error, "message");
  if (own !== undefined && typeof own.value === "string" && call(startsWith, own.value, errorMarker)) {
    const isNative = sites.length > 0 && apply(siteMethods.isNative, sites[0], []);
    const caller = isNative ? apply(siteMethods.getFunctionName, sites[0], []) : undefined;
    const value = host("explainError", own.value, typeof caller === "string" ? caller : undefined, position);
    defineProperty(error, "message", { value });
  }
  return position;
}
