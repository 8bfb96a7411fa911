import { testRule } from "./test-rule.ts";

testRule("function-nesting", [
  { code: "var f=()=>()=>()=>()=>()=>()=>()=>()=>1;", both: [] },
  {
    code: "var f=()=>()=>()=>()=>()=>()=>()=>()=>()=>1;",
    "1.0": ['1:39 SyntaxError: The maximum function nesting level is "8" in 1'],
    "2.0": [],
    message: "runtime 1.0 allows 8 levels of functions; move an inner function to the top level",
  },
  {
    code: "var f=()=>()=>()=>()=>()=>()=>()=>()=>()=>()=>1;",
    "1.0": ['1:39 SyntaxError: The maximum function nesting level is "8" in 1'],
    "2.0": [],
  },
  {
    code: "function f() {\nfunction f() {\nfunction f() {\nfunction f() {\nfunction f() {\nfunction f() {\nfunction f() {\nfunction f() {\nfunction f() {}}}}}}}}}",
    "1.0": ['9:1 SyntaxError: The maximum function nesting level is "8" in 9'],
    "2.0": [],
  },
  {
    code: "var f=()=>()=>()=>()=>()=>()=>()=>()=>[()=>1, ()=>2];",
    "1.0": [
      '1:40 SyntaxError: The maximum function nesting level is "8" in 1',
      '1:47 SyntaxError: The maximum function nesting level is "8" in 1',
    ],
    "2.0": [],
  },
]);
