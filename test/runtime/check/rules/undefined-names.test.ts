import { testRule } from "./test-rule.ts";

testRule("undefined-names", [
  {
    code: "new Map();",
    "1.0": ['1:5 ReferenceError: "Map" is not defined in 1'],
    "2.0": ['1:5 ReferenceError: "Map" is not defined'],
    message: "runtime 2.0 has no `Map`; use a plain object: `Object.create(null)`",
  },
  {
    code: "new Set([1]); new Set([2]);",
    "1.0": ['1:5 ReferenceError: "Set" is not defined in 1'],
    "2.0": ['1:5 ReferenceError: "Set" is not defined'],
    message: "runtime 2.0 has no `Set`; use a plain object with the values as keys, or an array",
  },
  {
    code: 'function f() { return fetch("x"); }',
    "1.0": ['1:23 ReferenceError: "fetch" is not defined in 1'],
    "2.0": ['1:23 ReferenceError: "fetch" is not defined'],
    message:
      "runtime 2.0 has no `fetch`; a function has no network access; put the data in a key value store",
  },
  {
    code: "var u = URL;",
    "1.0": ['1:9 ReferenceError: "URL" is not defined in 1'],
    "2.0": ['1:9 ReferenceError: "URL" is not defined'],
    message: "runtime 2.0 has no `URL`; split `event.request.uri` with `split`",
  },
  {
    code: "process.env.A;",
    "1.0": ['1:1 ReferenceError: "process" is not defined in 1'],
    "2.0": ['1:1 ReferenceError: "process" is not defined'],
    message:
      "runtime 2.0 has no `process`; a function has no environment variables; put the value in the code or in a key value store",
  },
  {
    code: "setTimeout(f, 1);",
    "1.0": ['1:1 ReferenceError: "setTimeout" is not defined in 1', "1:12 warning"],
    "2.0": ['1:1 ReferenceError: "setTimeout" is not defined', "1:12 warning"],
    message: "runtime 2.0 has no `setTimeout`; a function cannot wait; remove it",
  },
  {
    code: "try { new Map(); } catch (e) {}",
    both: ["1:11 warning"],
    message: "runtime 2.0 has no `Map`; use a plain object: `Object.create(null)` (this `try` always fails)",
  },
  {
    code: "try { new Map(); } finally {}",
    "1.0": ['1:11 ReferenceError: "Map" is not defined in 1'],
    "2.0": ['1:11 ReferenceError: "Map" is not defined'],
  },
  { code: 'if (typeof Map !== "undefined") new Map();', both: [] },
  {
    code: 'if (typeof module !== "undefined") { module.exports = { handler }; }',
    both: ["1:57 warning"],
    message: "`handler` is not declared, so this code fails if it runs; declare it or correct the name",
  },
  { code: "var Map = f; new Map();", both: ["1:11 warning"] },
  { code: "function f(Map) { return new Map(); }", both: [] },
  {
    code: "function f(Map) {} new Map();",
    "1.0": ['1:24 ReferenceError: "Map" is not defined in 1'],
    "2.0": ['1:24 ReferenceError: "Map" is not defined'],
  },
  {
    code: "{ let Map = 1; } new Map();",
    "1.0": ['1:22 ReferenceError: "Map" is not defined in 1'],
    "2.0": ['1:22 ReferenceError: "Map" is not defined'],
  },
  { code: "{ var Map = 1; } new Map();", both: [] },
  { code: "function f() { function Set() {} return new Set(); }", both: [] },
  { code: "try {} catch (URL) { URL.a; }", both: [] },
  { code: 'import Map from "crypto"; new Map();', both: [] },
  {
    code: 'Buffer.from("a"); atob("a"); new DataView(b);',
    "1.0": [
      '1:1 ReferenceError: "Buffer" is not defined in 1',
      '1:19 ReferenceError: "atob" is not defined in 1',
      '1:34 ReferenceError: "DataView" is not defined in 1',
      "1:43 warning",
    ],
    "2.0": ["1:43 warning"],
  },
  { code: "a.Map; ({ Map: 1 }); Map: for (;;) {}", both: ["1:1 warning"] },
  { code: "foo;", both: ["1:1 warning"] },
  { code: "foo();\nfoo();", both: ["1:1 warning"] },
  {
    code: "foo = 1;",
    both: ["1:1 warning"],
    message: "`foo` is assigned but not declared, which fails in strict mode; declare it with `var`",
  },
  { code: "foo += 1;", both: ["1:1 warning"] },
  { code: "var foo; foo = 1; f(); function f() {}", both: [] },
  { code: "x => x + y;", both: ["1:10 warning"] },
  { code: "JSON.parse(undefined, NaN, Infinity, globalThis, isNaN, TextEncoder);", both: [] },
  {
    code: 'var a = "x\\\ny";\nnew Map();',
    "1.0": ['3:5 ReferenceError: "Map" is not defined in 2'],
    "2.0": ['3:5 ReferenceError: "Map" is not defined'],
  },
  { code: "new Map(); var x = ;", both: [] },
]);
