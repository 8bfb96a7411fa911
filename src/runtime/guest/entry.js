// What the host calls. Everything above is private to this function.

const errorText = Error.prototype.toString;

const runtimeSetups = {
  "cloudfront-js-1.0"() {
    return {
      modules: { crypto: createCrypto(false), querystring },
      globals: { TextEncoder, TextDecoder },
      finish() {
        adoptEarlyNjsSemantics();
        defineMethods(String, { bytesFrom });
        defineMethods(String.prototype, byteStringMethods);
      },
    };
  },
  "cloudfront-js-2.0"() {
    return {
      modules: { crypto: createCrypto(true), querystring, buffer: { Buffer }, cloudfront },
      globals: { Buffer, TextEncoder, TextDecoder, crypto: defineMethods({}, { getRandomValues }) },
      finish() {},
    };
  },
};

class MemoryError extends Error {}
defineProperty(MemoryError.prototype, "name", { value: "MemoryError", writable: true, configurable: true });

/** Turns the common image into that of one runtime. */
function setup(runtime) {
  const { modules, globals, finish } = runtimeSetups[runtime]();
  const hidden = hiddenObjects();
  reportErrors();
  adoptNjsSemantics();
  finish();
  forbidCodeFromText(hidden.functionKinds);
  defineMethods(Math, { random });
  defineMethods(globalThis, globals);
  defineMethods(globalThis, {
    MemoryError,
    console: consoleObject,
    require(name) {
      if (!hasOwn(modules, name)) {
        throw new Error(`Cannot find module "${text(name)}"`);
      }
      return modules[name];
    },
  });
  prune(availableBuiltins[runtime], hidden);
}

let event;

/** Parses the event, on which the handler will be called. */
function prepare(eventJson) {
  event = parseJson(eventJson);
  const { context, request } = event;
  eventType = isObject(context) ? context.eventType : undefined;
  requestHeaders = isObject(request) && isObject(request.headers) ? assign({}, request.headers) : {};
  if (hasRawQueryString && isObject(request)) {
    defineMethods(request, { rawQueryString });
  }
  return event;
}

let hasRawQueryString = false;

/** JSON text of what the handler gave back; undefined when it has none. */
function serialize(value) {
  return writeJson(value);
}

/** The text of a thrown value, as njs prints it. Whatever the value does, a text comes back. */
function describe(value) {
  try {
    return call(slice, text(value instanceof Error ? apply(errorText, value, []) : value), 0, maxErrorLength);
  } catch (_) {
    return "[object Object]";
  }
}

/** More of an error's text is of no use to anyone. */
const maxErrorLength = 10240;

/** The engine's own record of where an error was made; empty for other values. */
function position(value) {
  try {
    return text(apply(nativeStack, value, []));
  } catch (_) {
    return "";
  }
}

// A generator of 32-bit numbers (mulberry32), begun anew by each run with the seed of the host.
let randomState;

function randomWord() {
  if (randomState === undefined) {
    randomState = +host("seed") | 0;
  }
  randomState = (randomState + 0x6d2b79f5) | 0;
  let word = imul(randomState ^ (randomState >>> 15), 1 | randomState);
  word = (word + imul(word ^ (word >>> 7), 61 | word)) ^ word;
  return (word ^ (word >>> 14)) >>> 0;
}

function random() {
  return ((randomWord() >>> 5) * 67108864 + (randomWord() >>> 6)) / 9007199254740992;
}

function getRandomValues(array) {
  if (!isObject(array) || !isTypedArray(array)) {
    throw new TypeError("argument must be a typed array");
  }
  const bytes = viewBytes(array);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = randomWord() & 255;
  }
  return array;
}

/** Given to the host; the build returns it. */
const entries = {
  setup(runtime) {
    hasRawQueryString = runtime === "cloudfront-js-2.0";
    setup(runtime);
  },
  prepare,
  serialize,
  describe,
  position,
};
