import { testRule } from "./test-rule.ts";

testRule("required-modules", [
  { code: 'require("crypto"); require("querystring");', both: [] },
  {
    code: 'require("buffer");',
    "1.0": ['1:9 Error: Cannot find module "buffer"'],
    "2.0": [],
    message: "runtime 1.0 has the modules crypto, querystring; bundle anything else into the function",
  },
  {
    code: 'require("fs");',
    both: ['1:9 Error: Cannot find module "fs"'],
    message:
      "runtime 2.0 has the modules crypto, querystring, buffer, cloudfront; bundle anything else into the function",
  },
  { code: 'require("./lib");', both: ['1:9 Error: Cannot find module "./lib"'] },
  { code: "require(name);", both: [] },
  {
    code: 'try { require("fs"); } catch (e) {}',
    both: ["1:15 warning"],
    message:
      "runtime 2.0 has the modules crypto, querystring, buffer, cloudfront; bundle anything else into the function (this `try` always fails)",
  },
  { code: 'function f(require) { require("fs"); }', both: [] },
  { code: 'a.require("fs");', both: [] },
  { code: "require;", both: [] },
]);
