/**
 * Returns true if a text matches a pattern in which `*` stands for any characters and `?` for exactly one. Case counts.
 * Needs no backtracking over more than one `*`, so no pattern is slow.
 */
export function matchesWildcards(pattern: string, text: string): boolean {
  let [p, t, star, resumed] = [0, 0, -1, 0];
  while (t < text.length) {
    if (pattern[p] === "*") {
      star = p;
      resumed = t;
      p += 1;
    } else if (p < pattern.length && (pattern[p] === "?" || pattern[p] === text[t])) {
      p += 1;
      t += 1;
    } else if (star >= 0) {
      p = star + 1;
      resumed += 1;
      t = resumed;
    } else {
      return false;
    }
  }
  return /^\**$/.test(pattern.slice(p));
}
