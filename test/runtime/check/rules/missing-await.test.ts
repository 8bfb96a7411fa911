import { expect, it } from "vitest";
import { checkFunction } from "../../../../src/runtime/check/check-function.ts";
import { testRule } from "./test-rule.ts";

const head = "import cf from 'cloudfront';\nconst kv = cf.kvs();\n";

testRule("missing-await", [
  {
    code: `${head}async function handler(event) { const v = kv.get('a'); return v.split('/'); }`,
    "2.0": ["3:43 warning"],
    message:
      "`kv.get()` returns a promise, and here the promise itself is used; write `await kv.get(…)` in an `async` function",
  },
  {
    code: `${head}async function handler(event) {\n  const v = kv.exists('a');\n  if (v) { return 1; }\n}`,
    "2.0": ["4:13 warning"],
    message:
      "`kv.exists()` returns a promise, and in line 5 the promise itself is used; write `await kv.exists(…)` in an " +
      "`async` function",
  },
]);

function countFindings(code: string, runtime?: "cloudfront-js-1.0"): number {
  return checkFunction(code, { runtime }).filter(({ rule }) => rule === "missing-await").length;
}

it.each([
  // Member access, comparison, template, argument, condition.
  "const n = kv.get('a').length;",
  "const n = kv.get('a', { format: 'json' }).name;",
  "const n = kv.meta().keyCount;",
  "if (kv.exists('a')) { return event; }",
  "if (!kv.exists('a')) { return event; }",
  "while (kv.exists('a')) { break; }",
  "const u = kv.exists('a') ? 1 : 2;",
  "const u = kv.get('a') || '/';",
  "const u = kv.get('a') ?? '/';",
  "const u = kv.exists('a') && '/';",
  "if (kv.get('a') === 'b') { return event; }",
  "if (kv.get('a') > 1) { return event; }",
  "const u = '/' + kv.get('a');",
  `const u = \`/\${kv.get('a')}\`;`,
  "let u = '/'; u += kv.get('a');",
  "const o = JSON.parse(kv.get('a'));",
  "const n = parseInt(kv.get('a'), 10);",
  "console.log(kv.get('a'));",
  "const u = event.request.uri.replace('/a', kv.get('a'));",
  "const v = {}[kv.get('a')];",
  "switch (kv.get('a')) { case 'b': return event; }",
  "for (const k in kv.get('a', { format: 'json' })) { event[k] = 1; }",
  "const n = -kv.get('a');",
  "const t = typeof kv.get('a');",

  // The returned value.
  "event.request.uri = kv.get('a'); return event.request;",
  "return { statusCode: 302, headers: { location: { value: kv.get('a') } } };",
  "return { statusCode: 200, body: kv.get('a') };",
  "const response = { statusCode: 302, headers: { location: { value: kv.get('a') } } }; return response;",
  "return { statusCode: 302, headers: { location: { value: '/' + kv.get('a') } } };",
  "event.request.headers['x-a'] = { value: kv.get('a') };",

  // Variables.
  "const v = kv.get('a'); event.request.uri = v; return event.request;",
  "const v = kv.get('a'); if (v === 'b') { return event; }",
  "const v = kv.get('a'); return { statusCode: 302, headers: { location: { value: v } } };",
  `let v; v = kv.get('a'); return \`/\${v}\`;`,
  "let v = ''; if (event.a) { v = kv.get('a'); } else { v = 'b'; } return v.length;",
  "let v = null; try { v = kv.get('a'); } catch (e) { v = 'b'; } event.request.uri = v;",
  "const v = kv.get('a'); const w = v; return w.length;",
  "const v = event.a ? kv.get('a') : kv.get('b'); return v.length;",
  "const v = kv.get('a'); const list = [1].map(() => v.length); return list;",
  "var v = kv.get('a'); var i = v.indexOf('/'); return i;",

  // The handle.
  "const store = kv; return store.get('a').length;",
  "return cf.kvs().get('a').length;",
  "return cf.kvs('id').get('a').length;",
  "let s; s = cf.kvs(); return s.get('a').length;",
  "const s = event.a ? cf.kvs('a') : cf.kvs('b'); return s.get('a').length;",
  "const o = { store: cf.kvs() }; return o.store.get('a').length;",
  "const o = {}; o.store = cf.kvs(); return o.store.get('a').length;",
  "function open() { return cf.kvs(); } return open().get('a').length;",
  "const open = () => cf.kvs(); return open().get('a').length;",
  "function read(store, k) { return store.get(k).length; } return read(kv, 'a');",
  "const f = cf; return f.kvs().get('a').length;",

  // Functions.
  "async function read(k) { return await kv.get(k); } return read('a').length;",
  "const read = async (k) => await kv.get(k); event.request.uri = read('a');",
  "function read(k) { return kv.get(k); } return read('a').length;",
  "const read = (k) => kv.get(k); const v = read('a'); return '/' + v;",
  "function prefix(v) { return '/' + v; } event.request.uri = prefix(kv.get('a'));",
])("missing-await reports `%s`", (body) => {
  const code = `${head}async function handler(event) { ${body} }`;
  expect(countFindings(code)).toBeGreaterThan(0);
  expect(countFindings(code, "cloudfront-js-1.0")).toBe(0);
});

