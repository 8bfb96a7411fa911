import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { keyValueStore, makeConsumer, runners } from "./consumer.ts";

const lean = makeConsumer({ also: runners });
const full = makeConsumer({ also: [...runners, keyValueStore] });

/** What the compiler has to say about a consumer's files, and about all declarations that they lead to. */
function complaints(compiler: string, resolution: string, consumer: string, files: readonly string[]) {
  const config = join(consumer, `tsconfig.${compiler}.${resolution}.${files[0]}.json`);
  const module = resolution === "bundler" ? "esnext" : resolution;
  const settings = { target: "es2022", lib: ["es2022"], types: ["node"], strict: true, skipLibCheck: false };
  writeFileSync(
    config,
    JSON.stringify({
      files,
      compilerOptions: { ...settings, module, moduleResolution: resolution, noEmit: true },
    }),
  );
  const tsc = resolve("node_modules", compiler, "bin/tsc");
  return new Promise<string>((done) => {
    execFile(process.execPath, [tsc, "--project", config], (failure, stdout) =>
      done(stdout || (failure?.message ?? "")),
    );
  });
}

describe.each(["typescript-5.9", "typescript"])("with %s, all declarations checked", (compiler) => {
  it.concurrent.each(["nodenext", "bundler"])("compiles beside vitest, %s", async (resolution) => {
    const files = [
      "beside-vitest.ts",
      "matchers-beside-vitest.ts",
      "vitest-door.ts",
      "without-key-value-store.ts",
    ];
    expect(await complaints(compiler, resolution, lean, files)).toBe("");
  });

  it.concurrent("compiles beside vitest, as CommonJS", async () => {
    expect(await complaints(compiler, "nodenext", lean, ["vitest-door.cts"])).toBe("");
  });

  it.concurrent("compiles beside jest, as CommonJS, and with the key value store client", async () => {
    const files = [
      "beside-jest.cts",
      "matchers-beside-jest.cts",
      "jest-door.ts",
      "jest-door.cts",
      "with-key-value-store.ts",
    ];
    expect(await complaints(compiler, "nodenext", full, files)).toBe("");
  });
});
