import { testRule } from "./test-rule.ts";

testRule("labelled-break", [
  {
    // seen: nginx/njs issue 591
    code: "a: if (x) { break a; }",
    "1.0": ["1:13 SyntaxError: Illegal break statement in 1"],
    "2.0": [],
    message: "runtime 1.0 has no `break` out of `a: if`; put a block around it: `a: { if … }`",
  },
  {
    // measured: njs 0.7.9
    code: "a: try { break a; } catch (e) {}",
    both: ["1:10 SyntaxError: Illegal break statement in 1"],
  },
  { code: "a: { if (x) { break a; } }", both: [] },
  { code: "a: for (;;) { if (x) { break a; } break; }", both: [] },
  { code: "a: switch (x) { case 1: break a; }", both: [] },
]);
