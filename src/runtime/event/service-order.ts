/**
 * Puts names into the order in which the service writes them: that of a hash table with the names' 32-bit hashes
 * (`31 * h + unit`, the upper half folded into the lower), 16 places, doubled while more than three quarters are
 * taken. It is what a Java HashMap does, whatever the service is written in.
 *
 * seen: every output that the READMEs of aws-samples/amazon-cloudfront-functions and the developer guide print (2021
 * to 2024, both runtimes) is in this order: headers (up to eight of them), cookies, the members of requests, responses
 * and cookies.
 */
export function inServiceOrder(names: readonly string[]): string[] {
  let size = 16;
  while (names.length > size * 0.75) {
    size *= 2;
  }
  return names
    .map((name) => ({ name, place: spread(name) & (size - 1) }))
    .sort((a, b) => a.place - b.place)
    .map(({ name }) => name);
}

function spread(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) {
    hash = (Math.imul(31, hash) + name.charCodeAt(i)) | 0;
  }
  return hash ^ (hash >>> 16);
}
