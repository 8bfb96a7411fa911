import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFolderReader } from "../../../src/edge/origins/folder.ts";
import { toText } from "../../support/edge-messages.ts";

describe("createFolderReader()", () => {
  let root: string;
  let dir: string;

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "mock-cloudfront-"));
    dir = join(root, "dist");
    mkdirSync(join(dir, "blog"), { recursive: true });
    writeFileSync(join(dir, "blog", "index.html"), "blog");
    writeFileSync(join(root, "secret.txt"), "secret");
    mkdirSync(join(root, "dist-other"));
    writeFileSync(join(root, "dist-other", "a.txt"), "other");
    symlinkSync(join(root, "secret.txt"), join(dir, "link.txt"));
    symlinkSync(join(dir, "blog", "index.html"), join(dir, "inside.html"));
  });

  afterAll(() => rmSync(root, { recursive: true }));

  function read(path: string): string | undefined {
    const bytes = createFolderReader(dir)(path);
    return bytes && toText(bytes);
  }

  it("reads a file below the folder, at each request", () => {
    const file = createFolderReader(dir);
    expect(read("/blog/index.html")).toBe("blog");
    writeFileSync(join(dir, "new.txt"), "1");
    expect(toText(file("/new.txt") ?? new Uint8Array())).toBe("1");
  });

  it.each([
    "/none",
    "/blog",
    "/blog/",
    "/",
    "/../secret.txt",
    "/blog/../../secret.txt",
    "/../dist-other/a.txt",
    "/link.txt",
    "/blog/index.html\0.txt",
  ])("has no file at %j", (path) => {
    expect(read(path)).toBeUndefined();
  });

  it("follows a link that stays in the folder", () => {
    expect(read("/inside.html")).toBe("blog");
  });

  it("throws for a folder that does not exist", () => {
    expect(() => createFolderReader(join(root, "none"))).toThrow(
      /\{ dir: ".*none" \}, but .* is not a folder/,
    );
  });
});
