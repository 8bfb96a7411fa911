#!/usr/bin/env node
import { runCommandLine } from "./cli/command-line.ts";

// The SDK inside would warn of Node's age; whoever calls this did not choose it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const interrupt = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => interrupt.abort());
}
// Whoever reads may have had enough, as `head` has.
process.stdout.on("error", () => process.exit());

void runCommandLine(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  interrupted: interrupt.signal,
}).then((code) => {
  process.exitCode = code;
});
