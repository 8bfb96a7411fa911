import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A package that need not be installed. Its own failures to load are not hidden: only its absence is. */
export function loadOptional<T>(name: string): T | undefined {
  return isInstalled(name) ? (require(name) as T) : undefined;
}

function isInstalled(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}
