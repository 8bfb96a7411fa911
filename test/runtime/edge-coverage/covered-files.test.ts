import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeMatcher, findMissing } from "../../../src/runtime/edge-coverage/covered-files.ts";

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

describe("codeMatcher", () => {
  it("tells the file whose text the code is", () => {
    const [a, b] = [write("a.js", "a();\n"), write("b.js", "b();\n")];
    const fileOf = codeMatcher([a, b]);
    expect([fileOf("a();\n"), fileOf("b();\n")]).toEqual([a, b]);
  });

  it.each(["a();", "a();\r\n", " a();\n", "\uFEFFa();\n", ""])("does not take %j for a();\\n", (code) => {
    expect(codeMatcher([write("a.js", "a();\n")])(code)).toBeUndefined();
  });

  it("takes a folder for all JavaScript below it, and nothing else", () => {
    const deep = write("functions/deep/a.js", "a();");
    write("functions/notes.md", "text");
    write("functions/node_modules/b/index.js", "b();");
    const fileOf = codeMatcher([join(folder, "functions")]);
    expect([fileOf("a();"), fileOf("text"), fileOf("b();")]).toEqual([deep, undefined, undefined]);
  });

  it("means the first of two files with one text", () => {
    const [first, second] = [write("1.js", "a();"), write("2.js", "a();")];
    expect(codeMatcher([first, second])("a();")).toBe(first);
    expect(codeMatcher([second, first])("a();")).toBe(second);
  });

  it("reads paths from where the process runs", () => {
    const file = write("a.js", "a();");
    expect(codeMatcher([relative(".", file)])("a();")).toBe(file);
  });

  it("names the file behind a link, as the runners' reports do", () => {
    const file = write("a.js", "a();");
    const link = join(folder, "link.js");
    symlinkSync(file, link);
    expect(codeMatcher([link])("a();")).toBe(file);
  });

  it("reads the files once, when it is first asked", () => {
    const file = write("a.js", "a();");
    const fileOf = codeMatcher([file]);
    write("a.js", "b();");
    expect(fileOf("b();")).toBe(file);
    write("a.js", "c();");
    expect([fileOf("b();"), fileOf("c();")]).toEqual([file, undefined]);
  });

  it("keeps a byte order mark, as code that is uploaded does", () => {
    const file = write("a.js", "\uFEFFa();");
    expect(codeMatcher([file])("\uFEFFa();")).toBe(file);
  });
});

describe("findMissing", () => {
  it("names what is not there, and folders without JavaScript", () => {
    const file = write("a.js", "a();");
    write("docs/a.md", "text");
    const [gone, docs] = [join(folder, "gone.js"), join(folder, "docs")];
    expect(findMissing([file, gone, docs])).toEqual([gone, docs]);
  });
});
