import { describe, expect, it } from "vitest";
import type { LimitName } from "../../src/runtime/run/run-report.ts";
import { errorOf, evaluate, rewriteCode, run, runBody, runtime1, runtime2 } from "../support/run.ts";

const innocent = run(rewriteCode);

function expectLimit(code: string, which: LimitName): void {
  const first = run(code);
  expect(first.outcome).toMatchObject({ kind: "limit", which });
  expect(run(rewriteCode)).toEqual(innocent);
  expect(run(code)).toEqual(first);
}

function handler(body: string) {
  return `function handler(event) { ${body} }`;
}

describe("endless code", () => {
  it.each([
    ["a toJSON of the result", handler("return { toJSON: function () { while (true) {} } };")],
    ["a getter on the result", handler("return { get uri() { while (true) {} } };")],
    [
      "a then getter of an async result",
      "async function handler() { return { get then() { while (true) {} } }; }",
    ],
    [
      "a message getter of what is thrown",
      handler(
        "var e = new Error('a'); Object.defineProperty(e, 'message', { get: function () { while (true) {} } }); throw e;",
      ),
    ],
    ["toString of what is thrown", handler("throw { toString: function () { while (true) {} } };")],
    [
      "a getter in the place of the handler",
      "Object.defineProperty(globalThis, 'handler', { get: function () { while (true) {} } });",
    ],
    [
      "Symbol.species of an array",
      handler(
        "var a = [1]; a.constructor = {}; a.constructor[Symbol.species] = function () { while (true) {} }; a.map(function (x) { return x; });",
      ),
    ],
    [
      "two overflows of the stack in a finally",
      handler("function f() { try { f(); } finally { f(); } } f();"),
    ],
    [
      "a promise job behind a handler that is done",
      handler("(function again() { Promise.resolve().then(again); })(); return event.request;"),
    ],
    [
      "an async generator",
      "async function* g() { for (;;) yield 1; } async function handler() { for await (const x of g()) {} }",
    ],
    ["writing to the log", handler("for (;;) console.log('x');")],
    ["hashing", handler("for (;;) require('crypto').createHash('sha256').update('x').digest();")],
    [
      "hashing more and more",
      handler("var h = require('crypto').createHash('md5'); for (;;) h.update('x'.repeat(1000));"),
    ],
    ["encoding", handler("var b = Buffer.alloc(200000); for (;;) b.toString('base64');")],
    ["a method of Buffer on something else", handler("Buffer.prototype.fill.call({ length: 1e9 }, 1);")],
    [
      "catching what says to stop",
      handler("for (;;) { try { for (;;) {} } catch (e) {} finally { continue; } }"),
    ],
    ["a sparse result", handler("var a = []; a[4294967290] = 1; return a;")],
  ])("ends: %s", (_name, code) => {
    expectLimit(code, "cpu");
  });
});

