import { testRule } from "./test-rule.ts";

const uninitialized = "ReferenceError: cannot access variable before initialization";

testRule("async-closures", [
  {
    // seen: anomalyco/sst issues 6331 and 6332, with the message of CloudWatch
    code: `async function handler(event) {
  await Promise.resolve();
  const routerNS = "a";
  async function getRoutes() { return routerNS + ":routes"; }
  return await getRoutes();
}`,
    "2.0": [`4:39 ${uninitialized}`],
    message:
      "`routerNS` is set after an `await`, and this function was created before, so it cannot use `routerNS`; " +
      "create the function with `const` after `routerNS`, or pass `routerNS` as an argument",
  },
  {
    code: "async function handler(event) { const request = event.request; function f() { return request; } await f(); return request; }",
    "2.0": [`1:115 ${uninitialized}`],
    message:
      "`request` cannot be used after the `await`, because an inner function captures it before it is set; " +
      "create that function with `const` after `request`, or move it out of the async function",
  },
  {
    // measured: njs 0.8.2
    code: "async function handler(event) { let k = 'a'; const f = () => k; await event; k = 'b'; return f(); }",
    "2.0": ["1:62 warning"],
    message:
      "this function was created before an `await`, so it does not see the value that `k` gets after it; " +
      "create the function after the last assignment, or pass `k` as an argument",
  },
  {
    code: "async function handler(event) { let s = ''; event.forEach((x) => { s += x; }); await event; return s; }",
    "2.0": ["1:100 warning"],
    message:
      "`s` has an old value here: an inner function captures it, and the first `await` loses its changes; " +
      "change `s` only outside of inner functions, or keep the value in a property of an object",
  },
  {
    code: "async function handler(event) { for (let i = 0; i < 3; i++) { const k = i; if (i === 1) { await event; } event.push(k); } }",
    "2.0": ["1:117 warning"],
    message:
      "`k` has the value of an earlier iteration here, because this loop does not await in its first iteration; " +
      "declare `k` outside of the loop",
  },
  {
    // seen: anomalyco/sst, in production
    code: "async function handler(event) { const s = await event; return ['a'].map((x) => x + s); }",
    "2.0": [],
  },
  {
    code: "const f = async () => { await 1; const k = 1; function g() { return k; } return g(); };",
    "2.0": [`1:69 ${uninitialized}`],
  },
  {
    code: "const o = { async m() { await 1; const k = 1; function g() { return k; } return g(); } };",
    "2.0": [`1:69 ${uninitialized}`],
  },
  { code: "function handler(event) { const f = () => k; const k = 1; return f(); }", "2.0": [] },
  {
    code: "let k = 1; async function handler(event) { await event; k = 2; return f(); } function f() { return k; }",
    "2.0": [],
  },
]);
