/** Removes the slash at the end of a path, but not the slash of the root. */
export function removeTrailingSlash(path: string): string {
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}
