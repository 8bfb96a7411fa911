import { describe, expect, it } from "vitest";
import { passThrough } from "../support/make.ts";
import { createFolder, runCommand } from "./run-command.ts";

const { folder, write } = createFolder();
const good = write("good.js", passThrough);
const bad = write("bad.js", "function handler(event) {\n  return event?.request;\n}\n");

describe("mock-cloudfront check", () => {
  it("reports no errors for valid code", async () => {
    await expect(runCommand(["check", good])).resolves.toEqual({
      code: 0,
      out: "0 errors, 0 warnings in 1 file",
      err: "",
    });
  });

  it("prints each error with its place and the code around it, and fails", async () => {
    const { code, out } = await runCommand(["check", good, bad]);
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`^${bad}:2:\\d+\\nerror: runtime 2\\.0 has no \`\\?\\.\``));
    expect(out).toContain("> 2 |   return event?.request;");
    expect(out).toMatch(/1 error, 0 warnings in 2 files$/);
  });

  it("prints the errors as JSON", async () => {
    const { code, out } = await runCommand(["check", bad, "--format", "json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([
      { file: bad, severity: "error", rule: "optional-chaining", line: 2 },
    ]);
    await expect(runCommand(["check", good, "--format=json"])).resolves.toMatchObject({ out: "[]", code: 0 });
  });

  it("checks code for runtime 1.0", async () => {
    const later = write("later.js", "const handler = (event) => event.request;\n");
    await expect(runCommand(["check", later, "--runtime", "cloudfront-js-1.0"])).resolves.toMatchObject({
      code: 1,
    });
  });

  it("rejects a folder without JavaScript, and a glob without a match", async () => {
    write("empty/readme.txt", "");
    const { err } = await runCommand(["check", `${folder}/empty`]);
    expect(err).toContain("There is no JavaScript below the folder");
    expect((await runCommand(["check", `${folder}/*.ts`])).err).toContain("No file matches");
    expect((await runCommand(["check", `${folder}/none/*.js`])).err).toContain("No file matches");
  });
});

describe("mock-cloudfront check expands", () => {
  const { folder: root, write: writeFile } = createFolder();
  for (const name of ["a.js", "b.mjs", "c.ts", "deep/d.js", "deep/er/e.cjs", "node_modules/x/f.js"]) {
    writeFile(name, passThrough);
  }

  it.each<[paths: string[], files: string[]]>([
    [["."], ["a.js", "b.mjs", "deep/d.js", "deep/er/e.cjs"]],
    [["deep/"], ["deep/d.js", "deep/er/e.cjs"]],
    [["*.js"], ["a.js"]],
    [["**/*.js"], ["a.js", "deep/d.js"]],
    [["deep/**"], ["deep/d.js", "deep/er/e.cjs"]],
    [["*.{js,mjs}"], ["a.js", "b.mjs"]],
    [["?.js"], ["a.js"]],
    [["[a-b].*"], ["a.js", "b.mjs"]],
    [
      ["a.js", "*.js", "."],
      ["a.js", "b.mjs", "deep/d.js", "deep/er/e.cjs"],
    ],
  ])("%j to %j", async (paths, files) => {
    const broken = "function handler(";
    for (const file of files) {
      writeFile(file, broken);
    }
    const given = paths.map((path) => `${root}/${path}`);
    const { out } = await runCommand(["check", ...given, "--format", "json"]);
    const found: { file: string }[] = JSON.parse(out);
    for (const file of files) {
      writeFile(file, passThrough);
    }
    expect(
      [...new Set(found.map(({ file }) => file.replace(`${root}/`, "").replace(/^\.\//, "")))].sort(),
    ).toEqual(files);
  });
});
