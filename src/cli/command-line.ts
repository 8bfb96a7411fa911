import { readFileSync } from "node:fs";
import { check } from "./check.ts";
import { run } from "./run.ts";
import { serve } from "./serve.ts";
import { type Command, type Terminal, UsageError } from "./terminal.ts";

const commands: Readonly<Record<string, Command>> = { serve, check, run };

const help = `Usage: mock-cloudfront COMMAND [options]

  serve   answers CloudFront's requests over HTTP, for the AWS CLI, boto3, Terraform and other SDKs
  check   says what the runtime of CloudFront Functions would refuse in a function's code
  run     runs a function on an event, as TestFunction does

mock-cloudfront COMMAND --help says more. mock-cloudfront --version says which this is.`;

/** The whole command line; gives the exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = "", ...rest] = args;
  if (name === "--help" || name === "-h" || name === "help") {
    return print(help, terminal);
  }
  if (name === "--version") {
    return print(version(), terminal);
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const wrong = name === "" ? "Which command?" : `There is no command ${JSON.stringify(name)}.`;
    terminal.err(`${wrong} There are: ${Object.keys(commands).join(", ")}. See mock-cloudfront --help.`);
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    return print(command.help, terminal);
  }
  try {
    return await command.run(rest, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      throw error;
    }
    terminal.err(`${error.message}\nSee mock-cloudfront ${name} --help.`);
    return 2;
  }
}

function print(text: string, { out }: Terminal): number {
  out(text);
  return 0;
}

// From dist/esm as from src/cli.
function version(): string {
  return (
    JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }
  ).version;
}
