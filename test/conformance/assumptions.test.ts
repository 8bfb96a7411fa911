import { expect, it } from "vitest";
import { assumptions } from "./assumptions/index.ts";
import { findAssumptions } from "./find-assumptions.ts";
import { probes } from "./probes/index.ts";

it("every assumption in the sources is settled by a probe, or listed with the reason why none can settle it", () => {
  const marks = findAssumptions("src").map(({ file, text }) => `${file}: ${text}`);
  const listed = Object.entries(assumptions).flatMap(([file, texts]) =>
    texts.map(([text]) => `${file}: ${text}`),
  );
  expect(listed.sort()).toEqual(marks.sort());
});

it("every settlement names a probe, or a reason", () => {
  const names = new Set(probes.map(({ name }) => name));
  const wrong = Object.values(assumptions)
    .flat()
    .map(([, settlement]) => settlement)
    .filter((settlement) =>
      "probe" in settlement ? !names.has(settlement.probe) : settlement.unreachable.length < 10,
    );
  expect(wrong).toEqual([]);
});

it("every probe of an assumption settles one in the sources", () => {
  const settling = new Set(
    Object.values(assumptions)
      .flat()
      .map(([, settlement]) => ("probe" in settlement ? settlement.probe : "")),
  );
  const idle = probes.filter(({ name, certainty }) => certainty === "assumed" && !settling.has(name));
  expect(idle.map(({ name }) => name)).toEqual([]);
});
