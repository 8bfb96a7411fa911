// Clients that others wrote, against `mock-cloudfront serve`, which checks their signatures: Debian's AWS CLI and boto3,
// called by path, curl, and the AWS SDK for JavaScript with no stub about it, in a process of its own for what the
// models of the other two do not know. Viewers visit a distribution by curl, Node's http.request and Debian's Chromium. Each
// script prints a line and ends with 0, or says what was not as it should be.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";

const here = import.meta.dirname;
const bin = join(here, "../../dist/esm/cli.js");

/** By folder: what runs its scripts, and when what is on its way arrives at their endpoint. */
const kinds = {
  "aws-cli": { program: ["bash"], propagation: "immediate" },
  boto3: { program: ["/usr/bin/python3", "-B"], propagation: "manual" },
  sdk: { program: [process.execPath], propagation: "manual" },
  viewers: { program: [process.execPath], propagation: "immediate" },
};

/** Not scripts, but what the scripts beside them share. */
const shared = new Set(["endpoint", "site", "sites"]);

const scripts = Object.keys(kinds).flatMap((kind) =>
  readdirSync(join(here, kind))
    .filter((file) => !shared.has(basename(file).split(".")[0]))
    .map((file) => ({ kind, file })),
);

/** Every script has an endpoint to itself. */
async function serve(propagation) {
  const credentials = ["--access-key-id", "test", "--secret-access-key", "test"];
  const server = spawn(process.execPath, [bin, "serve", "--propagation", propagation, ...credentials], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said] = await once(server.stdout, "data");
  const [url] = /http:\S+/.exec(String(said));
  return { url, server };
}

async function run({ kind, file }) {
  const { program, propagation } = kinds[kind];
  const { url, server } = await serve(propagation);
  const started = performance.now();
  const [command, ...options] = program;
  const script = spawn(command, [...options, join(here, kind, file), url], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  });
  const [out, complaint, [status]] = await Promise.all([
    text(script.stdout),
    text(script.stderr),
    once(script, "close"),
  ]);
  server.kill();
  const [ended] = await once(server, "exit");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${kind}/${file} (${seconds} s): ${out.trim()}`);
  if (complaint) {
    console.error(complaint);
  }
  return status === 0 && ended === 0 && /: [1-9]\d* checks/.test(out);
}

const waiting = [...scripts];
const results = [];
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    results.push(await run(next));
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work));

const failed = results.filter((passed) => !passed).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
