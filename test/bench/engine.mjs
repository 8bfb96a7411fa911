// Running functions, against node:vm doing the same rewrite in a fresh context, as a sandbox of one's own would.
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createContext, Script } from "node:vm";
import { build } from "rolldown";
import { compare, median, target } from "./compare.mjs";

// The run alone, without a client around it: bundled from the source, where acorn is found, and the engine beside it.
const folder = resolve("dist/bench");
const file = join(folder, "run-code.mjs");
await build({
  input: "src/runtime/run/run-code.ts",
  platform: "node",
  external: /^[^./]/,
  output: { file, format: "esm" },
});
execFileSync(process.execPath, [".ci/engine/build.mjs", "--out", folder]);
const { runCode } = await import(pathToFileURL(file).href);

const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ sub: "user" })}`;
const token = `${signed}.${createHmac("sha256", "secret").update(signed).digest("base64url")}`;
const eventJson = JSON.stringify({
  version: "1.0",
  context: { eventType: "viewer-request" },
  viewer: { ip: "198.51.100.11" },
  request: {
    method: "GET",
    uri: "/docs/",
    querystring: {},
    headers: { host: { value: "www.example.com" }, authorization: { value: `Bearer ${token}` } },
    cookies: {},
  },
});
const rewrite = `function handler(event) {
  var request = event.request;
  if (request.uri.endsWith("/")) request.uri += "index.html";
  else if (!request.uri.includes(".")) request.uri += "/index.html";
  return request;
}`;
const tokenCheck = `const crypto = require("crypto");
function handler(event) {
  const parts = event.request.headers.authorization.value.slice(7).split(".");
  const signature = crypto.createHmac("sha256", "secret").update(parts[0] + "." + parts[1]).digest("base64url");
  if (signature !== parts[2]) throw new Error("not signed");
  const claims = JSON.parse(Buffer.from(parts[1], "base64url").toString());
  return claims.sub ? event.request : { statusCode: 401 };
}`;
const storeRead = `import cf from "cloudfront";
const store = cf.kvs();
async function handler(event) {
  event.request.uri = await store.get(event.request.uri);
  return event.request;
}`;
const store = { items: new Map([["/docs/", "/new/"]]), created: new Date(0), lastUpdated: new Date(0) };
const stores = { associated: "store", read: () => store };

function run(code) {
  const { outcome } = runCode({
    code,
    runtime: "cloudfront-js-2.0",
    eventJson,
    stores,
    nowMs: 0,
    randomSeed: 1,
  });
  if (outcome.kind !== "returned") {
    throw new Error(outcome.message);
  }
}

const script = new Script(`${rewrite}\nJSON.stringify(handler(JSON.parse(eventJson)));`);
const warm = await compare(
  "A function run on an event, every time from a fresh state",
  {
    "node:vm, rewrite": () => script.runInContext(createContext({ eventJson }), { timeout: 1000 }),
    rewrite: () => run(rewrite),
    "token check": () => run(tokenCheck),
    "key value store read": () => run(storeRead),
  },
  { rounds: 15, times: 100 },
);
target("rewrite", warm.rewrite.microseconds / 1000, 0.3, "ms");
target("rewrite", warm.rewrite.ratio, 1, "times node:vm");

/** Milliseconds of the first run in a process of its own, the loading of the engine included. */
function firstRun() {
  const input = { code: rewrite, runtime: "cloudfront-js-2.0", eventJson, nowMs: 0, randomSeed: 1 };
  const code = `import { runCode } from ${JSON.stringify(pathToFileURL(file).href)};
    const start = performance.now(); runCode(${JSON.stringify(input)}); console.log(performance.now() - start);`;
  return Number(
    execFileSync(process.execPath, ["--input-type=module", "--eval", code], { encoding: "utf8" }),
  );
}
console.log("The first run of a process");
target("first run", median(Array.from({ length: 11 }, firstRun)), 60, "ms");
rmSync(folder, { recursive: true });
