import { readFileSync } from "node:fs";
import { assumptions } from "../../conformance/assumptions/index.ts";
import type { Probe } from "../../conformance/probe.ts";
import { probes } from "../../conformance/probes/index.ts";
import type { Settled } from "../../conformance/settled.ts";

const settled: Settled = JSON.parse(readFileSync("test/conformance/settled.json", "utf8"));

/** Writes docs/reference/conformance.md: how sure each fact is that the conformance suite asks about. */
export function conformancePage(): string {
  const counts = (["documented", "seen", "assumed"] as const).map(
    (certainty) => `${probes.filter((probe) => probe.certainty === certainty).length} ${certainty}`,
  );
  return `# How sure the facts are

Generated from the probes of the [conformance suite](../contributing/conformance.md), and checked by the tests. The mock
agrees with all of them. "AWS" says when the real service was asked last, and whether it agreed.

${probes.length} facts have a probe: ${counts.join(", ")}.

${listFamilies().map(writeFamily).join("\n\n")}

## Assumptions without a probe

No run of the suite settles these, for the reason given. Where a request would, the reason names it.

| source file | assumed | why no probe settles it |
| --- | --- | --- |
${listUnreachable().join("\n")}
`;
}

function listFamilies(): string[] {
  return [...new Set(probes.map(getFamily))];
}

function getFamily({ name }: Probe): string {
  return name.slice(0, name.indexOf(": "));
}

function writeFamily(family: string): string {
  const rows = probes
    .filter((probe) => getFamily(probe) === family)
    .map(({ name, certainty, source, pace }) => {
      const fact = `${escapeCell(name.slice(family.length + 2))}${pace === "slow" ? " (slow)" : ""}`;
      const last = settled[name];
      const answer = last === undefined ? "never" : `${last.date}: ${last.outcome}`;
      return `| ${fact} | ${certainty} | ${escapeCell(source)} | ${answer} |`;
    });
  const title = `${family.charAt(0).toUpperCase()}${family.slice(1)}`;
  return [`## ${title}`, "", "| fact | how sure | source | AWS |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

function listUnreachable(): string[] {
  return Object.entries(assumptions).flatMap(([file, texts]) =>
    texts.flatMap(([text, settlement]) =>
      "unreachable" in settlement
        ? [`| \`${file}\` | ${escapeCell(text)} | ${escapeCell(settlement.unreachable)} |`]
        : [],
    ),
  );
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
