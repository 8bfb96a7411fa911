import { testRule } from "./test-rule.ts";

/**
 * Bodies of `function f(x)`, with the error of the engine or `ok`.
 *
 * measured: njs 0.7.9 (package njs 0.7.9-2 of Debian 12). The eight functions that were measured with njs 0.4.3 and 0.8.2
 * too have the same results.
 */
const measured: readonly (readonly [body: string, result: string])[] = [
  [
    "for(;;){ try { break; return 1; } catch(e){} }",
    'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  [
    "for(;;){ try { return 1; break; } finally {} }",
    'InternalError: break/return instructions with different labels ("@return" vs "") from try-catch block are not supported',
  ],
  ["for(;;){ try { break; } catch(e){ return 1; } }", "ok"],
  [
    "for(;;){ try { break; } catch(e){ return 1; } finally {} }",
    'InternalError: try break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  [
    "for(;;){ try { x(); } catch(e){ break; return 1; } finally {} }",
    'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  ["for(;;){ try { x(); } catch(e){ break; return 1; } }", "ok"],
  ["for(;;){ try { x(); } finally { if (x) break; return 1; } }", "ok"],
  ["for(;;){ try { continue; return 1; } catch(e){} }", "ok"],
  ["for(;;){ try { continue; return 1; } finally {} }", "ok"],
  ["for(;;){ try { continue; break; } finally {} }", "ok"],
  ["for(;;){ try { continue; } catch (e) { return 1;} finally {} }", "ok"],
  [
    "a: for(;;){ try { break a; return; } catch(e){} }",
    'InternalError: break/return instructions with different labels ("a" vs "@return") from try-catch block are not supported',
  ],
  ["a: for(;;){ try { break a; break; } catch(e){} }", "ok"],
  ["a: for(;;){ try { continue a; continue; } catch(e){} }", "ok"],
  ["a: for(;;){ for(;;) { try { continue a; break; } catch(e){} } }", "ok"],
  [
    "for(;;){ try { try { break; } catch(e){} return 1; } catch(e){} }",
    'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  ["for(;;){ try { try { break; } catch(e){ return 1; } } catch(e){} }", "ok"],
  ["for(;;){ try { try { break; } catch(e){ return 1; } x(); } finally {} }", "ok"],
  [
    "for(;;){ try { try { x(); } finally { break; } return 1; } catch(e){} }",
    'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  ["for(;;){ try { for(;;){ break; } return 1; } catch(e){} }", "ok"],
  ["for(;;){ try { switch(x){ case 1: break; } return 1; } catch(e){} }", "ok"],
  [
    "switch(x){ case 1: try { if (x) break; return 1; } catch(e){} }",
    'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  ["for(;;){ try { switch(x){ case 1: continue; } return 1; } catch(e){} }", "ok"],
  [
    "for(;;){ try { switch(x){ case 1: break; default: return 1; } break; } catch(e){} }",
    'InternalError: break/return instructions with different labels ("@return" vs "") from try-catch block are not supported',
  ],
  ["for(;;){ try { return 1; return 2; } catch(e){} }", "ok"],
  ["for(;;){ try { return 1; } catch(e){ return 2; } finally {} }", "ok"],
  ["a: { try { break a; return 1; } catch(e){} }", "ok"],
  ["try { a: for(;;) { break a; } return 1; } catch(e) {}", "ok"],
  ["for(;;){ try { (function(){ return 1; })(); break; } catch(e){} }", "ok"],
  ["for(;;){ try { break; } catch(e){ continue; } finally {} }", "ok"],
  ["a: for(;;){ b: for(;;) { try { continue a; } catch(e){ continue b; } } }", "ok"],
  [
    "a: for(;;){ b: for(;;) { try { continue a; continue b; } catch(e){  } } }",
    'InternalError: continue instructions with different labels ("a" vs "b") from try-catch block are not supported',
  ],
  ["a: for(;;){ b: for(;;) { try { break a; continue b; } finally {  } } }", "ok"],
  ["a: for(;;){ b: for(;;) { try { break a; } catch (e) {} finally { break b; } } }", "ok"],
  [
    "for(;;){ try { if (x) { try { return 1; } finally {} } break; } finally {} }",
    'InternalError: break/return instructions with different labels ("@return" vs "") from try-catch block are not supported',
  ],
  [
    "for(;;){ try { x(); } catch (e) { try { break; } catch(e2) {} return 1; } finally {} }",
    'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  [
    "for(;;){ try { x(); } catch (e) { try { break; return; } catch(e2) {} } }",
    'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  ["for(;;){ try { for(;;) { try { break; } catch(e) {} return 1; } } catch(e) {} }", "ok"],
  ["a: for(;;){ try { for(;;) { try { break; } catch(e) { break a; } } } catch(e) {} }", "ok"],
  ["a: if (x) { break a; }", "ok"],
  ["a: { break a; }", "ok"],
  ["a: { if (x) break a; x(); }", "ok"],
  ["a: switch (x) { case 1: break a; }", "ok"],
  ["a: b: if (x) { break a; }", "ok"],
  ["a: b: for(;;) { break a; }", "ok"],
  ["a: b: for(;;) { continue a; }", "ok"],
  ["a: { b: { try { break a; break b; } catch(e) {} } }", "ok"],
  [
    "for(;;) { a: { try { break a; break; } catch(e) {} } }",
    'InternalError: break/return instructions with different labels ("a" vs "") from try-catch block are not supported',
  ],
  ["a: { try { break a; } catch(e) { return 1; } finally {} }", "ok"],
  ["for(;;) { a: { try { break a; return 1; } catch(e) {} } }", "ok"],
  ["a: { try { break a; } catch(e) {} return 1; }", "ok"],
  [
    "for (var i = 0; i < 2; i++) { try { if (i) { return 1; } } catch (e) { break; } finally { x(); } }",
    'InternalError: try break/return instructions with different labels ("@return" vs "") from try-catch block are not supported',
  ],
  [
    "a: for (var i = 0; i < 2; i++) { for (var j = 0; j < 2; j++) { try { if (j) { break a; } if (i) { break; } } catch (e) {} } }",
    'InternalError: break/return instructions with different labels ("a" vs "") from try-catch block are not supported',
  ],
  [
    "a: for (var i = 0; i < 2; i++) { for (var j = 0; j < 2; j++) { try { if (j) { continue a; } if (i) { continue; } } catch (e) {} } }",
    'InternalError: continue instructions with different labels ("a" vs "") from try-catch block are not supported',
  ],
  [
    "a: for (;;) { b: for (;;) { try { break a; break b; } finally {} } }",
    'InternalError: break/return instructions with different labels ("a" vs "b") from try-catch block are not supported',
  ],
  [
    "a: for (;;) { b: for (;;) { try { break a; } catch (e) { break b; } finally {} } }",
    'InternalError: try break/return instructions with different labels ("a" vs "b") from try-catch block are not supported',
  ],
  [
    "a: for (;;) { b: for (;;) { try { continue a; } catch (e) { continue b; } finally {} } }",
    'InternalError: try continue instructions with different labels ("a" vs "b") from try-catch block are not supported',
  ],
  ["a: for (;;) { b: for (;;) { try { break a; } catch (e) { continue b; } finally {} } }", "ok"],
  ["a: for (;;) { try { break a; } finally {} }", "ok"],
  ["a: for (;;) { try { b: for (;;) { break b; } break a; } catch (e) {} finally {} }", "ok"],
  [
    "for (;;) { try { try { return 1; } catch (e) {} break; } catch (e) {} }",
    'InternalError: break/return instructions with different labels ("@return" vs "") from try-catch block are not supported',
  ],
  ["for (;;) { try { try { return 1; } catch (e) {} } catch (e) {} break; }", "ok"],
  [
    "while (x) { try { if (x.a) { break; } } catch (e) { return 2; } finally { x.b(); } }",
    'InternalError: try break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  [
    "do { try { if (x) break; return 1; } catch (e) {} } while (x);",
    'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  [
    "for (var k in x) { try { if (x) break; return 1; } catch (e) {} }",
    'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  ["switch (x) { case 1: try { switch (x) { case 2: break; } break; } catch (e) {} return 1; }", "ok"],
  ["try { for (;;) { try { break; } catch (e) {} } return 1; } catch (e) {}", "ok"],
  ["try { for (;;) { try { break; } catch (e) { return 1; } } return 1; } catch (e) {}", "ok"],
  ["for (;;) { try { [1].forEach(function () { return 1; }); break; } catch (e) {} }", "ok"],
  ["for (;;) { try { [1].forEach(() => { try { return 1; } catch (e) {} }); break; } catch (e) {} }", "ok"],
  [
    "for (;;) { try { if (x) break; else return; } catch (e) {} }",
    'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  ],
  ["for (;;) { try { x ? y() : z(); break; } catch (e) { return; } }", "ok"],
  ["for (;;) { try { return; } finally { break; } }", "ok"],
  ["for (;;) { try { try { return; } finally { x(); } } finally { x(); } break; }", "ok"],
  [
    "for (;;) { try { try { return; } finally { x(); } break; } finally { x(); } }",
    'InternalError: break/return instructions with different labels ("@return" vs "") from try-catch block are not supported',
  ],
  [
    "for (;;) { try { try { x(); } catch (e) { return; } finally { x(); } break; } finally { x(); } }",
    'InternalError: break/return instructions with different labels ("@return" vs "") from try-catch block are not supported',
  ],
  [
    "for (;;) { try { try { x(); } catch (e) { return; } break; } finally { x(); } }",
    'InternalError: break/return instructions with different labels ("@return" vs "") from try-catch block are not supported',
  ],
];

const prefix = "function f(x){ ";

testRule("try-exits", [
  ...measured.map(([body, result]) => ({
    code: `${prefix}${body} }`,
    both: result === "ok" ? [] : [`1:${prefix.length + findExit(body, result) + 1} ${result}`],
  })),
  {
    // measured: njs 0.8.2
    code: `function find(list) {
  for (var i = 0; i < list.length; i++) {
    try {
      if (list[i] === 'stop') break;
      if (list[i] === 'go') return i;
    } catch (e) {}
  }
  return -1;
}`,
    both: [
      '5:29 InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
    ],
    message:
      "the runtimes can leave this `try` in one way only; set a variable here, and `break` or `return` after the `try`",
  },
]);

/** Returns the offset of the second jump that the engine names: the first one of its kind after the first jump. */
function findExit(body: string, result: string): number {
  const [, first = "", second = ""] = /\("(.*?)" vs "(.*?)"\)/.exec(result) ?? [];
  const word = result.includes("continue instructions") ? "continue" : "break";
  const toPattern = (label: string): RegExp =>
    label === "@return" ? /\breturn\b/g : new RegExp(`\\b${word}${label && ` ${label}`}\\b(?=;| else)`, "g");
  const start = toPattern(first).exec(body)?.index ?? 0;
  const pattern = toPattern(second);
  pattern.lastIndex = start + 1;
  return pattern.exec(body)?.index ?? -1;
}
