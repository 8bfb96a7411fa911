import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { checkFunction } from "../../src/runtime/check/check-function.ts";
import { rules } from "../../src/runtime/check/rules.ts";
import { functionRuntimes } from "../../src/runtime/check/runtimes.ts";
import { getOperationId } from "../../src/sdk/operation.ts";
import { apiPage } from "../support/reference/api.ts";
import { conformancePage } from "../support/reference/conformance.ts";
import { coveragePage, everyOperation, owners, withOperationCounts } from "../support/reference/coverage.ts";
import { errorsPage } from "../support/reference/errors.ts";
import { quotasPage } from "../support/reference/quotas.ts";
import { runtimeFeaturesPage, wholeSample } from "../support/reference/runtime-features.ts";
import { syntaxSamples } from "../support/reference/syntax-samples.ts";

// `npx vitest run --project conventions --update` regenerates the pages. errors.md makes every operation raise its errors,
// which takes longer than a usual test.
it.each([
  ["api.md", apiPage],
  ["conformance.md", conformancePage],
  ["coverage.md", coveragePage],
  ["errors.md", errorsPage],
  ["quotas.md", quotasPage],
  ["runtime-features.md", runtimeFeaturesPage],
] as const)(
  "docs/reference/%s is what the sources say",
  async (page, write) => {
    await expect(await write()).toMatchFileSnapshot(`../../docs/reference/${page}`);
  },
  180_000,
);

it("README.md has the counts of handled operations", async () => {
  await expect(withOperationCounts(readFileSync("README.md", "utf8"))).toMatchFileSnapshot("../../README.md");
});

it("every handled operation is one of the two clients'", () => {
  expect(everyOperation.map(getOperationId)).toEqual(expect.arrayContaining([...owners.keys()]));
});

it("every rule of the code check has a sample in runtime-features.md", () => {
  const samples = Object.values(syntaxSamples).flat();
  const found = samples.flatMap(([, sample]) =>
    functionRuntimes.flatMap((runtime) => checkFunction(wholeSample(sample), { runtime })),
  );
  expect(found.map(({ rule }) => rule)).toEqual(expect.arrayContaining(rules.map(({ name }) => name)));
});
