/**
 * Returns the name that a misspelled one most likely stands for, for a "Did you mean" question.
 *
 * At most a third of the letters may differ. Returns undefined if no name is that close.
 */
export function findNearest(name: string, names: readonly string[]): string | undefined {
  const maxEdits = Math.max(1, Math.floor(name.length / 3));
  const ranked = names
    .map((candidate) => ({ candidate, edits: countEdits(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= maxEdits)
    .sort((a, b) => a.edits - b.edits);
  return ranked[0]?.candidate;
}

/** Returns the Damerau-Levenshtein distance (optimal string alignment), row by row. */
function countEdits(from: string, to: string): number {
  let previousRow: readonly number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const nextRow = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = getCost(row, j - 1) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const isSwapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      const swapped = isSwapped ? getCost(previousRow, j - 2) + 1 : Number.POSITIVE_INFINITY;
      nextRow.push(Math.min(replaced, swapped, getCost(row, j) + 1, getCost(nextRow, j - 1) + 1));
    }
    previousRow = row;
    row = nextRow;
  }
  return getCost(row, to.length);
}

function getCost(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
