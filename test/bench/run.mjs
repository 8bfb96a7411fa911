// `npm run bench`: every bench of this folder, one after the other, in this process where it can be.
const benches = [
  "functions",
  "distributions",
  "policies",
  "key-value-stores",
  "http",
  "engine",
  "edge-coverage",
  "import",
];
for (const bench of benches) {
  await import(`./${bench}.mjs`);
}
