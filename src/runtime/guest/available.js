// Deletes every built-in that the runtime does not have. The list names the remaining ones (.ci/engine/availability.ts),
// so a newer engine does not add built-ins unnoticed.

/** Returns prototypes and functions that have no global name. */
function hiddenObjects() {
  const iteratorOf = (iterable) => getPrototypeOf(iterable[Symbol.iterator]());
  const functionKinds = [function* () {}, async function () {}, async function* () {}];
  return {
    "%TypedArray%": getPrototypeOf(Uint8Array),
    "%TypedArray%.prototype": typedArrayPrototype,
    "%IteratorPrototype%": getPrototypeOf(iteratorOf([])),
    functionKinds: functionKinds.map((kind) => getPrototypeOf(kind)),
  };
}

function keepOnly(object, names) {
  if (object === undefined) {
    return;
  }
  const own = getOwnPropertyNames(object);
  for (let i = 0; i < own.length; i++) {
    if (includesText(names, own[i])) {
      continue;
    }
    const { configurable } = getOwnPropertyDescriptor(object, own[i]);
    if (configurable) {
      delete object[own[i]];
    }
  }
}

/** Deletes the built-ins that are not in `available`, the names of globals and their members by path. */
function prune(available, hidden) {
  const always = ["length", "name", "prototype", "constructor"];
  const memberPaths = keys(available.members);
  const resolve = (path) => {
    if (hasOwn(hidden, path)) {
      return hidden[path];
    }
    let at = globalThis;
    const steps = path.split(".");
    for (let i = 0; i < steps.length; i++) {
      at = at === undefined ? undefined : at[steps[i]];
    }
    return at;
  };
  for (let i = 0; i < available.globals.length; i++) {
    const name = available.globals[i];
    if (!hasOwn(globalThis, name)) {
      continue;
    }
    const value = globalThis[name];
    const isFunction = typeof value === "function";
    if (!isFunction && !isObject(value)) {
      continue;
    }
    if (name === "globalThis" || name === "global" || name === "Buffer") {
      continue;
    }
    if (!hasOwn(available.members, name)) {
      keepOnly(value, always);
    }
    const prototypePath = `${name}.prototype`;
    if (isFunction && value.prototype && !hasOwn(available.members, prototypePath)) {
      keepOnly(value.prototype, always);
    }
  }
  for (let i = 0; i < memberPaths.length; i++) {
    keepOnly(resolve(memberPaths[i]), available.members[memberPaths[i]].concat(always));
  }
  keepOnly(hidden["%IteratorPrototype%"], always);
  keepOnly(globalThis, available.globals);
}

/** Disables the conversion of strings to code, by name and by the constructors of functions. */
function forbidCodeFromText(functionKinds) {
  const refuse = (name) => {
    const refusal = {
      [name]() {
        throw new InternalError("Not implemented");
      },
    };
    return refusal[name];
  };
  const functionPrototype = Function.prototype;
  // `f instanceof Function` requires a function with the original prototype.
  const RefusingFunction = function Function() {
    throw new EvalError("Code generation from strings disallowed for this context");
  };
  defineProperty(RefusingFunction, "prototype", { value: functionPrototype, writable: false });
  defineProperty(functionPrototype, "constructor", {
    value: RefusingFunction,
    writable: true,
    configurable: true,
  });
  for (let i = 0; i < functionKinds.length; i++) {
    defineProperty(functionKinds[i], "constructor", {
      value: RefusingFunction,
      configurable: false,
      writable: false,
    });
  }
  defineProperty(globalThis, "Function", { value: RefusingFunction, writable: true, configurable: true });
  defineProperty(globalThis, "eval", { value: refuse("eval"), writable: true, configurable: true });
}
