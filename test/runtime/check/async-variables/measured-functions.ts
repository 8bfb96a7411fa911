/** The result of a measured function: that of Node, an error (which the function itself may catch), or an old value. */
export type MeasuredResult = "same" | "throws" | "stale";

/** The body of an async function, and how its result in njs compares to that in Node. */
export interface MeasuredFunction {
  readonly body: string;
  readonly njs: MeasuredResult;
  /** True if another event would give another result in njs. */
  readonly dependsOnEvent?: true;
}

/**
 * Bodies of `async function handler(ev)`, where `P()` returns a resolved promise, run with `handler({ c: 1 })`.
 *
 * measured: njs 0.7.9 (package njs 0.7.9-2 of Debian 12) and Node 20. The published results for njs 0.8.2 and for the
 * service (nginx/njs issue 530, anomalyco/sst issues 6331 and 6332) agree.
 */
export const measuredFunctions: readonly MeasuredFunction[] = [
  { body: "await P(); const k='v'; function f(){return k;} return f();", njs: "throws" },
  { body: "const k='v'; await P(); function f(){return k;} return f();", njs: "same" },
  { body: "const k='v'; function f(){return k;} const a=f(); await P(); return a+f();", njs: "same" },
  { body: "await P(); var k='v'; function f(){return k;} return f();", njs: "stale" },
  { body: "await P(); let k='v'; function f(){return k;} return f();", njs: "throws" },
  { body: "const k = await P(); function f(){return k;} return f();", njs: "throws" },
  { body: "let k='a'; const f=()=>k; await P(); k='b'; return f();", njs: "stale" },
  { body: "let k='a'; const f=()=>k; await P(); return f();", njs: "same" },
  { body: "let k='a'; const f=()=>k; k='b'; await P(); return k+f();", njs: "stale" },
  { body: "let k='a'; const f=()=>{k='b';}; await P(); f(); return k;", njs: "stale" },
  { body: "let k='a'; const f=()=>{k='b';}; f(); await P(); return k;", njs: "stale" },
  { body: "let k='a'; const f=()=>{k='b';}; f(); return k;", njs: "same" },
  { body: "await P(); let k='a'; const f=()=>k; k='b'; await P(); return f()+k;", njs: "same" },
  { body: "await P(); let k='a'; const f=()=>k; k='b'; return f()+k;", njs: "same" },
  { body: "await P(); let s=''; ['a','b'].forEach((x)=>{s+=x;}); return s;", njs: "same" },
  { body: "let s=''; ['a','b'].forEach((x)=>{s+=x;}); await P(); return s;", njs: "stale" },
  { body: "let s=''; ['a','b'].forEach((x)=>{s+=x;}); const t=s; await P(); return t;", njs: "same" },
  { body: "await P(); let s='x'; ['a','b'].forEach((x)=>{s+=x;}); await P(); return s;", njs: "same" },
  { body: "await P(); function f(){return ev;} return f();", njs: "same" },
  { body: "ev.x=1; await P(); ev.x=2; function f(){return ev.x;} return f();", njs: "same" },
  { body: "await P(); if (true) { const k='v'; function f(){return k;} return f(); }", njs: "throws" },
  { body: "const k = await P(); if (true) { function f(){return k;} return f(); }", njs: "throws" },
  {
    body: "let r=''; for (let i=0;i<2;i++) { const k = await P(); function f(){return k+i;} r+=f(); } return r;",
    njs: "throws",
  },
  {
    body: "let r=''; for (let i=0;i<2;i++) { const k = await P(); const f=()=>k+i; r+=f(); } return r;",
    njs: "same",
  },
  { body: "const k = await P(); const f=()=>k; function g(){return f();} return g();", njs: "throws" },
  { body: "const k = await P(); function g(){ return [1].map(()=>k)[0]; } return g();", njs: "throws" },
  {
    body: "try { const k = await P(); function f(){return k;} return f(); } catch(e) { return 'E:'+e; }",
    njs: "throws",
  },
  { body: "const f=function(){return k;}; const k = await P(); return f();", njs: "throws" },
  { body: "const f=()=>k; const k = await P(); return f();", njs: "throws" },
  { body: "const f=()=>k; const k = 'v'; return f();", njs: "same" },
  { body: "await P(); function f(){return g();} function g(){return 'g';} return f();", njs: "same" },
  { body: "let k='a'; function f(){return k;} if (ev.c) { await P(); } k='b'; return f();", njs: "throws" },
  { body: "var k; const f=()=>k; k = await P(); return f();", njs: "stale" },
  { body: "let k; k='a'; await P(); function f(){return k;} return f();", njs: "same" },
  { body: "let k; k='a'; await P(); function f(){return k;} return k;", njs: "throws" },
  { body: "await P(); let k='a'; await P(); function f(){return k;} return f();", njs: "throws" },
  { body: "const o={m(){return k;}}; const k=await P(); return o.m();", njs: "throws" },
  { body: "let k='a'; const p=P().then(()=>{k='b';}); await p; return k;", njs: "stale" },
  { body: "let k='a'; await (async()=>{k='b';})(); return k;", njs: "stale" },
  { body: "let k='a'; const s=()=>{k='b';}; const g=()=>k; await P(); s(); return g()+k;", njs: "stale" },
  { body: "let k='a'; const g=()=>k; await P(); const h=()=>k; k='c'; return g()+h()+k;", njs: "stale" },
  { body: "const a=[]; await P(); a.push(1); function f(){return a.length;} return f();", njs: "throws" },
  { body: "const k='v'; function f(){return k;} const r=f(); await P(); return r;", njs: "same" },
  {
    body: "await P(); const k='v'; async function f(){ const z=await P(); return k+z;} return await f();",
    njs: "throws",
  },
  { body: "await P(); ev='new'; function f(){return ev;} return f();", njs: "stale" },
  { body: "ev='new'; await P(); function f(){return ev;} return f();", njs: "same" },
  { body: "ev='new'; await P(); return ev;", njs: "same" },
  { body: "await P(); G='n'; return GF();", njs: "same" },
  {
    body: "const fs=[]; for (let i=0;i<2;i++){ fs.push(()=>i);} await P(); return fs.map(f=>f()).join();",
    njs: "same",
  },
  { body: "let r=''; for (const n in {a:1,b:2}) { const v = await P(); r+=n+v; } return r;", njs: "same" },
  {
    body: "let r=''; for (const n in {a:1,b:2}) { const f=()=>n; await P(); r+=f()+n; } return r;",
    njs: "same",
  },
  { body: "const k = await P(); switch(1){case 1: function f(){return k;} return f();}", njs: "throws" },
  { body: "try { throw 'q' } catch(e) { await P(); function f(){return e;} return f(); }", njs: "same" },
  {
    body: "let k='a'; let r=''; for (let i=0;i<3;i++){ const f=()=>k; r+=f(); k=k+i; await P(); } return r+k;",
    njs: "stale",
  },
  { body: "const k = await P(); return (()=>k)();", njs: "same" },
  { body: "const k = await P(); return (function(){ function f(){return k;} return f(); })();", njs: "same" },
  { body: "await P(); function f(){return g();} function g(){return 'g';} return g();", njs: "same" },
  { body: "function f(n){return n? f(n-1): 'z';} await P(); return f(3);", njs: "same" },
  { body: "const f=(n)=>n? f(n-1): 'z'; await P(); return f(3);", njs: "throws" },
  { body: "const f=(n)=>n? f(n-1): 'z'; const x=f(1); await P(); return x;", njs: "same" },
  { body: "await P(); const f=(n)=>n? f(n-1): 'z'; return f(3);", njs: "same" },
  {
    body: "let r=''; for (let i=0;i<3;i++){ const k='k'+i; if(i==1){await P();} r+=k; } return r;",
    njs: "stale",
  },
  {
    body: "let r=''; for (let i=0;i<3;i++){ const k='k'+i; const f=()=>k; if(i==1){await P();} r+=k; } return r;",
    njs: "stale",
  },
  {
    body: "let r=''; for (let i=0;i<3;i++){ const k='k'+i; const f=()=>k; if(i==1){await P();} r+=f(); } return r;",
    njs: "stale",
  },
  {
    body: "let r=''; const fs=[]; for (let i=0;i<3;i++){ fs.push(()=>i); if(i==1){await P();} r+=i; } return r+fs.map(f=>f()).join();",
    njs: "stale",
  },
  { body: "let r=''; for (let i=0;i<3;i++){ const f=()=>i; await P(); r+=f()+i; } return r;", njs: "same" },
  { body: "let r=''; for (let i=0;i<3;i++){ r+=[1].map(x=>x+i)[0]; await P(); } return r;", njs: "same" },
  { body: "let r=''; let i=0; while(i<3){ r+=[1].map(x=>x+i)[0]; i++; await P(); } return r;", njs: "stale" },
  { body: "const k='v'; function f(){return k;} await P(); return k;", njs: "throws" },
  { body: "const req=ev.c; function f(){return req;} const z=f(); await P(); return req;", njs: "throws" },
  { body: "const req=ev.c; const f=()=>req; const z=f(); await P(); return req;", njs: "same" },
  { body: "let req=ev.c; ['a'].map(x=>x+req); await P(); return req;", njs: "same" },
  { body: "let req='1'; const o=['a'].map(x=>x+req); req='2'; await P(); return req+o;", njs: "stale" },
  { body: "const o=['a'].map(x=>x+ev.c); await P(); return ev.c+o[0];", njs: "same" },
  { body: "function f(){return ev.c;} await P(); return ev.c+f();", njs: "same" },
  { body: "var q='1'; function f(){return q;} await P(); return q;", njs: "stale" },
  { body: "var q='1'; function f(){return q;} q='2'; await P(); return q+f();", njs: "stale" },
  { body: "function f(){return k;} const k='v'; await P(); return k;", njs: "throws" },
  { body: "const k='v'; const g=function(){ return k; }; await P(); return k+g();", njs: "same" },
  {
    body: "if (ev.c) { const v=await P(); return v; } const k=1; function f(){return k;} return f();",
    njs: "same",
  },
  {
    body: "if (ev.z) { const v=await P(); return v; } const k=1; function f(){return k;} return f();",
    njs: "same",
  },
  {
    body: "let r; try { r = await P(); } catch (e) { r='x'; } function f(){return r;} return f();",
    njs: "throws",
  },
  { body: "let r; try { r = await P(); } catch (e) { r='x'; } const f=()=>r; return f();", njs: "same" },
  {
    body: "let r=''; Object.keys({a:1,b:2}).forEach(k=>{r+=k;}); const v=await P(); return r+v;",
    njs: "stale",
  },
  {
    body: "const m={}; Object.keys({a:1,b:2}).forEach(k=>{m[k]=1;}); const v=await P(); return Object.keys(m).join()+v;",
    njs: "same",
  },
  {
    body: "const rs = await Promise.all(['a','b'].map(async (x)=>{ const y=await P(); return x+y; })); return rs.join();",
    njs: "same",
  },
  {
    body: "const v='q'; const rs = await Promise.all(['a','b'].map(async (x)=>{ const y=await P(); return x+y+v; })); return rs.join()+v;",
    njs: "same",
  },
  {
    body: "let n=0; const rs = await Promise.all(['a','b'].map(async (x)=>{ await P(); n++; })); return n;",
    njs: "stale",
  },
  {
    body: "const inner = async (x) => { const y = await P(); return [1].map(z=>z+y)[0]; }; const q = await inner(1); return q;",
    njs: "same",
  },
  { body: "let a='1'; const b = await P(); const c=[1].map(x=>a+b)[0]; return c;", njs: "same" },
  {
    body: "let a='1'; const g=[1].map(x=>a+x)[0]; const b = await P(); const c=[1].map(x=>a+b)[0]; return c+g;",
    njs: "same",
  },
  {
    body: "let a; const g=[1].map(x=>a)[0]; a='2'; const b = await P(); const c=[1].map(x=>a+b)[0]; return c;",
    njs: "stale",
  },
  { body: "switch (ev.c) { case 1: let z=1; await P(); const h=()=>z; return h(); }", njs: "same" },
  { body: "try { await P(); throw 'x'; } catch (e) { function f(){return e;} return f(); }", njs: "stale" },
  { body: "try { await P(); throw 'x'; } catch (e) { return [1].map(()=>e)[0]; }", njs: "same" },
  { body: "function f(){return typeof k;} await P(); const k=1; return f();", njs: "throws" },
  {
    body: "function f(){ try { return k; } catch (e) { return 'caught'; } } await P(); const k=1; return f();",
    njs: "throws",
  },
  { body: "function f(){return k;} await P(); const k=1; return 'unused';", njs: "same" },
  { body: "function f(k){return k;} await P(); const k=1; return f(2);", njs: "same" },
  { body: "function f(){const k=2; return k;} await P(); const k=1; return f();", njs: "same" },
  { body: "await P(); return arguments.length;", njs: "same" },
  { body: "const k=await P(); const o={ f(){return k;} }; return o.f();", njs: "same" },
  { body: "const k=await P(); const o={ get f(){return k;} }; return o.f;", njs: "same" },
  { body: "const o={ get f(){return k;} }; const k=await P(); return o.f;", njs: "throws" },
  { body: "const k=await P(); function f(){ return g2; } var g2='x'; return f();", njs: "stale" },
  { body: "var k; function set(v){k=v;} await P(); set('n'); return k;", njs: "stale" },
  { body: "await P(); var k; function set(v){k=v;} set('n'); return k;", njs: "stale" },
  { body: "await P(); let k; const set=(v)=>{k=v;}; set('n'); await P(); return k;", njs: "same" },
  { body: "label: for(;;){ await P(); break label; } const k=1; const f=()=>k; return f();", njs: "same" },
  { body: "let r=''; for (let i=0;i<3;i++){ if(i==1){await P();} r+=i; } return r;", njs: "same" },
  {
    body: "let r=''; for (const n in {a:1,b:2,c:3}) { if (n=='b') await P(); r += n; } return r;",
    njs: "same",
  },
  {
    body: "let r=''; for (var n in {a:1,b:2,c:3}) { if (n=='b') await P(); r += n; } return r;",
    njs: "same",
  },
  {
    body: "let r=''; for (let i=0;i<3;i++){ let k; k='k'+i; if(i==1){await P();} r+=k; } return r;",
    njs: "stale",
  },
  {
    body: "let r=''; let i=0; while(i<3){ const k='k'+i; i++; if(i==2){await P();} r+=k; } return r;",
    njs: "stale",
  },
  { body: "let r=''; for (let i=0;i<3;i++){ const k='k'+i; await P(); r+=k; } return r;", njs: "same" },
  { body: "let r=''; for (let i=0;i<3;i++){ const k='k'+i; r+=k; } await P(); return r;", njs: "same" },
  {
    body: "let r=''; for (let i=0;i<2;i++){ const k='k'+i; r+=k; } for (let i=0;i<2;i++){ const k='k'+i; await P(); r+=k; } return r;",
    njs: "same",
  },
  { body: "for (let i=0;i<2;i++){ const k='k'+i; } const q='x'; await P(); return q;", njs: "same" },
  {
    body: "let r=''; for (let j=0;j<2;j++){ for (let i=0;i<2;i++){ if (j==1) {await P();} r+=i+','+j+' '; } } return r;",
    njs: "stale",
  },
  {
    body: "let r=''; for (let i=0;i<3;i++){ try { const k='k'+i; if(i==1){await P();} r+=k; } catch(e) {r+=e} } return r;",
    njs: "stale",
  },
  {
    body: "let r=''; for (let i=0;i<3;i++){ const k = i<1 ? 'x'+i : await P(); r+=k; } return r;",
    njs: "same",
  },
  {
    body: "let r=''; for (let i=0;i<3;i++){ const k='k'+i; if (i<1) continue; const v = await P(); r+=k+v; } return r;",
    njs: "stale",
  },
  {
    body: "const a='1'; let x = [1,2].map(i => i+a); const v = await P(); return x.join()+v+a;",
    njs: "same",
  },
  { body: "const o = {}; o.f = function(){ return k; }; const k = await P(); return o.f();", njs: "throws" },
  { body: "const f = function(){ return k; }; let k = 1; k = await P(); return f();", njs: "throws" },
  {
    body: "const f = (n) => { if (n) return f(n-1); return 'x'; }; f(1); await P(); return 'done';",
    njs: "same",
  },
  {
    body: "let timer = 0; function tick() { timer++; } tick(); await P(); tick(); return timer;",
    njs: "throws",
  },
  { body: "let k='a'; function f(){return 1+k;} await P(); k='b'; return k;", njs: "throws" },
  { body: "let k='a'; function f(){return 1+k;} await P(); k='b'; return f();", njs: "throws" },
  { body: "let k='a'; function f(){k='z';} await P(); f(); return 'x';", njs: "same" },
  { body: "let k; function f(){k='z';} await P(); f(); return 'x';", njs: "same" },
  { body: "await P(); let k; function f(){k='z';} f(); return 'x';", njs: "throws" },
  { body: "await P(); let k='q'; function f(){k='z';} f(); return 'x';", njs: "throws" },
  { body: "let k='a'; function f(){return k;} await P(); k+='b'; return 'y';", njs: "throws" },
  { body: "let k='a'; function f(){return k;} await P(); k++; return 'y';", njs: "throws" },
  { body: "var k='a'; function f(){return k;} await P(); k+='b'; return k;", njs: "stale" },
  { body: "const k='a'; if (true) { function f(){return k;} } await P(); return k;", njs: "throws" },
  { body: "const k='a'; { const z=1; function f(){return z;} f(); await P(); return z; }", njs: "throws" },
  { body: "ev='x'; function f(){return ev;} await P(); return ev;", njs: "stale" },
  { body: "ev='x'; const f=()=>ev; await P(); return ev;", njs: "same" },
  { body: "const o={}; function f(){return o;} o.a=1; await P(); f().b=2; return 'z';", njs: "same" },
  { body: "async function g(){ return o; } const o={a:1}; await P(); return (await g()).a;", njs: "same" },
  {
    body: "async function g(){ await P(); return o; } const o={a:1}; const q = await g(); return q.a;",
    njs: "same",
  },
  {
    body: "async function g(){ await P(); return o; } await P(); const o={a:1}; const q = await g(); return q.a;",
    njs: "throws",
  },
  {
    body: "const o={a:1}; const g = async()=>{ await P(); return o; }; const q = await g(); return q.a+o.a;",
    njs: "same",
  },
  {
    body: "const o={a:1}; const g = async()=>{ await P(); return o; }; const q = await g(); return q.a;",
    njs: "same",
  },
  {
    body: "const v = await P(); const list = [1,2].filter(function (x) { return v; }); return list.length;",
    njs: "same",
  },
  {
    body: "const o = { async load() { return v; } }; const v = await P(); return await o.load();",
    njs: "throws",
  },
  { body: "let v; const load = async () => { v = await P(); }; await load(); return v;", njs: "stale" },
  { body: "let v; async function load() { v = await P(); } await load(); return v;", njs: "throws" },
  {
    body: "const headers = {}; function add(n) { headers[n] = 1; } await P(); add('a'); return headers.a;",
    njs: "throws",
  },
  {
    body: "const headers = {}; const add = (n) => { headers[n] = 1; }; await P(); add('a'); return headers.a;",
    njs: "same",
  },
  { body: "let n = 0; const inc = () => { n += 1; }; await P(); inc(); inc(); return n;", njs: "stale" },
  { body: "await P(); let n = 0; const inc = () => { n += 1; }; inc(); inc(); return n;", njs: "same" },
  {
    body: "let n = 0; const inc = () => { n += 1; return n; }; await P(); inc(); return inc();",
    njs: "same",
  },
  {
    body: "switch (ev.c) { case 1: await P(); break; default: break; } const k = 1; function f() { return k; } return f();",
    njs: "throws",
  },
  {
    body: "switch (ev.c) { case 2: await P(); break; default: break; } const k = 1; const f = () => k; return f();",
    njs: "same",
  },
  { body: "const k = ev.c ? await P() : 'n'; function f() { return k; } return f();", njs: "throws" },
  {
    body: "const k = ev.z && await P(); function f() { return k; } return f();",
    njs: "same",
    dependsOnEvent: true,
  },
  { body: "const k = ev.c && await P(); function f() { return k; } return f();", njs: "throws" },
  {
    body: "do { await P(); } while (false); const k = 1; function f() { return k; } return f();",
    njs: "throws",
  },
  {
    body: "while (ev.z) { await P(); } const k = 1; function f() { return k; } return f();",
    njs: "same",
    dependsOnEvent: true,
  },
  {
    body: "for (const n in { a: 1 }) { const v = await P(); ev[n] = [1].map(() => v)[0]; } return ev.a;",
    njs: "same",
  },
  {
    body: "const rs = []; for (const n in { a: 1, b: 2 }) { rs.push(P().then((x) => x + n)); } const all = await Promise.all(rs); return all.join();",
    njs: "same",
  },
  {
    body: "let out = ''; const ps = ['a', 'b'].map((x) => P().then((y) => { out += x + y; })); await Promise.all(ps); return out;",
    njs: "stale",
  },
  {
    body: "const out = []; const ps = ['a', 'b'].map((x) => P().then((y) => { out.push(x + y); })); await Promise.all(ps); return out.join();",
    njs: "same",
  },
  {
    body: "const t = await P(); const s = [3, 1].sort((a, b) => a - b + (t ? 0 : 1)); return s.join();",
    njs: "same",
  },
  {
    body: "let found; ['a', 'b'].some((x) => { if (x === 'b') { found = x; return true; } return false; }); if (!found) { return 'none'; } await P(); return found;",
    njs: "stale",
  },
  { body: "let found = ['a', 'b'].find((x) => x === 'b'); await P(); return found;", njs: "same" },
  { body: "function f() { return typeof ev; } ev = 1; await P(); return f();", njs: "same" },
  {
    body: "const self = { k: 1, get() { return this.k; } }; await P(); self.k = 2; return self.get();",
    njs: "same",
  },
  {
    body: "const f = () => { const g = () => k; return g(); }; const k = await P(); return f();",
    njs: "throws",
  },
  {
    body: "const k = await P(); const f = () => { const g = () => k; return g(); }; return f();",
    njs: "same",
  },
  {
    body: "const k = await P(); const f = () => { function g() { return k; } return g(); }; return f();",
    njs: "same",
  },
  { body: "let a = 1; { let a = 2; const f = () => a; await P(); return f() + a; }", njs: "same" },
  { body: "let a = 1; { let a = 2; function f() { return a; } await P(); return f(); }", njs: "same" },
  { body: "let a = 1; const f = (a) => a; await P(); a = 2; return f(3) + a;", njs: "same" },
  {
    body: "try { const v = await P(); const f = () => v; return f(); } catch (e) { return 'e'; }",
    njs: "same",
  },
  {
    body: "let v = 'd'; try { v = await P(); } catch (e) { v = 'x'; } return ['a'].map((x) => x + v)[0];",
    njs: "same",
  },
  {
    body: "let v = 'd'; const get = () => v; try { v = await P(); } catch (e) { v = 'x'; } return get();",
    njs: "stale",
  },
  {
    body: "let v = 'd'; const get = () => v; try { v = await P(); } finally { v += '!'; } return get() + v;",
    njs: "stale",
  },
  {
    body: "const p = P(); const k = 1; function f() { return k; } const r = await p; return r + f();",
    njs: "same",
  },
  {
    body: "const p = P(); const k = 1; function f() { return k; } const r = await p; return r + k;",
    njs: "throws",
  },
  {
    body: "const f = function g(n) { return n > 0 ? g(n - 1) : 'end'; }; await P(); return f(2);",
    njs: "same",
  },
  {
    body: "a: for (let i = 0; i < 2; i++) { for (let j = 0; j < 2; j++) { await P(); continue a; } } const k = 1; const f = () => k; return f();",
    njs: "same",
  },
  {
    body: "for (;;) { const v = await P(); if (v) { break; } } const k = 1; function f() { return k; } return f();",
    njs: "throws",
  },
  { body: "return await P(); const k = 1; function f() { return k; }", njs: "same" },
  { body: "const k = 1; const f = () => k; return (await P()) + f() + k;", njs: "same" },
  { body: "let k = 1; const f = () => k; k = 2; const r = f(); await P(); return r;", njs: "same" },
  { body: "let k = 1; const f = () => k; k = 2; await P(); return f();", njs: "same" },
  { body: "let k = 1; await P(); const f = () => k; k = 2; await P(); return f() + k;", njs: "same" },
  { body: "const k = 1; setK(); function setK() { ev.k = k; } await P(); return ev.k;", njs: "same" },
  {
    body: "const cache = {}; const get = async (n) => { if (!cache[n]) { cache[n] = await P(); } return cache[n]; }; const a = await get('a'); return a + (await get('a'));",
    njs: "same",
  },
  {
    body: "let cache; const get = async () => { if (!cache) { cache = await P(); } return cache; }; const a = await get(); return a + (await get());",
    njs: "same",
  },
];
