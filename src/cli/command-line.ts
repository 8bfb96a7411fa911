import { findNearest } from "../values/find-nearest.ts";
import { check } from "./check.ts";
import { parseArguments } from "./parse-arguments.ts";
import { readVersion } from "./read-version.ts";
import { run } from "./run.ts";
import { serve } from "./serve.ts";
import { type Command, type Terminal, UsageError } from "./terminal.ts";

const commands: Readonly<Record<string, Command>> = { serve, check, run };

const help = `Usage: mock-cloudfront COMMAND [options]

  serve   serves the mock over HTTP, for the AWS CLI, boto3, Terraform and SDKs of other languages
  check   checks the code of functions for errors that their runtime would report
  run     runs a function on an event, as TestFunction does

mock-cloudfront COMMAND --help describes a command. mock-cloudfront --version prints the version.`;

/** Runs a command line. Returns the exit code: 0 for success, 1 for code with errors, 2 for a wrong call. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = "", ...rest] = args;
  if (name === "--help" || name === "-h" || name === "help") {
    terminal.out(help);
    return 0;
  }
  if (name === "--version" || name === "-v") {
    terminal.out(readVersion());
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    terminal.err(`${describeUnknownCommand(name)} See mock-cloudfront --help.`);
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    terminal.out(command.help);
    return 0;
  }
  try {
    return await command.run(parseArguments(rest, command.options), terminal);
  } catch (error) {
    terminal.err(
      error instanceof UsageError
        ? `${error.message}\nSee mock-cloudfront ${name} --help.`
        : `mock-cloudfront ${name} failed: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 2;
  }
}

function describeUnknownCommand(name: string): string {
  const names = Object.keys(commands);
  const near = findNearest(name, names);
  const problem = name === "" ? "A command is missing." : `There is no command ${JSON.stringify(name)}.`;
  const suggestion = near === undefined ? "" : ` Did you mean ${near}?`;
  return `${problem}${suggestion} The commands are: ${names.join(", ")}.`;
}
