// `JSON.parse` and `JSON.stringify` of njs. The native functions do the work, and the host handles the differences.

function adoptNjsJson() {
  defineMethods(JSON, {
    parse(string, reviver) {
      return parseJsonText(string, reviver);
    },
    stringify(value, replacer, space) {
      const written = writeJson(value, replacer, space);
      if (typeof written !== "string") {
        return written;
      }
      // njs has no escape for a lone surrogate, and puts a line of white space into an empty array or object.
      const valid = call(indexOf, written, "\\ud") < 0 ? written : host("replaceSurrogates", written);
      return space === undefined ? valid : host("indentEmpty", valid, indentation(space));
    },
  });
}

function indentation(space) {
  if (typeof space === "string") {
    return call(slice, space, 0, 10);
  }
  return typeof space === "number" ? call(slice, "          ", 0, max(0, floor(space))) : "";
}

/** Parses JSON like njs, which accepts more numbers than the standard and has other messages. */
function parseJsonText(value, reviver) {
  const string = `${value}`;
  try {
    return parseJson(string, reviver);
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
  }
  const problem = host("jsonError", string);
  if (problem !== undefined) {
    throw new SyntaxError(problem);
  }
  return parseJson(host("normalizeJson", string), reviver);
}
