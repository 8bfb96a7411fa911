import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A package that need not be installed. Its own failures to load are not hidden: only its absence is. */
export function loadOptional<T>(name: string): T | undefined {
  try {
    return require(name) as T;
  } catch (error) {
    if ((error as { code?: string }).code === "MODULE_NOT_FOUND" && String(error).includes(name))
      return undefined;
    throw error;
  }
}
