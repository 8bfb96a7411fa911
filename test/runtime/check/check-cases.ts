import type { FunctionRuntime } from "../../../src/runtime/check/runtimes.ts";

/** Code with the error that the runtime raises before it runs the code, or with the result of the check. */
export interface CheckCase {
  readonly id: string;
  readonly runtime: FunctionRuntime;
  /** The public source of the fact. */
  readonly source: string;
  readonly code: string;
  /** The first error of the check. `undefined`: the runtime runs the code. */
  readonly error?: string;
  /** The severity of the first finding, for code that fails or surprises only when it runs. */
  readonly severity?: "error" | "warning";
}

export const checkCases: readonly CheckCase[] = [
  {
    id: "regexp-empty-class-100",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.8.2; nginx/njs issue 934",
    code: "function handler(event) {\n  if (/[\\[]/.test(event.request.uri)) { return event.request; }\n  return event.request;\n}",
    error:
      'SyntaxError: pcre_compile2("[\\(?!)") failed: missing terminating ] for character class at "" in 2',
  },
  {
    id: "regexp-empty-class-102",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.8.2; nginx/njs issue 934",
    code: "function handler(event) {\n  event.request.uri.match(/\\[[^\\[]*\\]/);\n  return event.request;\n}",
    error:
      'SyntaxError: pcre_compile2("\\[[^\\(?!)*\\]") failed: missing terminating ] for character class at "" in 2',
  },
  {
    id: "regexp-empty-class-103",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.8.2; nginx/njs issue 934",
    code: "function handler(event) {\n  /[\\w\\[]/.test('a');\n  return event.request;\n}",
    error:
      'SyntaxError: pcre_compile2("[\\w\\(?!)") failed: missing terminating ] for character class at "" in 2',
  },
  {
    id: "regexp-empty-class-105",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.8.2; nginx/njs issue 934",
    code: "function handler(event) {\n  new RegExp('[a\\\\[]');\n  return event.request;\n}",
    error: 'SyntaxError: pcre_compile2("[a\\(?!)") failed: missing terminating ] for character class at ""',
  },
  {
    id: "regexp-surrogates-1.0-106",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3",
    code: "function handler(event) {\n  /[\\uD83C-\\uDBFF]/.test(event.request.uri);\n  return event.request;\n}",
    error:
      'SyntaxError: pcre_compile("[\\uD83C-\\uDBFF]") failed: disallowed Unicode code point (>= 0xd800 && <= 0xdfff) at "C-\\uDBFF]" in 2',
  },
  {
    id: "try-exits-473",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2, njs_generator.c",
    code: "function handler(event) {\n  var list = ['/a', '/b'];\n  for (var i = 0; i < list.length; i++) {\n    try {\n      if (list[i] === event.request.uri) { break; }\n      if (list[i] === '/x') { return event.request; }\n    } catch (e) {\n      console.log(e);\n    }\n  }\n  return event.request;\n}",
    error:
      'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  },
  {
    id: "try-exits-474",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2, njs_generator.c",
    code: "function handler(event) {\n  var list = ['/a', '/b'];\n  for (var i = 0; i < list.length; i++) {\n    try {\n      if (list[i] === event.request.uri) { break; }\n      if (list[i] === '/x') { return event.request; }\n    } catch (e) {\n      console.log(e);\n    }\n  }\n  return event.request;\n}",
    error:
      'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  },
  {
    id: "try-exits-477",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2, njs_generator.c",
    code: "function handler(event) {\n  switch (event.request.method) {\n    case 'GET':\n      try {\n        if (!event.request.headers.host) { break; }\n        return event.request;\n      } catch (e) {}\n  }\n  return event.request;\n}",
    error:
      'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  },
  {
    id: "try-exits-478",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2, njs_generator.c",
    code: "function handler(event) {\n  switch (event.request.method) {\n    case 'GET':\n      try {\n        if (!event.request.headers.host) { break; }\n        return event.request;\n      } catch (e) {}\n  }\n  return event.request;\n}",
    error:
      'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  },
  {
    id: "try-exits-479",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2, njs_generator.c",
    code: "function handler(event) {\n  for (var i = 0; i < 2; i++) {\n    try { if (i) { return event.request; } } catch (e) { break; } finally { console.log(i); }\n  }\n  return event.request;\n}",
    error:
      'InternalError: try break/return instructions with different labels ("@return" vs "") from try-catch block are not supported',
  },
  {
    id: "try-exits-480",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2, njs_generator.c",
    code: "function handler(event) {\n  for (var i = 0; i < 2; i++) {\n    try { if (i) { return event.request; } } catch (e) { break; } finally { console.log(i); }\n  }\n  return event.request;\n}",
    error:
      'InternalError: try break/return instructions with different labels ("@return" vs "") from try-catch block are not supported',
  },
  {
    id: "try-exits-483",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2, njs_generator.c",
    code: "function handler(event) {\n  a: for (var i = 0; i < 2; i++) {\n    for (var j = 0; j < 2; j++) { try { if (j) { break a; } if (i) { break; } } catch (e) {} }\n  }\n  return event.request;\n}",
    error:
      'InternalError: break/return instructions with different labels ("a" vs "") from try-catch block are not supported',
  },
  {
    id: "try-exits-484",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2, njs_generator.c",
    code: "function handler(event) {\n  a: for (var i = 0; i < 2; i++) {\n    for (var j = 0; j < 2; j++) { try { if (j) { break a; } if (i) { break; } } catch (e) {} }\n  }\n  return event.request;\n}",
    error:
      'InternalError: break/return instructions with different labels ("a" vs "") from try-catch block are not supported',
  },
  {
    id: "try-exits-485",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2, njs_generator.c",
    code: "function handler(event) {\n  a: for (var i = 0; i < 2; i++) {\n    for (var j = 0; j < 2; j++) { try { if (j) { continue a; } if (i) { continue; } } catch (e) {} }\n  }\n  return event.request;\n}",
    error:
      'InternalError: continue instructions with different labels ("a" vs "") from try-catch block are not supported',
  },
  {
    id: "try-exits-486",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2, njs_generator.c",
    code: "function handler(event) {\n  a: for (var i = 0; i < 2; i++) {\n    for (var j = 0; j < 2; j++) { try { if (j) { continue a; } if (i) { continue; } } catch (e) {} }\n  }\n  return event.request;\n}",
    error:
      'InternalError: continue instructions with different labels ("a" vs "") from try-catch block are not supported',
  },
  {
    id: "syntax-496",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2: unterminated string: the text holds the newline",
    code: 'function handler(event) {\n  var a = "abc;\n  return event.request;\n}',
    error: 'SyntaxError: Unterminated string ""abc;\n" in 2',
  },
  {
    id: "syntax-497",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2: unterminated string: the text holds the newline",
    code: 'function handler(event) {\n  var a = "abc;\n  return event.request;\n}',
    error: 'SyntaxError: Unterminated string ""abc;\n" in 2',
  },
  {
    id: "syntax-502",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2: throw with a newline: the line",
    code: 'function handler(event) {\n  throw\n    new Error("x");\n}',
    error: "SyntaxError: Illegal newline after throw in 3",
  },
  {
    id: "syntax-503",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2: throw with a newline: the line",
    code: 'function handler(event) {\n  throw\n    new Error("x");\n}',
    error: "SyntaxError: Illegal newline after throw in 3",
  },
  {
    id: "syntax-514",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2: comment that is not closed",
    code: "function handler(event) {\n  /* a\n  return event.request;\n}",
    error: 'SyntaxError: Unexpected token "/*" in 4',
  },
  {
    id: "syntax-515",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2: comment that is not closed",
    code: "function handler(event) {\n  /* a\n  return event.request;\n}",
    error: 'SyntaxError: Unexpected token "/*" in 4',
  },
  {
    id: "syntax-521",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2: group not closed",
    code: 'function handler(event) {\n  /(/.test("a");\n  return event.request;\n}',
    error: 'SyntaxError: pcre_compile2("(") failed: missing closing parenthesis at "" in 2',
  },
  {
    id: "syntax-522",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2: class out of order",
    code: 'function handler(event) {\n  /[z-a]/.test("a");\n  return event.request;\n}',
    error: 'SyntaxError: pcre_compile("[z-a]") failed: range out of order in character class at "a]" in 2',
  },
  {
    id: "syntax-523",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2: class out of order",
    code: 'function handler(event) {\n  /[z-a]/.test("a");\n  return event.request;\n}',
    error: 'SyntaxError: pcre_compile2("[z-a]") failed: range out of order in character class at "a]" in 2',
  },
  {
    id: "syntax-526",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2: possessive quantifier",
    code: 'function handler(event) {\n  /a++b/.test("a");\n  return event.request;\n}',
    severity: "warning",
  },
  {
    id: "syntax-527",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2: possessive quantifier",
    code: 'function handler(event) {\n  /a++b/.test("a");\n  return event.request;\n}',
    error: 'SyntaxError: Invalid regular expression "a++b" nothing to repeat in 2',
  },
  {
    id: "syntax-528",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2: unknown escape in a pattern",
    code: 'function handler(event) {\n  /a\\q/.test("a");\n  return event.request;\n}',
    error: 'SyntaxError: pcre_compile2("a\\q") failed: unrecognized character follows \\ at "q" in 2',
  },
  {
    id: "syntax-533",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2: assignment to arguments at top level",
    code: "arguments = 1;\nfunction handler(event) { return event.request; }",
    error: 'SyntaxError: "arguments" object in global scope in 1',
  },
  {
    id: "syntax-534",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2: assignment to arguments at top level",
    code: "arguments = 1;\nfunction handler(event) { return event.request; }",
    error: 'SyntaxError: "arguments" object in global scope in 1',
  },
  {
    id: "syntax-541",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2: optional call at the end of parentheses",
    code: "function handler(event) {\n  const m = (event.a || event.b)?.toString();\n  return event.request;\n}",
    error: 'SyntaxError: Unexpected token "(" in 2',
  },
  {
    id: "syntax-545",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2: different labels left through a finally",
    code: "function handler(event) {\n  a: for (;;) { b: for (;;) { try { break a; break b; } finally {} } }\n  return event.request;\n}",
    error:
      'InternalError: break/return instructions with different labels ("a" vs "b") from try-catch block are not supported',
  },
  {
    id: "syntax-546",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2: different labels left through a finally",
    code: "function handler(event) {\n  a: for (;;) { b: for (;;) { try { break a; break b; } finally {} } }\n  return event.request;\n}",
    error:
      'InternalError: break/return instructions with different labels ("a" vs "b") from try-catch block are not supported',
  },
  {
    id: "syntax-557",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3 and 0.8.2: [[:alpha:]]",
    code: 'function handler(event) {\n  /[[:alpha:]]/.test("a");\n  return event.request;\n}',
    error:
      'SyntaxError: pcre_compile("[[:alpha:]\\]") failed: missing terminating ] for character class in 2',
  },
  {
    id: "fn-async-hoisted-async-fn",
    runtime: "cloudfront-js-2.0",
    source:
      "anomalyco/sst #6331 and #6332 (2026-01, text from CloudWatch pasted, fix 43ed88309); nginx/njs #530 (fixed in 0.9.1)",
    code: "async function handler(event) {\n  await Promise.resolve();\n  const k = 'v';\n  async function f() { return k; }\n  event.request.uri = '/' + await f();\n  return event.request;\n}",
    severity: "error",
  },
  {
    id: "fn-async-hoisted-fn-const",
    runtime: "cloudfront-js-2.0",
    source:
      "anomalyco/sst #6331 and #6332 (2026-01, text from CloudWatch pasted, fix 43ed88309); nginx/njs #530 (fixed in 0.9.1)",
    code: "async function handler(event) {\n  await Promise.resolve();\n  const k = 'v';\n  function f() { return k; }\n  event.request.uri = '/' + f();\n  return event.request;\n}",
    severity: "error",
  },
  {
    id: "fn-async-arrow-sees-old",
    runtime: "cloudfront-js-2.0",
    source:
      "anomalyco/sst #6331 and #6332 (2026-01, text from CloudWatch pasted, fix 43ed88309); nginx/njs #530 (fixed in 0.9.1)",
    code: "async function handler(event) {\n  let k = 'a';\n  const f = () => k;\n  await Promise.resolve();\n  k = 'b';\n  event.request.uri = '/' + f();\n  return event.request;\n}",
    severity: "warning",
  },
  {
    id: "fn-async-param-reassigned",
    runtime: "cloudfront-js-2.0",
    source:
      "anomalyco/sst #6331 and #6332 (2026-01, text from CloudWatch pasted, fix 43ed88309); nginx/njs #530 (fixed in 0.9.1)",
    code: "async function pick(uri) {\n  await Promise.resolve();\n  uri = '/new';\n  function f() { return uri; }\n  return f();\n}\nasync function handler(event) {\n  const u = await pick(event.request.uri);\n  event.request.uri = u;\n  return event.request;\n}",
    severity: "warning",
  },
  {
    id: "fn-async-arrow-after-await",
    runtime: "cloudfront-js-2.0",
    source: "anomalyco/sst cf-function-router (in production on 2.0; arrows made after the await work)",
    code: "async function handler(event) {\n  const s = await Promise.resolve('s');\n  event.request.uri = '/' + ['a', 'b'].map((x) => x + s).join('');\n  return event.request;\n}",
  },
  {
    id: "fn-async-check-warns",
    runtime: "cloudfront-js-2.0",
    source:
      'anomalyco/sst #6331 and #6332 (2026-01, text from CloudWatch pasted, fix 43ed88309); nginx/njs #530 (fixed in 0.9.1); developer guide: "async arguments and closures are not supported"',
    code: "async function handler(event) {\n  await Promise.resolve();\n  const k = 'v';\n  async function f() { return k; }\n  event.request.uri = '/' + await f();\n  return event.request;\n}",
    severity: "error",
  },
  {
    id: "fn-await-in-arguments",
    runtime: "cloudfront-js-2.0",
    source: "known text",
    code: "async function g(x) { return x; }\nasync function handler(event) {\n  event.request.uri = String(await g('/a'));\n  return event.request;\n}",
    error: "SyntaxError: await in arguments not supported in 3",
  },
  {
    id: "fn-console-error-in-catch",
    runtime: "cloudfront-js-2.0",
    source:
      "aws-solutions/dynamic-image-transformation-for-amazon-cloudfront source/constructs/lib/v8/functions/dit-header-normalization.js (released by AWS; runs unless the catch is reached)",
    code: "function handler(event) {\n  try { event.request.uri += 'x'; } catch (e) { console.error('failed', e); }\n  return event.request;\n}",
    severity: "warning",
  },
  {
    id: "fn-const-1.0",
    runtime: "cloudfront-js-1.0",
    source: "tech.every.tv/entry/2025/08/26/143537",
    code: "function handler(event) {\n  const r = event.request;\n  return r;\n}",
    error: 'SyntaxError: Token "const" not supported in this version in 2',
  },
  {
    id: "fn-optional-chaining",
    runtime: "cloudfront-js-2.0",
    source: "hugoleborso/borso.fr",
    code: "function handler(event) {\n  var h = event.request.headers?.host;\n  return event.request;\n}",
    error: 'SyntaxError: Unexpected token ";" in 2',
  },
  {
    id: "fn-nullish",
    runtime: "cloudfront-js-2.0",
    source:
      "anomalyco/sst cf-function-router uses ?? in production on 2.0 (stevenwoodson.com 2023 claims the reverse)",
    code: "function handler(event) {\n  event.request.uri = event.request.headers.x ?? '/n';\n  return event.request;\n}",
  },
  {
    id: "fn-break-return-try",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.4.3 and 0.8.2 (njs_generator.c); retry loops",
    code: "function find(list) {\n  for (var i = 0; i < list.length; i++) {\n    try {\n      if (list[i] === 'stop') break;\n      if (list[i] === 'go') return i;\n    } catch (e) {}\n  }\n  return -1;\n}\nfunction handler(event) {\n  event.request.uri = '/' + find(['x', 'go']);\n  return event.request;\n}",
    error:
      'InternalError: break/return instructions with different labels ("" vs "@return") from try-catch block are not supported',
  },
  {
    id: "fn-break-return-try-1.0",
    runtime: "cloudfront-js-1.0",
    source: "njs 0.4.3",
    code: "function f() {\n  for (var k in { a: 1 }) {\n    try {\n      if (k === 'a') return k;\n      break;\n    } catch (e) {}\n  }\n  return 'e';\n}\nfunction handler(event) {\n  event.request.uri = '/' + f();\n  return event.request;\n}",
    error:
      'InternalError: break/return instructions with different labels ("@return" vs "") from try-catch block are not supported',
  },
  {
    id: "fn-continue-return-try",
    runtime: "cloudfront-js-2.0",
    source: "njs 0.8.2 (this pair is allowed)",
    code: "function f() {\n  for (var i = 0; i < 3; i++) {\n    try { if (i === 0) continue; return 'r' + i; } catch (e) {}\n  }\n  return 'e';\n}\nfunction handler(event) {\n  event.request.uri = '/' + f();\n  return event.request;\n}",
  },
  {
    id: "fn-labelled-if-1.0",
    runtime: "cloudfront-js-1.0",
    source: "nginx/njs #591 (0.4.3)",
    code: "function handler(event) {\n  a: if (event.request.uri) { break a; }\n  return event.request;\n}",
    error: "SyntaxError: Illegal break statement in 2",
  },
  {
    id: "fn-regex-bracket-in-class",
    runtime: "cloudfront-js-2.0",
    source: "nginx/njs #934 (fixed in 0.9.1)",
    code: "function handler(event) {\n  var r;\n  try { r = String('a[b'.split(/[[]/).join()); } catch (x) { r = 'threw ' + x; }\n  return { statusCode: 200, headers: { 'x-r': { value: r } } };\n}",
    error: 'SyntaxError: pcre_compile2("[(?!)") failed: missing terminating ] for character class at "" in 3',
  },
  {
    id: "fn-let-loop-closure",
    runtime: "cloudfront-js-2.0",
    source: "nginx/njs #105 (open question there; 0.8.2 run)",
    code: "function handler(event) {\n  var r;\n  try { r = String((function () { const fs = []; for (let i = 0; i < 3; i++) { fs.push(() => i); } return fs.map((f) => f()).join(); })()); } catch (x) { r = 'threw ' + x; }\n  return { statusCode: 200, headers: { 'x-r': { value: r } } };\n}",
  },
  {
    id: "fn-kvs-missing-key-text",
    runtime: "cloudfront-js-2.0",
    source: "an SRE team's article",
    code: "import cf from 'cloudfront';\nasync function handler(event) {\n  var r;\n  try { const v = await cf.kvs().get('/test'); r = String(v); } catch (err) { r = 'threw ' + err.toString(); }\n  return { statusCode: 200, headers: { 'x-r': { value: r } } };\n}",
  },
  {
    id: "fn-kvs-missing-exists",
    runtime: "cloudfront-js-2.0",
    source: "fujiwara/cfft #12; thinkst/canarytokens",
    code: "import cf from 'cloudfront';\nasync function handler(event) {\n  var r;\n  try { const v = await cf.kvs().exists('/test'); r = String(v); } catch (err) { r = 'threw ' + err.toString(); }\n  return { statusCode: 200, headers: { 'x-r': { value: r } } };\n}",
  },
  {
    id: "fn-kvs-get-json",
    runtime: "cloudfront-js-2.0",
    source: "aws-samples/amazon-cloudfront-redirector",
    code: "import cf from 'cloudfront';\nconst kv = cf.kvs();\nasync function handler(event) {\n  const v = await kv.get('c', { format: 'json' });\n  return { statusCode: 200, headers: { 'x-r': { value: v.a + v.b[0] } } };\n}",
  },
  {
    id: "fn-kvs-meta",
    runtime: "cloudfront-js-2.0",
    source: "aws/aws-cdk integration test (meta().keyCount)",
    code: "import cf from 'cloudfront';\nasync function handler(event) {\n  var r;\n  try { const v = await cf.kvs().meta().then((m) => m.keyCount); r = String(v); } catch (err) { r = 'threw ' + err.toString(); }\n  return { statusCode: 200, headers: { 'x-r': { value: r } } };\n}",
  },
  {
    id: "fn-kvs-sequential-loop",
    runtime: "cloudfront-js-2.0",
    source: "developer guide (awaits in a loop)",
    code: "import cf from 'cloudfront';\nasync function handler(event) {\n  const kv = cf.kvs();\n  let s = '';\n  for (let i = 0; i < 3; i++) {\n    const v = await kv.get('k' + i);\n    s += v;\n  }\n  return { statusCode: 200, headers: { 'x-r': { value: s } } };\n}",
  },
];
