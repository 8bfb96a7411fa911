import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { FunctionRuntime } from "../../src/runtime/check/runtimes.ts";
import { runFunction, viewerRequest } from "../../src/runtime.ts";
import { njsDifferences } from "../support/reference/njs-differences.ts";

interface NjsCase {
  readonly id: string;
  readonly runtime: FunctionRuntime;
  readonly code: string;
  /** The logs joined with line breaks, and the error, as njs 0.4.3 (1.0) or 0.8.2 (2.0) printed them. */
  readonly expected: { readonly logs?: string; readonly error?: string };
  /** True if a real function can return or log something else because of the difference. */
  readonly matters?: true;
}

/** Measured with the command line tools of njs 0.4.3 and 0.8.2, built from https://github.com/nginx/njs. */
const cases = JSON.parse(readFileSync(new URL("./njs-cases.json", import.meta.url), "utf8")) as NjsCase[];

const couldNotRun =
  "The CloudFront function associated with the CloudFront distribution is invalid or could not run. ";
const event = viewerRequest({ uri: "/a", querystring: { a: "1", b: "2" } });

function isListed({ id }: NjsCase): boolean {
  return njsDifferences.some(({ cases: parts }) =>
    parts.some((part) => id === part || id.startsWith(`${part}-`)),
  );
}

async function runCase({ code, runtime }: NjsCase) {
  const { errorMessage, logs } = await runFunction(code, event, { runtime });
  return { error: errorMessage.replace(couldNotRun, ""), logs: logs.join("\n") };
}

describe("a run behaves like njs", () => {
  it.each(cases.filter((each) => !isListed(each)))("in $id", async (each) => {
    const { error = "", logs = "" } = each.expected;
    expect(await runCase(each)).toEqual({ error, logs });
  });

  it("in 85 % of the cases that matter", async () => {
    const mattering = cases.filter(({ matters }) => matters === true);
    const results = await Promise.all(
      mattering.map(async (each) => {
        const { error, logs } = await runCase(each);
        return error === (each.expected.error ?? "") && logs === (each.expected.logs ?? "");
      }),
    );
    const share = results.filter((matches) => matches).length / mattering.length;
    expect(share).toBeGreaterThanOrEqual(0.85);
  });
});

it("every listed difference names a case", () => {
  const unused = njsDifferences
    .flatMap(({ cases: parts }) => parts)
    .filter((part) => !cases.some(({ id }) => id === part || id.startsWith(`${part}-`)));
  expect(unused).toEqual([]);
});
