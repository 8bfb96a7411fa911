import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileFinder, findMissingFiles } from "../../../src/runtime/edge-coverage/covered-files.ts";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "covered-")));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe("createFileFinder", () => {
  it("finds the file with the text of the code", () => {
    const [a, b] = [write("a.js", "a();\n"), write("b.js", "b();\n")];
    const fileOf = createFileFinder([a, b]);
    expect([fileOf("a();\n"), fileOf("b();\n")]).toEqual([a, b]);
  });

  it.each(["a();", "a();\r\n", " a();\n", "\uFEFFa();\n", ""])("does not find a();\\n for %j", (code) => {
    expect(createFileFinder([write("a.js", "a();\n")])(code)).toBeUndefined();
  });

  it("searches all JavaScript below a folder, and no other files", () => {
    const deep = write("functions/deep/a.js", "a();");
    write("functions/notes.md", "text");
    write("functions/node_modules/b/index.js", "b();");
    const fileOf = createFileFinder([join(folder, "functions")]);
    expect([fileOf("a();"), fileOf("text"), fileOf("b();")]).toEqual([deep, undefined, undefined]);
  });

  it("returns the first of two files with the same text", () => {
    const [first, second] = [write("1.js", "a();"), write("2.js", "a();")];
    expect(createFileFinder([first, second])("a();")).toBe(first);
    expect(createFileFinder([second, first])("a();")).toBe(second);
  });

  it("resolves paths from the working directory", () => {
    const file = write("a.js", "a();");
    expect(createFileFinder([relative(".", file)])("a();")).toBe(file);
  });

  it("returns the target of a link, as the runners' reports do", () => {
    const file = write("a.js", "a();");
    const link = join(folder, "link.js");
    symlinkSync(file, link);
    expect(createFileFinder([link])("a();")).toBe(file);
  });

  it("reads the files once, at the first call", () => {
    const file = write("a.js", "a();");
    const fileOf = createFileFinder([file]);
    write("a.js", "b();");
    expect(fileOf("b();")).toBe(file);
    write("a.js", "c();");
    expect([fileOf("b();"), fileOf("c();")]).toEqual([file, undefined]);
  });

  it("keeps a byte order mark, as uploaded code does", () => {
    const file = write("a.js", "\uFEFFa();");
    expect(createFileFinder([file])("\uFEFFa();")).toBe(file);
  });
});

describe("findMissingFiles", () => {
  it("returns missing paths, and folders without JavaScript", () => {
    const file = write("a.js", "a();");
    write("docs/a.md", "text");
    const [gone, docs] = [join(folder, "gone.js"), join(folder, "docs")];
    expect(findMissingFiles([file, gone, docs])).toEqual([gone, docs]);
  });
});