describe("code that calls the host", () => {
  /** Processor time, not time on the clock: a busy machine is no failure. */
  const cpuMs = (code: string, runtime = runtime2): number => {
    const started = process.cpuUsage();
    const report = run(code, runtime);
    const { user, system } = process.cpuUsage(started);
    expect(report.outcome).toMatchObject({ kind: "limit", which: "cpu" });
    return (user + system) / 1_000;
  };
  /** Far above what an endless loop takes on a slow machine, far below what unpaid work did. */
  const maxMs = 1_000;
  const parse = (text: string, options = "") =>
    handler(`var q = require('querystring'), s = ${text}; for (;;) q.parse(s${options});`);

  it.each([
    ["parsing escapes", parse("'a=' + '%41'.repeat(60000)")],
    ["parsing percent signs", parse("'a=' + '%'.repeat(200000)")],
    ["parsing one character with an escape", parse("'a'.repeat(200000) + '%41'")],
    ["parsing separators", parse("'&'.repeat(200000)")],
    ["parsing many parameters", parse("'a&'.repeat(50000)", ", '&', '=', { maxKeys: 0 }")],
    [
      "unescaping",
      handler("var q = require('querystring'), s = 'a'.repeat(200000) + '%41'; for (;;) q.unescape(s);"),
    ],
    ["compiling patterns", handler("for (var i = 0; ; i++) new RegExp('a.b$'.repeat(500) + i);")],
    ["compiling a long pattern", handler("for (;;) new RegExp('[a-z]'.repeat(20000));")],
    ["printing numbers", handler("for (var x = 0.1; ; x += 0.1) String(x);")],
    ["printing numbers with a radix", handler("for (var x = 0.1; ; x += 0.1) x.toString(7);")],
    ["failing calls", handler("for (;;) { try { event.foo(); } catch (e) {} }")],
    ["failing patterns", handler("for (;;) { try { new RegExp('('.repeat(1000)); } catch (e) {} }")],
    ["sorting", handler("for (var a = []; ; a.push(a.length)) a.sort(function (x, y) { return y - x; });")],
    ["parsing dates", handler("for (;;) Date.parse('2024-01-01'.padEnd(100000));")],
    ["dumping", handler("for (var o = {}; ; o = { o: o }) console.log(o);")],
  ])("pays for it: %s", (_name, code) => {
    expect(cpuMs(code)).toBeLessThan(maxMs);
  });

  it.each([
    [
      "listing many properties",
      handler("var o = {}; for (var i = 0; ; i++) { o['k' + i] = i; Object.keys(o); }"),
    ],
    ["parsing names that overlap", parse("'a&'.repeat(50000)", ", '&', '=', { maxKeys: 0 }")],
    ["wrapping integers", handler("for (;;) parseInt('9'.repeat(10000));")],
  ])("pays for it in runtime 1.0: %s", (_name, code) => {
    expect(cpuMs(code, runtime1)).toBeLessThan(maxMs);
  });
});

describe("code that uses all memory", () => {
  it.each([
    ["small buffers", handler("var a = []; for (;;) a.push(new Uint8Array(100));")],
    ["one array", handler("new Array(1e8).fill(0);")],
    ["a string that doubles", handler("var s = 'x'; for (;;) s += s;")],
    [
      "a view that lies about its length",
      handler(
        "var u = new Uint8Array(8); Object.defineProperty(u, 'length', { value: 1e9 }); Buffer.from(u);",
      ),
    ],
  ])("fails: %s", (_name, code) => {
    expectLimit(code, "memory");
  });

  it("can catch the error, free memory and continue", () => {
    const { outcome } = run(
      handler(
        "var a = []; try { for (;;) a.push(new Uint8Array(10000)); } catch (e) { a = null; return { m: String(e) }; }",
      ),
    );
    expect(outcome).toEqual({ kind: "returned", json: '{"m":"InternalError: out of memory"}' });
  });

  it("has between 1.5 and 2 MB", () => {
    const count =
      "var n = 0, a = []; try { for (;;) { a.push(new Uint8Array(65536)); n += 65536; } } catch (e) { a = null; } return [n];";
    const { outcome } = runBody(count);
    const [bytes] = JSON.parse(outcome.kind === "returned" ? (outcome.json ?? "") : "[0]") as [number];
    expect(bytes).toBeGreaterThan(1.5 * 1024 * 1024);
    expect(bytes).toBeLessThan(2 * 1024 * 1024);
  });
});

describe("deeply nested code", () => {
  const sources: Record<string, string> = {
    brackets: `var a = ${"[".repeat(3_000)}${"]".repeat(3_000)};`,
    negations: `var a = ${"!".repeat(9_000)}1;`,
    conditions: `var a = ${"1?1:".repeat(4_500)}1;`,
    assignments: `var a; ${"a=".repeat(4_500)}1;`,
    arrows: `var a = ${"a=>".repeat(3_000)}1;`,
    elses: `var x; ${"if (x) {} else ".repeat(1_500)}{}`,
    templates: `var a = ${"`${".repeat(1_500)}1${"}`".repeat(1_500)};`,
    labels: `${Array.from({ length: 1_400 }, (_, i) => `l${i}:`).join("")};`,
  };

  it.each(Object.entries(sources))("throws an ordinary error: %s", (_name, source) => {
    const code = `${source}\nfunction handler() { return 1; }`;
    expect(errorOf(run(code))).toBe("RangeError: Maximum call stack size exceeded");
    expect(run(rewriteCode)).toEqual(innocent);
  });

  it.each([
    ["JSON", "JSON.parse('['.repeat(50000));"],
    ["a pattern", "new RegExp('(?:'.repeat(5000) + ')'.repeat(5000));"],
    ["a chain of conversions", "var o = { toString: function () { return '' + o; } }; '' + o;"],
  ])("throws while it runs: %s", (_name, body) => {
    expect(runBody(body).outcome.kind).toBe("threw");
    expect(run(rewriteCode)).toEqual(innocent);
  });
});

