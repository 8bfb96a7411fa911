import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { createConsumer, keyValueStore, runNode, runners } from "./consumer.ts";

const lean = createConsumer({ also: runners });
const full = createConsumer({ also: [...runners, keyValueStore] });

interface Compilation {
  readonly compiler: "typescript" | "typescript-5.9";
  readonly files: readonly string[];
  readonly module: string;
  readonly moduleResolution: string;
  /** Checks all declarations too, ours and those that ours import. */
  readonly checkDeclarations?: boolean;
  /** The declarations of the platform. @defaultValue those of Node.js */
  readonly platform?: { readonly lib: readonly string[]; readonly types: readonly string[] };
}

/** Compiles files of a consumer and returns the compiler's messages. */
async function compile(consumer: string, compilation: Compilation): Promise<string> {
  const { compiler, files, module, moduleResolution, checkDeclarations = false } = compilation;
  const { platform = { lib: ["es2022"], types: ["node"] } } = compilation;
  const config = join(consumer, `tsconfig.${compiler}.${moduleResolution}.${files.length}.json`);
  const settings = { target: "es2022", ...platform, strict: true, noEmit: true };
  const compilerOptions = { ...settings, module, moduleResolution, skipLibCheck: !checkDeclarations };
  writeFileSync(config, JSON.stringify({ files, compilerOptions }));
  const { output } = await runNode(
    consumer,
    resolve("node_modules", compiler, "bin/tsc"),
    "--project",
    config,
  );
  return output;
}

const moduleFiles = [
  "beside-vitest.ts",
  "matchers-beside-vitest.ts",
  "integration.ts",
  "matchers-beside-expect.ts",
  "without-key-value-store.ts",
  "visits.ts",
];
const allFiles = [
  ...moduleFiles,
  "integration.cts",
  "beside-jest.cts",
  "matchers-beside-jest.cts",
  "integration-jest.ts",
  "integration-jest.cts",
];

describe.each(["typescript", "typescript-5.9"] as const)("with %s", (compiler) => {
  it.concurrent("all entry points compile as ES modules and as CommonJS, with all declarations checked", async () => {
    const nodenext = { module: "nodenext", moduleResolution: "nodenext" };
    expect(await compile(lean, { compiler, files: allFiles, ...nodenext, checkDeclarations: true })).toBe("");
  });
});

it.concurrent("all entry points compile with the resolution of bundlers", async () => {
  const bundler = { module: "esnext", moduleResolution: "bundler" };
  expect(await compile(lean, { compiler: "typescript", files: moduleFiles, ...bundler })).toBe("");
});

it.concurrent("all entry points compile with the old resolution of CommonJS projects", async () => {
  const node10 = { module: "commonjs", moduleResolution: "node" };
  expect(await compile(lean, { compiler: "typescript-5.9", files: ["node10.ts"], ...node10 })).toBe("");
});

it.concurrent("visits compile with the types of browsers", async () => {
  const platform = { lib: ["es2022", "dom", "dom.iterable"], types: [] };
  const bundler = { module: "esnext", moduleResolution: "bundler" };
  expect(await compile(lean, { compiler: "typescript", files: ["visits.ts"], ...bundler, platform })).toBe(
    "",
  );
});

it.concurrent("the optional key value store client is typed if it is installed", async () => {
  const nodenext = { module: "nodenext", moduleResolution: "nodenext", checkDeclarations: true };
  expect(
    await compile(full, { compiler: "typescript", files: ["with-key-value-store.ts"], ...nodenext }),
  ).toBe("");
});
