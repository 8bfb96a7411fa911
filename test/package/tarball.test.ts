import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { publint } from "publint";
import { describe, expect, inject, it } from "vitest";
import { manifest } from "./consumer.ts";

const tarball = inject("tarball");
const files = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" })
  .trim()
  .split("\n")
  .map((path) => path.replace("package/", ""));

function built(format: string): string[] {
  return files
    .filter((file) => file.startsWith(`dist/${format}/`))
    .map((file) => file.slice(`dist/${format}/`.length));
}

describe("the tarball", () => {
  it("contains the build and the pages", () => {
    expect(files.filter((file) => !/^(dist\/(esm|cjs)|docs)\//.test(file)).sort()).toEqual(
      [
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "README.md",
        "SECURITY.md",
        "dist/engine.LICENSE.txt",
        "dist/engine.wasm",
        "package.json",
      ].filter(existsSync),
    );
  });

  // The pages have no public address yet, so a page on npm cannot link to a page outside the tarball.
  it("contains every page that one of its pages links to", () => {
    const links = files
      .filter((file) => file.endsWith(".md"))
      .flatMap((page) =>
        [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to]) =>
          join(dirname(page), to as string),
        ),
      );
    expect(
      links.filter((to) => !files.some((file) => `${file}/`.startsWith(`${to.replace(/\/$/, "")}/`))),
    ).toEqual([]);
  });

  it("contains the same modules for both module systems", () => {
    expect(built("cjs")).toEqual(expect.arrayContaining(built("esm")));
    expect(built("cjs").filter((file) => !built("esm").includes(file))).toEqual(["package.json"]);
  });

  it("contains only declarations of the source, JavaScript, and source maps", () => {
    const origins = (file: string): string[] => {
      if (file.endsWith(".js")) {
        return [file];
      }
      if (file.endsWith(".js.map")) {
        return built("esm").filter((script) => `${script}.map` === file);
      }
      return [`src/${file.replace(/\.d\.ts$/, ".ts")}`].filter(existsSync);
    };
    expect(built("esm").filter((file) => origins(file).length === 0)).toEqual([]);
  });

  it("contains every entry point", () => {
    const targets = JSON.stringify(manifest.exports).match(/(?<="\.\/)[^"]+\.(js|ts|json)(?=")/g);
    expect(files).toEqual(expect.arrayContaining(targets as string[]));
  });
});

it.each(["esm", "cjs"])("no entry point (%s) imports the command line, which would run", (format) => {
  const root = join(inject("unpacked"), "dist", format);
  const entryPoints = Object.values(manifest.exports).flatMap((target) =>
    [...JSON.stringify(target).matchAll(new RegExp(`\\./dist/${format}/([^"]+\\.js)"`, "g"))].map(
      ([, file]) => file as string,
    ),
  );
  expect(entryPoints.length).toBeGreaterThan(5);
  const loaded = new Set(entryPoints);
  for (const file of loaded) {
    const code = readFileSync(join(root, file), "utf8");
    for (const [, to] of code.matchAll(
      /(?:\bfrom\s*|\bimport\s*|\bimport\(\s*|\brequire\(\s*)"(\.[^"]+)"/g,
    )) {
      loaded.add(join(dirname(file), to as string));
    }
  }
  expect(loaded).not.toContain("cli.js");
});

it("installation runs no script", () => {
  const { scripts } = manifest;
  expect(["preinstall", "install", "postinstall", "prepare"].filter((name) => name in scripts)).toEqual([]);
});

it("the license file of the engine names the engine by its digest", () => {
  const read = (file: string) =>
    execFileSync("tar", ["-xOzf", tarball, `package/dist/${file}`], { maxBuffer: 2 ** 22 });
  const digest = createHash("sha256").update(read("engine.wasm")).digest("hex");
  expect(read("engine.LICENSE.txt").toString()).toContain(digest);
});

it("publint reports nothing", async () => {
  const { buffer } = readFileSync(tarball);
  const { messages } = await publint({ pack: { tarball: buffer as ArrayBuffer }, strict: true });
  expect(messages).toEqual([]);
});

it("attw finds the right types at every entry point", () => {
  const attw = resolve("node_modules/@arethetypeswrong/cli/dist/index.js");
  const run = () =>
    execFileSync(process.execPath, [attw, tarball, "--profile", "strict"], { encoding: "utf8" });
  expect(run).not.toThrow();
});

it("sinon is installed once, as a dependency of aws-sdk-client-mock", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const copies = Object.keys(packages).filter((path) => path.endsWith("/sinon"));
  expect(copies.sort()).toEqual(["node_modules/@types/sinon", "node_modules/sinon"]);
  expect(Object.keys(manifest.dependencies)).not.toContain("sinon");
});
