#!/usr/bin/env node
import { runCommandLine } from "./cli/command-line.ts";

// The SDK would warn about the version of Node, which the user of a command cannot always choose.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

/** Creates a function that writes lines to a stream until its reader closes the pipe, as `head` does. */
function createWriter(stream: NodeJS.WriteStream): (line: string) => void {
  let isOpen = true;
  stream.on("error", () => {
    isOpen = false;
  });
  return (line) => {
    if (isOpen) {
      stream.write(`${line}\n`);
    }
  };
}

/**
 * Resolves at the first signal to end. Until a command calls this, signals have their default effect, so that a command
 * which waits for a file or a name server ends too. So does the second signal.
 */
function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => resolve());
    }
  });
}

void runCommandLine(process.argv.slice(2), {
  out: createWriter(process.stdout),
  err: createWriter(process.stderr),
  waitForSignal,
}).then((code) => {
  process.exitCode = code;
});
