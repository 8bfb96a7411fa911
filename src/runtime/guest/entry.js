// The functions that the host calls. Everything in the other files is private to the prelude.

const errorText = Error.prototype.toString;

const runtimeSetups = {
  "cloudfront-js-1.0"() {
    return {
      modules: { crypto: createCrypto(false), querystring: createQuerystring(true) },
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
      modules: {
        crypto: createCrypto(true),
        querystring: createQuerystring(false),
        buffer: { Buffer },
        cloudfront,
      },
      globals: {
        Buffer,
        TextEncoder,
        TextDecoder,
        ...globalBase64,
        crypto: defineMethods({}, { getRandomValues }),
      },
      finish() {},
    };
  },
};

class MemoryError extends Error {}
defineProperty(MemoryError.prototype, "name", { value: "MemoryError", writable: true, configurable: true });

/** Changes the common image to the image of one runtime. */
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
    global: globalThis,
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

/** Parses the event for the handler. */
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

/** Converts the result of the handler to JSON, or returns undefined if JSON cannot express the result. */
function serialize(value) {
  return writeJson(value);
}

/** Describes a thrown value as njs prints it. Returns a string whatever the value does. */
function describe(value) {
  try {
    return call(slice, text(value instanceof Error ? apply(errorText, value, []) : value), 0, maxErrorLength);
  } catch (_) {
    return "[object Object]";
  }
}

/** The limit of an error message in UTF-16 code units. */
const maxErrorLength = 10240;

/** Returns the position at which an error was created, an empty string for other values. */
function position(value) {
  try {
    const position = apply(nativeStack, value, []);
    return typeof position === "string" ? position : "";
  } catch (_) {
    return "";
  }
}

// The state of mulberry32, a generator of 32-bit numbers. Every run starts it with the seed of the host.
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

/** The functions that the prelude returns to the host. */
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
