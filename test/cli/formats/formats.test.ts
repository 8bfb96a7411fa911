import { describe, expect, it } from "vitest";
import { passThrough } from "../../support/make.ts";
import { createFolder, runCommand } from "../run-command.ts";

const { folder, write } = createFolder();
const good = write("good.js", passThrough);
const bad = write("a, b.js", "function handler(event) {\n  return event?.request;\n}\n");

async function check(format: string, files = [good, bad]): Promise<string> {
  return (await runCommand(["check", ...files, "--format", format])).out;
}

describe("check --format stylish", () => {
  it("prints a line per finding that begins with its place", async () => {
    expect((await check("stylish")).split("\n")).toEqual([
      expect.stringMatching(/a, b\.js:2:24 {2}error {2}runtime 2\.0 has no `\?\.`.* {2}optional-chaining$/),
      "",
      "1 error, 0 warnings in 2 files",
    ]);
  });

  it("prints the totals only if nothing was found", async () => {
    await expect(check("stylish", [good])).resolves.toBe("0 errors, 0 warnings in 1 file");
  });
});

describe("check --format github", () => {
  it("prints an annotation per finding and escapes what separates its parts", async () => {
    const [annotation = "", totals] = (await check("github")).split("\n");
    expect(annotation).toMatch(
      /^::error file=[^,]*a%2C b\.js,line=2,col=24,title=optional-chaining::runtime 2\.0 has no/,
    );
    expect(totals).toBe("1 error, 0 warnings in 2 files");
  });
});

describe("check --format sarif", () => {
  it("prints a log with one run, its rules and a place per finding", async () => {
    const log = JSON.parse(await check("sarif"));
    expect(log.version).toBe("2.1.0");
    expect(log.runs).toHaveLength(1);
    const [{ tool, results }] = log.runs;
    expect(tool.driver).toMatchObject({ name: "mock-cloudfront", rules: [{ id: "optional-chaining" }] });
    expect(results).toMatchObject([
      {
        ruleId: "optional-chaining",
        ruleIndex: 0,
        level: "error",
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: `file://${folder}/a,%20b.js` },
              region: { startLine: 2, startColumn: 24 },
            },
          },
        ],
      },
    ]);
  });

  it("gives relative paths relative to the root of the sources", async () => {
    const log = JSON.parse(await check("sarif", ["./docs/examples/demo.mjs"]));
    const { artifactLocation } = log.runs[0].results[0].locations[0].physicalLocation;
    expect(artifactLocation).toEqual({ uri: "docs/examples/demo.mjs", uriBaseId: "%SRCROOT%" });
  });
});

it("check names the formats for an unknown one", async () => {
  const { code, err } = await runCommand(["check", good, "--format", "serif"]);
  expect([code, err]).toEqual([2, expect.stringContaining("Did you mean sarif?")]);
});
