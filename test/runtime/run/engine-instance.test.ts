import { describe, expect, it } from "vitest";
import { compile } from "../../../src/runtime/run/compile.ts";
import { findEngineFile, loadEngine } from "../../../src/runtime/run/engine-instance.ts";
import { run, runBody } from "../../support/run.ts";

function source(code: string) {
  return { code, runtime: "cloudfront-js-2.0" } as const;
}

describe("the engine", () => {
  it("is found from the sources of a clone", () => {
    expect(findEngineFile()).toMatch(/src[/\\]runtime[/\\]engine\.wasm$/);
  });

  it("is loaded once", () => {
    expect(loadEngine()).toBe(loadEngine());
  });

  it("has a memory of constant size", () => {
    const { engine } = loadEngine();
    const { buffer } = engine.memory;
    runBody("var a = []; for (;;) a.push(new Uint8Array(1000));");
    expect(engine.memory.buffer).toBe(buffer);
    expect(buffer.byteLength).toBe(4 * 1024 * 1024);
  });

  it("has the same memory, byte for byte, after a run that used all of it", () => {
    const instance = loadEngine();
    const host = {
      call: () => 0,
      interrupted: () => false,
      replacePattern: () => false,
      formatNumber: () => false,
      sortProperties: () => {},
      nowMs: () => 0,
      memory: () => instance.engine.memory,
    };
    const snapshot = () => {
      instance.restore(instance.getInitialImage("cloudfront-js-2.0"), 1, host);
      return Buffer.from(new Uint8Array(instance.engine.memory.buffer).slice(instance.manifest.stateStart));
    };
    const before = snapshot();
    runBody("var a = []; for (;;) a.push('x'.repeat(500) + a.length);");
    runBody("function f() { f(); } f();");
    expect(Buffer.compare(snapshot(), before)).toBe(0);
  });
});

describe("the cache of compiled functions", () => {
  it("has an entry for each code and runtime", () => {
    const instance = loadEngine();
    const code = "function handler() { return 'kept'; }";
    expect(compile(instance, source(code))).toBe(compile(instance, source(code)));
    expect(compile(instance, { code, runtime: "cloudfront-js-1.0" })).not.toBe(
      compile(instance, source(code)),
    );
  });

  it("drops the least recently used function, which compiles to the same again", () => {
    const code = "function handler() { return { made: 'again' }; }";
    const first = run(code);
    const compiled = compile(loadEngine(), source(code));
    for (let i = 0; i < 40; i++) {
      run(`function handler() { return ${i}; }`);
    }
    expect(compile(loadEngine(), source(code))).not.toBe(compiled);
    expect(run(code)).toEqual(first);
  });

  it("has entries for code that does not compile", () => {
    const compiled = compile(loadEngine(), source("function ("));
    expect(compiled).toHaveProperty("failure");
    expect(compile(loadEngine(), source("function ("))).toBe(compiled);
  });
});
