import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, it } from "vitest";

/** What the compiler has to say about a consumer's files, and about all declarations that they lead to. */
function complaints(
  compiler: string,
  resolution: string,
  consumer: string,
  files: readonly string[],
): Promise<string> {
  const config = join(consumer, `${compiler}.${resolution}.${files[0]}.json`);
  writeFileSync(
    config,
    JSON.stringify({
      files,
      compilerOptions: {
        target: "es2022",
        lib: ["es2022"],
        types: ["node"],
        module: resolution === "bundler" ? "esnext" : resolution,
        moduleResolution: resolution,
        strict: true,
        skipLibCheck: false,
        noEmit: true,
      },
    }),
  );
  const tsc = join(process.cwd(), "node_modules", compiler, "bin/tsc");
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, "--project", config], (_, stdout) => resolve(stdout));
  });
}

it.concurrent.for([
  ["typescript-5.9", "nodenext", "lean", ["beside-vitest.ts", "without-key-value-store.ts", "common-js.cts"]],
  ["typescript-5.9", "bundler", "lean", ["beside-vitest.ts", "without-key-value-store.ts"]],
  ["typescript-5.9", "nodenext", "full", ["beside-jest.ts", "with-key-value-store.ts"]],
  ["typescript", "nodenext", "lean", ["beside-vitest.ts", "without-key-value-store.ts", "common-js.cts"]],
  ["typescript", "bundler", "lean", ["beside-vitest.ts", "without-key-value-store.ts"]],
  ["typescript", "nodenext", "full", ["beside-jest.ts", "with-key-value-store.ts"]],
  ["typescript", "bundler", "full", ["beside-jest.ts", "with-key-value-store.ts"]],
] as const)(
  "%s, %s, %s: %s compile, with all declarations checked",
  async ([compiler, resolution, consumer, files]) => {
    expect(await complaints(compiler, resolution, inject(consumer), files)).toBe("");
  },
);
