import { absences } from "../../../src/runtime/check/builtins.ts";
import { checkFunction } from "../../../src/runtime/check/check-function.ts";
import { getModuleMembers, getModuleNames } from "../../../src/runtime/check/modules.ts";
import { type FunctionRuntime, functionRuntimes } from "../../../src/runtime/check/runtimes.ts";
import { defaultLimits, fullUtilizationFuel } from "../../../src/runtime/run/limits.ts";
import type { Finding } from "../../../src/runtime.ts";
import { evaluate, runtime1, runtime2 } from "../run.ts";
import { code, grouped, table } from "./markdown.ts";
import { syntaxSamples } from "./syntax-samples.ts";

/** Returns the page of the syntax and the built-ins of each runtime, as the check and the engine report them. */
export function runtimeFeaturesPage(): string {
  return [
    "# Features of the runtimes",
    "",
    "Generated from the code check and the engine, and compared by the tests. [The code check](../guide/code-check.md) and",
    "[running functions](../guide/running-functions.md) name the sources of the facts.",
    "",
    "## Syntax",
    "",
    "The result of the check for a sample in each runtime: yes, a warning, or the error of the engine.",
    "",
    ...Object.entries(syntaxSamples).flatMap(([title, samples]) => [
      `### ${title}`,
      "",
      ...table(["", "sample", "1.0", "2.0", "instead"], samples.map(sampleRow)),
    ]),
    "## Globals",
    "",
    ...lists(globals),
    "## Modules",
    "",
    ...moduleTable(),
    "## Members of the built-ins",
    "",
    "All members except `length`, `name`, `prototype` and `constructor`.",
    "",
    ...memberTable(),
    "## Missing built-ins",
    "",
    "Built-ins of Node or a browser that a runtime lacks, and the code that the check recommends instead.",
    "",
    ...table(["missing", "in", "instead"], absenceRows()),
    "## Limits of a run",
    "",
    ...table(["limit", ""], limitRows()),
  ].join("\n");
}

/** Returns the code of a sample, and adds a `handler` if it has none. */
export function wholeSample(sample: string): string {
  return sample.includes("handle") ? sample : `${sample}\nfunction handler(event) { return event.request; }`;
}

function firstFinding(sample: string, runtime: FunctionRuntime): Finding | undefined {
  return checkFunction(wholeSample(sample), { runtime })[0];
}

function sampleRow([feature, sample]: readonly [string, string]): string[] {
  const findings = functionRuntimes.map((runtime) => firstFinding(sample, runtime));
  const advice = findings.findLast((finding) => finding !== undefined)?.message ?? "";
  const shown = sample.replace("\u00a0", "\u237d");
  return [feature, code(shown), ...findings.map(verdict), advice];
}

function verdict(finding: Finding | undefined): string {
  if (!finding) {
    return "yes";
  }
  return finding.engineMessage === undefined ? "warning" : code(finding.engineMessage);
}

interface Split {
  readonly both: readonly string[];
  readonly early: readonly string[];
  readonly late: readonly string[];
}

function split(early: readonly string[], late: readonly string[]): Split {
  return {
    both: early.filter((name) => late.includes(name)).sort(),
    early: early.filter((name) => !late.includes(name)).sort(),
    late: late.filter((name) => !early.includes(name)).sort(),
  };
}

function named(names: readonly string[]): string {
  return names.map(code).join(", ");
}

function lists({ both, early, late }: Split): string[] {
  const line = (label: string, names: readonly string[]): string[] =>
    names.length ? [`- ${label}: ${named(names)}`] : [];
  return [...line("both", both), ...line("1.0 only", early), ...line("2.0 only", late), ""];
}

/** Code that returns the members of every global of the engine by path. */
const everyMember = `(function () {
  var always = ["length", "name", "prototype", "constructor"];
  var paths = {};
  function note(path, value) {
    if ((typeof value !== "object" && typeof value !== "function") || value === null) return;
    paths[path] = Object.getOwnPropertyNames(value).filter(function (name) { return always.indexOf(name) < 0; });
    if (typeof value === "function" && value.prototype) note(path + ".prototype", value.prototype);
  }
  Object.getOwnPropertyNames(globalThis).forEach(function (name) {
    if (name !== "globalThis" && name !== "handler") note(name, globalThis[name]);
  });
  note("%TypedArray%", Object.getPrototypeOf(Uint8Array));
  return { globals: Object.getOwnPropertyNames(globalThis).filter(function (n) { return n !== "handler"; }), paths: paths };
})()`;

interface Engine {
  readonly globals: readonly string[];
  readonly paths: Readonly<Record<string, readonly string[]>>;
}
const [early, late] = [runtime1, runtime2].map((runtime) => evaluate(everyMember, runtime) as Engine) as [
  Engine,
  Engine,
];
const globals = split(early.globals, late.globals);

/** Returns the table of members. Objects with the same members share a row. */
function memberTable(): string[] {
  const paths = [...new Set([...Object.keys(early.paths), ...Object.keys(late.paths)])].sort();
  const rows = new Map<string, { readonly names: string[]; readonly members: Split }>();
  for (const path of paths) {
    const members = split(early.paths[path] ?? [], late.paths[path] ?? []);
    const key = JSON.stringify(members);
    const row = rows.get(key);
    if (row) {
      row.names.push(path);
    } else if (key !== JSON.stringify(split([], []))) {
      rows.set(key, { names: [path], members });
    }
  }
  return table(
    ["object", "both", "1.0 only", "2.0 only"],
    [...rows.values()].map(({ names, members }) => [
      named(names),
      named(members.both),
      named(members.early),
      named(members.late),
    ]),
  );
}

function moduleTable(): string[] {
  const versions = ["1.0", "2.0"] as const;
  const rows = getModuleNames("2.0").map((name) => {
    const inRuntimes = versions.filter((version) => getModuleNames(version).includes(name));
    return [code(name), inRuntimes.join(", "), named(getModuleMembers(name))];
  });
  return table(["module", "in", "members"], rows);
}

function absenceRows(): string[][] {
  const rows = new Map<
    string,
    { readonly paths: string[]; readonly from: string; readonly instead: string }
  >();
  for (const [path, { from, instead }] of absences) {
    const row = rows.get(from + instead);
    if (row) {
      row.paths.push(path);
    } else {
      rows.set(from + instead, { paths: [path], from, instead });
    }
  }
  return [...rows.values()].map(({ paths, from, instead }) => [named(paths), from, instead]);
}

function limitRows(): string[][] {
  const { fuel, logBytes, logLines } = defaultLimits;
  return [
    ["engine steps at 100 % of `ComputeUtilization`", grouped(fullUtilizationFuel)],
    ["engine steps after which a run is stopped", grouped(fuel)],
    ["lines of the log", grouped(logLines)],
    ["bytes of the log", grouped(logBytes)],
  ];
}
