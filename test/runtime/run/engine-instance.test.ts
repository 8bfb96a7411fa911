import { describe, expect, it } from "vitest";
import { compile } from "../../../src/runtime/run/compile.ts";
import { findEngineFile, loadEngine } from "../../../src/runtime/run/engine-instance.ts";
import { run, runBody } from "../../support/run.ts";

function source(code: string) {
  return { code, runtime: "cloudfront-js-2.0" } as const;
}

describe("the engine", () => {
  it("is found from the sources, where a clone has it", () => {
    expect(findEngineFile()).toMatch(/engine[/\\]engine\.wasm$/);
  });

  it("is loaded once", () => {
    expect(loadEngine()).toBe(loadEngine());
  });

  it("has a memory that never changes its size", () => {
    const { engine } = loadEngine();
    const { buffer } = engine.memory;
    runBody("var a = []; for (;;) a.push(new Uint8Array(1000));");
    expect(engine.memory.buffer).toBe(buffer);
    expect(buffer.byteLength).toBe(4 * 1024 * 1024);
  });

  it("is put back to the byte after the worst that a run can do", () => {
    const machine = loadEngine();
    const host = {
      call: () => 0,
      interrupted: () => false,
      nowMs: () => 0,
      memory: () => machine.engine.memory,
    };
    const snapshot = () => {
      machine.restore(machine.getInitialImage("cloudfront-js-2.0"), 1, host);
      return Buffer.from(new Uint8Array(machine.engine.memory.buffer).slice(machine.manifest.stateStart));
    };
    const before = snapshot();
    runBody("var a = []; for (;;) a.push('x'.repeat(500) + a.length);");
    runBody("function f() { f(); } f();");
    expect(Buffer.compare(snapshot(), before)).toBe(0);
  });
});

describe("compiled functions", () => {
  it("are kept, by code and runtime", () => {
    const machine = loadEngine();
    const code = "function handler() { return 'kept'; }";
    expect(compile(machine, source(code))).toBe(compile(machine, source(code)));
    expect(compile(machine, { code, runtime: "cloudfront-js-1.0" })).not.toBe(compile(machine, source(code)));
  });

  it("are let go when many others came since, and made again the same", () => {
    const code = "function handler() { return { made: 'again' }; }";
    const first = run(code);
    const compiled = compile(loadEngine(), source(code));
    for (let i = 0; i < 40; i++) {
      run(`function handler() { return ${i}; }`);
    }
    expect(compile(loadEngine(), source(code))).not.toBe(compiled);
    expect(run(code)).toEqual(first);
  });

  it("that do not compile are kept as well", () => {
    const compiled = compile(loadEngine(), source("function ("));
    expect(compiled).toHaveProperty("failure");
    expect(compile(loadEngine(), source("function ("))).toBe(compiled);
  });
});
