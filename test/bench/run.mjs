// `npm run bench`: every bench of this folder, one after the other, in this process where it can be.
for (const bench of ["functions", "distributions", "http", "engine", "edge-coverage", "import"])
  await import(`./${bench}.mjs`);
