import { isObject } from "../../values/is-object.ts";
import type { EngineExports, Handle } from "./vm/exports.ts";
import { writeText } from "./vm/values.ts";

/** The names that lead from a value to one of its parts. */
export type Path = readonly string[];

/** The depth of `headers.name.multiValue[0].value`, the deepest member of a request or response. */
const maxDepth = 5;
const maxParts = 100;

/**
 * Returns the paths of the promises in a value of the guest. JSON shows a promise as an empty object, so only those
 * parts are read. Leaves the fuel as it was, because the function did not ask for this.
 */
export function findPromises(engine: EngineExports, value: Handle, json: string | undefined): Path[] {
  if (!json?.includes("{}")) {
    return [];
  }
  const fuel = engine.__fuel.value;
  try {
    const parts = findEmptyObjects(JSON.parse(json)).slice(0, maxParts);
    return parts.filter((path) => isPromise(engine, value, path));
  } catch {
    // A getter of the function used up the fuel or the memory.
    return [];
  } finally {
    engine.__fuel.value = fuel;
  }
}

function findEmptyObjects(value: unknown, path: Path = []): Path[] {
  if (path.length > maxDepth || !(isObject(value) || Array.isArray(value))) {
    return [];
  }
  const members = Object.entries(value);
  return members.length === 0 && !Array.isArray(value)
    ? [path]
    : members.flatMap(([name, member]) => findEmptyObjects(member, [...path, name]));
}

function isPromise(engine: EngineExports, value: Handle, path: Path): boolean {
  let part = value;
  for (const name of path) {
    const { address } = writeText(engine, name);
    part = engine.qjs_get_prop_string(part, address);
    engine.wasm_free(address);
    if (part === 0 || engine.qjs_is_exception(part) !== 0) {
      return false;
    }
  }
  return engine.qjs_is_promise(part) !== 0;
}