describe("code that tries to leave the guest", () => {
  it.each([
    "Function('return this')()",
    "new Function('return 1')",
    "(function () {}).constructor('return 1')",
    "(function* () {}).constructor('yield 1')",
    "(async function () {}).constructor('return 1')",
    "(async function* () {}).constructor('yield 1')",
    "console.log.constructor('return process')()",
    "require.constructor('return process')()",
    "event.constructor.constructor('return process')()",
    "Buffer.from.constructor('return process')()",
    "Object.getPrototypeOf(async function () {}).constructor('return process')",
  ])("makes no code of text: %s", (expression) => {
    expect(errorOf(runBody(expression))).toMatch(/^EvalError: /);
  });

  it.each([
    "process",
    "window",
    "host",
    "entries",
    "std",
    "os",
    "WebAssembly",
    "setTimeout",
    "module",
    "exports",
  ])("has no %s", (name) => {
    expect(evaluate(`typeof ${name}`)).toBe("undefined");
  });

  it("cannot reach a function of the prelude from a frame", () => {
    const body =
      "try { require('crypto').createHash('nope'); } catch (e) { return [typeof e.stack, Object.getOwnPropertyNames(e)]; }";
    expect(runBody(body).outcome).toEqual({ kind: "returned", json: '["undefined",["message"]]' });
  });

  it("cannot construct a digest", () => {
    const digest = "require('crypto').createHash('md5')";
    expect(evaluate(`Object.getOwnPropertyNames(Object.getPrototypeOf(${digest}))`)).toEqual([
      "update",
      "digest",
      "copy",
    ]);
    expect(errorOf(runBody(`${digest}.update.call({}, 'x')`))).toMatch(/^TypeError/);
  });

  it("pollutes prototypes of its own run only", () => {
    runBody(
      "Object.prototype.polluted = 1; Array.prototype.push = null; JSON.parse = null; return event.request;",
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(evaluate("[({}).polluted, typeof JSON.parse]")).toEqual([null, "function"]);
  });

  it("changes a module of its own run only", () => {
    runBody(
      "require('crypto').createHash = null; require('querystring').parse = null; return event.request;",
    );
    expect(evaluate("[typeof require('crypto').createHash, typeof require('querystring').parse]")).toEqual([
      "function",
      "function",
    ]);
  });
});

describe("replaced built-ins", () => {
  const lineBreak = `
    var NativeError = Error, broken = function () { throw new NativeError('replaced'); };
    ['slice', 'indexOf', 'charCodeAt', 'replaceAll', 'toLowerCase'].forEach(function (k) { String.prototype[k] = broken; });
    ['push', 'join', 'map', 'concat'].forEach(function (k) { Array.prototype[k] = broken; });
    ['call', 'apply', 'bind'].forEach(function (k) { Function.prototype[k] = broken; });
    ['exec', 'test'].forEach(function (k) { RegExp.prototype[k] = broken; });
    ['keys', 'defineProperty', 'assign'].forEach(function (k) { Object[k] = broken; });
    Array.prototype[Symbol.iterator] = broken; Array.isArray = broken; Promise.prototype.then = broken;
    JSON.parse = JSON.stringify = broken; decodeURIComponent = encodeURIComponent = broken; Math.min = broken;
    Uint8Array.prototype.set = broken; Uint8Array.prototype.subarray = broken; Number.isInteger = broken;
    Object.prototype.hasOwnProperty = broken; Object.prototype.isPrototypeOf = broken;
    if (typeof Buffer !== 'undefined') Buffer.isBuffer = broken;
    Error = TypeError = RangeError = SyntaxError = InternalError = EvalError = broken;
    Uint8Array = globalThis.DataView = RegExp = Date = broken;`;

  it.each([
    ["Buffer.from('a b').toString('base64')", "YSBi"],
    ["Buffer.concat([Buffer.from('a'), Buffer.from('b')]).toString()", "ab"],
    ["Buffer.from('abcd').subarray(1, 3).toString()", "bc"],
    ["require('crypto').createHash('md5').update('a').digest('hex')", "0cc175b9c0f1b6a831c399e269772661"],
    ["require('querystring').stringify({ a: ['1', 'b c'] })", "a=1&a=b%20c"],
    ["require('querystring').parse('a=1&a=%20').a[1]", " "],
    ["new TextDecoder().decode(new TextEncoder().encode('é'))", "é"],
    ["new D(0).toISOString()", "1970-01-01T00:00:00.000Z"],
    ["Buffer.from(U.of(97, 98).buffer).toString()", "ab"],
    ["Buffer.from({ valueOf: function () { return 'ab'; } }).toString()", "ab"],
    ["Buffer.from('ab').readUInt16BE(0)", 0x6162],
    ["crypto.getRandomValues(new U(2)).length", 2],
    ["thrown(function () { Buffer.from('a', 'nope'); })", 'TypeError: "nope" encoding is not supported'],
    ["thrown(function () { require('nope'); })", 'Error: Cannot find module "nope"'],
    ["thrown(function () { J('{'); })", "SyntaxError: Unexpected end of input at position 1"],
    ["thrown(function () { E('1'); })", "InternalError: Not implemented"],
  ])("do not break the helpers: %s", (expression, value) => {
    const kept =
      "var D = Date, U = Uint8Array, J = JSON.parse, E = eval; function thrown(f) { try { f(); } catch (e) { return '' + e; } }";
    expect(runBody(`${kept}\n${lineBreak}\nreturn [${expression}];`).outcome).toEqual({
      kind: "returned",
      json: JSON.stringify([value]),
    });
  });

  it("do not break a token", () => {
    const expression = `(function () {
      var token = cf.cwt.generateToken({ coseTag: 'MAC0', key: 'k' }, { payload: { 1: 'me' } });
      return cf.cwt.validateToken(token, { key: 'k' }).payload[1];
    })()`;
    const { outcome } = run(
      `import cf from 'cloudfront'; function handler() { ${lineBreak}\nreturn [${expression}]; }`,
    );
    expect(outcome).toEqual({ kind: "returned", json: '["me"]' });
  });

  it("do not break the split of 1.0", () => {
    const { outcome } = runBody(`RegExp = null;\nreturn 'a1b2'.split(/(\\d)/);`, {
      runtime: "cloudfront-js-1.0",
    });
    expect(outcome).toEqual({ kind: "returned", json: '["a","b",""]' });
  });

  it("do not break the result of an async handler", () => {
    const { outcome } = run(`async function handler() { ${lineBreak} return { a: 1 }; }`);
    expect(outcome).toEqual({ kind: "returned", json: '{"a":1}' });
  });

  it("do not break the report of an error", () => {
    expect(
      errorOf(runBody("Error.prototype.toString = null; String = null; throw new Error('plain');")),
    ).toBe("Error: plain");
  });
});

describe("a value that guest and host exchange", () => {
  it("has one U+FFFD for a lone surrogate", () => {
    const report = runBody("console.log('a\\ud800b\\udc00'); return { x: '\\ud800' };");
    expect(report.logs).toEqual(["a\uFFFDb\uFFFD"]);
  });

  it("keeps a zero byte and the bytes after it", () => {
    expect(runBody("console.log('a\\u0000b');").logs).toEqual(["a\0b"]);
    expect(evaluate("Buffer.from('a\\u0000b').toString('hex')")).toBe("610062");
  });

  it("keeps characters of every width", () => {
    expect(runBody("console.log('é€😀'); return event;").logs).toEqual(["é€😀"]);
  });

  it("is cut if it is a long error message", () => {
    const message = errorOf(runBody("throw new Error('x'.repeat(50000));")) ?? "";
    expect(message).toHaveLength(10_240);
  });

  it.each([
    [
      "an error whose name throws",
      "var e = new Error('a'); Object.defineProperty(e, 'name', { get: function () { throw e; } }); throw e;",
    ],
    ["an object whose toString throws", "throw { toString: function () { throw 1; } };"],
    ["an object that has no text", "throw Object.create(null);"],
    ["an object that never has a text", "var o = { toString: function () { return '' + o; } }; throw o;"],
  ])("finds a text for %s", (_name, body) => {
    expect(errorOf(runBody(body))).toBe("[object Object]");
  });
});