it.each([
  "const v = await kv.get('a'); return v.length;",
  "const v = (await kv.get('a')).length;",
  "const v = kv.get('a'); const w = await v; return w.length;",
  "let v = kv.get('a'); v = await v; return v.length;",
  "const [a] = await Promise.all([kv.get('a'), kv.get('b')]);",
  "const a = kv.get('a'); const b = kv.get('b'); const all = await Promise.all([a, b]); return all[0].length;",
  "const ps = []; ps.push(kv.get('a')); return (await Promise.all(ps))[0];",
  "const ps = ['a'].map((k) => kv.get(k)); return (await Promise.all(ps))[0];",
  "const ps = [kv.get('a'), kv.get('b')]; const list = await Promise.all(ps); return list[0];",
  "return kv.get('a').then((v) => v.length);",
  "return kv.get('a').catch(() => '').then((v) => v.length);",
  "const p = kv.get('a'); p.then((v) => { event.a = v; }); await p;",
  "const p = kv.get('a'); return p.then((v) => v.length).catch(() => 1);",
  "const v = await (event.a ? kv.get('a') : kv.get('b')); return v.length;",
  "let p; if (event.a) { p = kv.get('a'); } if (p) { const v = await p; return v.length; }",
  "let p = null; if (event.a) { p = kv.get('a'); } const v = p === null ? '' : await p; return v.length;",
  "const cache = {}; cache.a = kv.get('a'); const v = await cache.a; return v.length;",
  "const o = { a: kv.get('a'), b: kv.get('b') }; const v = await o.a; return v.length;",
  "async function read(k) { return kv.get(k); } return (await read('a')).length;",
  "const read = (k) => kv.get(k); const v = await read('a'); return v.length;",
  "async function wait(p) { const v = await p; return v.length; } return await wait(kv.get('a'));",
  "function wait(p) { return p.then((v) => v.length); } return await wait(kv.get('a'));",
  "const v = await Promise.race([kv.get('a'), Promise.resolve('b')]); return v.length;",
  "void kv.get('a'); kv.get('b');",
  "const m = { get: (k) => k }; return m.get('a').length;",
  "const v = event.request.headers.get; return event.a.get('a').length;",
  "const q = event.request.querystring; return q.exists && q.exists.value;",
  "const isPromise = kv.get('a') instanceof Promise; return isPromise;",
  "let v = ''; for (let i = 0; i < 2; i++) { v += await kv.get('k' + i); } return v.length;",
  "let v = 'x'; const n = v.length; v = await kv.get('a'); return n + v.length;",
  "let v = kv.get('a'); v = 'b'; return v.length;",
  "try { const v = await kv.get('a'); return v.length; } catch (e) { return e.message; }",
  "await Promise.allSettled([kv.get('a')].concat([kv.get('b')]));",
])("missing-await accepts `%s`", (body) => {
  expect(countFindings(`${head}async function handler(event) { ${body} }`)).toBe(0);
});

it("missing-await reports a function that is not async", () => {
  expect(
    countFindings(
      `${head}function handler(event) { event.request.uri = kv.get('a'); return event.request; }`,
    ),
  ).toBe(1);
});
