/**
 * Times several ways of doing a thing against each other: in turn, round by round, so that all see the same
 * machine. A ratio is the median of the rounds' own ratios, which a drift of the machine's speed leaves alone.
 *
 * @param {string} title
 * @param {Record<string, (i: number) => unknown>} ways the first is the measure of the others
 * @param {{ rounds?: number, times?: number, between?: () => unknown }} options
 * @returns {Promise<Record<string, { microseconds: number, ratio: number }>>}
 */
export async function compare(title, ways, { rounds = 30, times = 500, between = () => {} } = {}) {
  const names = Object.keys(ways);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  let calls = 0;
  for (let round = -5; round < rounds; round++) {
    for (const name of names) {
      await between();
      const start = process.hrtime.bigint();
      for (let i = 0; i < times; i++) {
        await ways[name](calls++);
      }
      if (round >= 0) {
        samples[name].push(Number(process.hrtime.bigint() - start) / 1000 / times);
      }
    }
  }
  const [base] = names;
  const results = Object.fromEntries(
    names.map((name) => [
      name,
      {
        microseconds: median(samples[name]),
        ratio: median(samples[name].map((sample, round) => sample / samples[base][round])),
      },
    ]),
  );
  console.log(title);
  const width = Math.max(...names.map((name) => name.length));
  for (const [name, { microseconds, ratio }] of Object.entries(results)) {
    console.log(
      `  ${name.padEnd(width)}  ${microseconds.toFixed(1).padStart(9)} µs  ${ratio.toFixed(2).padStart(6)} x`,
    );
  }
  console.log();
  return results;
}

/** The targets that were missed in this process. */
export const missedTargets = [];

/** Prints a figure and its target. A missed target makes `npm run bench` fail. */
export function target(what, figure, limit, unit) {
  const isReached = figure <= limit;
  const line = `${what}: ${figure.toFixed(2)} of at most ${limit.toFixed(2)} ${unit}`;
  console.log(`  ${isReached ? "reached" : "MISSED "}  ${line}\n`);
  if (!isReached) {
    missedTargets.push(line);
  }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
