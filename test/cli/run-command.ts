import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runCommandLine } from "../../src/cli/command-line.ts";

/** Runs a command line in this process. `waitForSignal` resolves at once unless it is given. */
export async function runCommand(args: readonly string[], waitForSignal = () => Promise.resolve()) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    waitForSignal,
  });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

/** Creates a folder and a function that writes files into it. */
export function createFolder(): { folder: string; write(name: string, content: unknown): string } {
  const folder = mkdtempSync(join(tmpdir(), "cli-"));
  return {
    folder,
    write(name, content) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      const isFile = typeof content === "string" || content instanceof Uint8Array;
      writeFileSync(path, isFile ? content : JSON.stringify(content));
      return path;
    },
  };
}
