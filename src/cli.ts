#!/usr/bin/env node
import { runCommandLine } from "./cli/command-line.ts";

// Suppress the SDK's warning about the Node version, which the user of the command did not choose for the SDK.
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
