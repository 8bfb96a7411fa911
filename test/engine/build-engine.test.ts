import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { buildEngine } from "../../.ci/engine/build-engine.ts";
import { findEngineFile } from "../../src/runtime/run/engine-instance.ts";

const quickjs = createRequire(import.meta.url).resolve("quickjs-wasi/quickjs.wasm");
const sources = {
  quickjs,
  guestFolder: fileURLToPath(new URL("../../src/runtime/guest", import.meta.url)),
  licenceFolder: fileURLToPath(new URL("../../.ci/engine/licences", import.meta.url)),
};
const scratch = mkdtempSync(join(tmpdir(), "mock-cloudfront-"));
afterAll(() => rmSync(scratch, { recursive: true }));

describe("buildEngine", () => {
  it("builds the same bytes as the engine that the tests use", () => {
    const { wasm } = buildEngine(sources);
    expect(Buffer.compare(wasm, readFileSync(findEngineFile()))).toBe(0);
  });

  it("throws for another quickjs.wasm", () => {
    const other = join(scratch, "quickjs.wasm");
    writeFileSync(other, Buffer.concat([readFileSync(quickjs), Buffer.of(0)]));
    expect(() => buildEngine({ ...sources, quickjs: other })).toThrow(/has sha256/);
  });
});

describe("the notices", () => {
  const { notices } = buildEngine(sources);

  it("name every work that the engine contains", () => {
    for (const name of ["QuickJS-ng", "quickjs-wasi", "wasi-libc", "musl", "Unicode"]) {
      expect(notices).toContain(name);
    }
  });

  it("contain the digests of quickjs.wasm and engine.wasm", () => {
    for (const file of [quickjs, findEngineFile()]) {
      expect(notices).toContain(createHash("sha256").update(readFileSync(file)).digest("hex"));
    }
  });
});
