/**
 * Sorts names into the order in which the service writes them, which is the iteration order of a Java HashMap: buckets
 * by 32-bit hash (`31 * h + unit`, upper half folded into the lower), 16 buckets, doubled above a load of 0.75.
 *
 * seen: every output in the READMEs of aws-samples/amazon-cloudfront-functions and in the developer guide (2021 to
 * 2024, both runtimes) is in this order: headers (up to eight of them), cookies, and the members of requests,
 * responses and cookies.
 */
export function sortAsService(names: readonly string[]): string[] {
  let size = 16;
  while (names.length > size * 0.75) {
    size *= 2;
  }
  return names
    .map((name) => ({ name, place: hashName(name) & (size - 1) }))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name);
}

function hashName(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) {
    hash = (Math.imul(31, hash) + name.charCodeAt(i)) | 0;
  }
  return hash ^ (hash >>> 16);
}
