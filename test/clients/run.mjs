// Clients that others wrote, against `mock-cloudfront serve`, which checks their signatures: Debian's AWS CLI and boto3,
// called by path, and curl. Each prints a line and ends with 0, or says what was not as it should be.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const here = import.meta.dirname;
const bin = join(here, "../../dist/esm/cli.js");

const credentials = ["--access-key-id", "test", "--secret-access-key", "test"];
const server = spawn(process.execPath, [bin, "serve", ...credentials], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [said] = await once(server.stdout, "data");
const [url] = /http:\S+/.exec(String(said));

const clients = [
  ["/usr/bin/python3", join(here, "life_cycle.py")],
  ["bash", join(here, "life-cycle.sh")],
];
let failed = 0;
for (const [program, script] of clients) {
  const { status } = spawnSync(program, [script, url], { stdio: "inherit" });
  if (status !== 0) failed++;
}
server.kill();
const [code] = await once(server, "exit");
if (code !== 0) failed++;
console.log(`${clients.length + 1 - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
