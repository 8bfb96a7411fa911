/** Returns the id that a name stands for: the id itself, or the only id that is the name and the CDK's hash. */
export function findByName(name: string, ids: readonly string[]): string | undefined {
  if (ids.includes(name)) {
    return name;
  }
  const hashed = ids.filter((id) => id.startsWith(name) && /^[0-9A-F]{8}$/.test(id.slice(name.length)));
  return hashed.length === 1 ? hashed[0] : undefined;
}
