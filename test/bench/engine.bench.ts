/**
 * How fast functions run: `first` is what a fresh process pays for the first run, engine and all; the others are
 * warm, each run from a fresh image of memory. `node:vm` does the same rewrite in a fresh context, as a sandbox would.
 */
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { createContext, Script } from "node:vm";
import { Bench } from "tinybench";
import { runCode } from "../../src/runtime/run/run-code.ts";
import type { Stores } from "../../src/runtime/run/stores.ts";

const event = {
  version: "1.0",
  context: { eventType: "viewer-request" },
  viewer: { ip: "198.51.100.11" },
  request: {
    method: "GET",
    uri: "/docs/",
    querystring: {},
    headers: { host: { value: "www.example.com" }, authorization: { value: `Bearer ${signedToken()}` } },
    cookies: {},
  },
};
const eventJson = JSON.stringify(event);

const REWRITE = `function handler(event) {
  var request = event.request;
  if (request.uri.endsWith("/")) request.uri += "index.html";
  else if (!request.uri.includes(".")) request.uri += "/index.html";
  return request;
}`;

const TOKEN_CHECK = `const crypto = require("crypto");
function handler(event) {
  const parts = event.request.headers.authorization.value.slice(7).split(".");
  const signature = crypto.createHmac("sha256", "secret").update(parts[0] + "." + parts[1]).digest("base64url");
  if (signature !== parts[2]) return { statusCode: 401 };
  const claims = JSON.parse(Buffer.from(parts[1], "base64url").toString());
  return claims.exp && Date.now() > claims.exp * 1000 ? { statusCode: 401 } : event.request;
}`;

const STORE_READ = `import cf from "cloudfront";
const store = cf.kvs();
async function handler(event) {
  event.request.uri = await store.get(event.request.uri);
  return event.request;
}`;

const stores: Stores = {
  associated: "store",
  read: () => ({ items: new Map([["/docs/", "/new/"]]), created: new Date(0), lastUpdated: new Date(0) }),
};

function run(code: string): void {
  const { outcome } = runCode({
    code,
    runtime: "cloudfront-js-2.0",
    eventJson,
    stores,
    nowMs: 0,
    randomSeed: 1,
  });
  if (outcome.kind !== "returned") throw new Error(outcome.message);
}

const script = new Script(`${REWRITE}\nJSON.stringify(handler(JSON.parse(eventJson)));`);

function runInFreshContext(): void {
  script.runInContext(createContext({ eventJson }), { timeout: 1_000 });
}

function signedToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: "user" })}`;
  return `${signed}.${createHmac("sha256", "secret").update(signed).digest("base64url")}`;
}

const FIRST_RUN = "--first-run";

function firstRunInFreshProcess(): number {
  return Number(
    execFileSync(process.execPath, [...process.execArgv, process.argv[1] ?? "", FIRST_RUN], {
      encoding: "utf8",
    }),
  );
}

async function main(): Promise<void> {
  const firsts = Array.from({ length: 5 }, firstRunInFreshProcess).sort((a, b) => a - b);
  const bench = new Bench({ time: 500, warmupTime: 200 });
  bench
    .add("rewrite in node:vm, fresh context", runInFreshContext)
    .add("rewrite", () => run(REWRITE))
    .add("token check (HMAC)", () => run(TOKEN_CHECK))
    .add("key value store read", () => run(STORE_READ));
  await bench.run();

  const medians = bench.tasks.map(({ name, result }) => ({
    name,
    ms: "latency" in result ? result.latency.p50 : Number.NaN,
  }));
  const [vm] = medians;
  console.log(`first run in a fresh process: ${(firsts[2] ?? Number.NaN).toFixed(1)} ms (target 60)`);
  for (const { name, ms } of medians) {
    console.log(
      `${name}: ${ms.toFixed(3)} ms, ${((vm?.ms ?? Number.NaN) / ms).toFixed(1)} x as fast as node:vm`,
    );
  }
}

if (process.argv.includes(FIRST_RUN)) {
  const started = performance.now();
  run(REWRITE);
  console.log(performance.now() - started);
} else {
  await main();
}
