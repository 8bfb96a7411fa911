import { testRule } from "./test-rule.ts";

testRule("missing-methods", [
  {
    code: "Object.fromEntries([]);",
    both: ['1:8 TypeError: (intermediate value)["fromEntries"] is not a function'],
    message: "runtime 2.0 has no `Object.fromEntries`; fill an object in a loop",
  },
  {
    code: 'Object.hasOwn({}, "a");',
    both: ['1:8 TypeError: (intermediate value)["hasOwn"] is not a function'],
    message: "runtime 2.0 has no `Object.hasOwn`; use `object.hasOwnProperty(key)`",
  },
  { code: "if (Object.fromEntries) Object.fromEntries([]);", both: [] },
  { code: "Object.fromEntries = f; Object.fromEntries([]);", both: [] },
  { code: "var Object = {}; Object.fromEntries([]);", both: [] },
  {
    code: "try { Object.fromEntries([]); } catch (e) {}",
    both: ["1:14 warning"],
    message: "runtime 2.0 has no `Object.fromEntries`; fill an object in a loop (this `try` always fails)",
  },
  {
    code: "String.bytesFrom([1]);",
    "1.0": [],
    "2.0": ['1:8 TypeError: (intermediate value)["bytesFrom"] is not a function'],
  },
  {
    code: "Promise.all([]);",
    "1.0": ['1:9 TypeError: (intermediate value)["all"] is not a function'],
    "2.0": [],
    message: "runtime 1.0 has no `Promise.all`; chain `.then(…)`, or use cloudfront-js-2.0",
  },
  {
    code: "Array.from(x);",
    "1.0": ['1:7 TypeError: (intermediate value)["from"] is not a function'],
    "2.0": [],
    message: "runtime 1.0 has no `Array.from`; use `Array.prototype.slice.call(…)`, or a loop",
  },
  { code: "[[1]].flat();", both: ['1:7 TypeError: (intermediate value)["flat"] is not a function'] },
  { code: '"a".at(0);', both: ['1:5 TypeError: (intermediate value)["at"] is not a function'] },
  {
    code: '`a`.replaceAll("a", "b");',
    "1.0": ['1:5 TypeError: (intermediate value)["replaceAll"] is not a function'],
    "2.0": [],
    message: "runtime 1.0 has no `String.prototype.replaceAll`; use `text.split(a).join(b)`",
  },
  {
    code: "(1).toLocaleString();",
    both: ['1:5 TypeError: (intermediate value)["toLocaleString"] is not a function'],
    message:
      "runtime 2.0 has no `Number.prototype.toLocaleString`; use `toFixed`, and set separators by hand",
  },
  {
    code: "new Uint8Array(1).map(f);",
    "1.0": ['1:19 TypeError: (intermediate value)["map"] is not a function'],
    "2.0": [],
    message: "runtime 1.0 has no `Uint8Array.prototype.map`; write a `for` loop",
  },
  {
    code: "x.flatMap(f);",
    both: ["1:3 warning"],
    message:
      "if this is an array: runtime 2.0 has no `Array.prototype.flatMap`; use `[].concat.apply([], list.map(…))`",
  },
  {
    code: "x.at(-1);",
    both: ["1:3 warning"],
    message:
      "if this is an array or a string: runtime 2.0 has no `Array.prototype.at`; use `list[i]`, from the end `list[list.length - 1]`",
  },
  {
    code: "x.replaceAll(a, b);",
    "1.0": ["1:3 warning"],
    "2.0": [],
    message:
      "if this is a string: runtime 1.0 has no `String.prototype.replaceAll`; use `text.split(a).join(b)`",
  },
  {
    code: "x.keys();",
    "1.0": ["1:3 warning"],
    "2.0": [],
    message: "if this is an array: runtime 1.0 has no `Array.prototype.keys`; write a `for` loop",
  },
  {
    code: "x.toUTF8();",
    "1.0": [],
    "2.0": ["1:3 warning"],
    message: "if this is a string: runtime 2.0 has no `String.prototype.toUTF8`; use `Buffer`",
  },
  { code: 'x["flat"]();', both: ["1:3 warning"] },
  { code: "var o = { flat: f }; o.flat();", both: [] },
  { code: "x.at = f; x.at(0);", both: [] },
  { code: "List.flat();", both: [] },
  { code: '"a".flat();', both: [] },
  { code: "x.map(f).filter(g).includes(1);", both: [] },
  { code: "x.toLocaleString();", both: [] },
  { code: "x.at;", both: [] },
]);
