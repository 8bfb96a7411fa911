import { testRule } from "./test-rule.ts";

testRule("missing-handler", [
  {
    code: "",
    "1.0": ['1:1 ReferenceError: "handler" is not defined in 1'],
    "2.0": ['1:1 ReferenceError: "handler" is not defined'],
    message: "the code is empty; write `function handler(event) { return event.request; }`",
  },
  {
    code: "// nothing",
    "1.0": ['1:1 ReferenceError: "handler" is not defined in 1'],
    "2.0": ['1:1 ReferenceError: "handler" is not defined'],
  },
  { code: "function handler(event) { return event; }", both: [] },
  { code: "async function handler(event) {}", both: [] },
  { code: "var handler = function (event) {};", both: [] },
  { code: "const handler = (event) => event;", both: [] },
  { code: "let handler;\nhandler = make();", both: [] },
  { code: "globalThis.handler = function (event) {};", both: [] },
  {
    code: "var handler = 1;",
    both: ["1:15 TypeError: handler is not a function"],
    message: "the service calls a global function named `handler`; write `function handler(event) { … }`",
  },
  { code: "var handler = { a: 1 };", both: ["1:15 TypeError: handler is not a function"] },
  {
    code: "var main = function (event) {};",
    "1.0": ['1:1 ReferenceError: "handler" is not defined in 1'],
    "2.0": ['1:1 ReferenceError: "handler" is not defined'],
  },
  {
    code: "function f() { function handler() {} }",
    "1.0": ['1:1 ReferenceError: "handler" is not defined in 1'],
    "2.0": ['1:1 ReferenceError: "handler" is not defined'],
  },
  {
    code: "{ function handler() {} }",
    "1.0": ['1:1 ReferenceError: "handler" is not defined in 1'],
    "2.0": ['1:1 ReferenceError: "handler" is not defined'],
  },
  {
    code: "exports.handler = function (event) {};",
    "1.0": ['1:1 ReferenceError: "handler" is not defined in 1'],
    "2.0": ['1:1 ReferenceError: "handler" is not defined'],
    message: "the service does not use exports; write a global `function handler(event) { … }`",
  },
  { code: "export function handler(event) {}", both: [] },
  { code: "export default function handler(event) {}", both: [] },
  { code: 'import handler from "crypto";', both: [] },
  { code: "function handler(event) { return event; ", both: [] },
  { code: "x = ;", both: [] },
]);
