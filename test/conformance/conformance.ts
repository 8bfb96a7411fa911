import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { createAwsClients, createEndpointClients } from "./create-clients.ts";
import type { Probe } from "./probe.ts";
import type { ProbeClients } from "./probe-context.ts";
import { probes as allProbes } from "./probes/index.ts";
import { countOutcomes, type Report, toJson, toMarkdown } from "./report.ts";
import { type ProbeResult, runProbes } from "./run-probes.ts";
import { recordSettled } from "./settled.ts";
import { sweep } from "./sweep.ts";

const help = `Usage: npm run conformance -- --aws --profile NAME | --endpoint URL  [options]

Asks the real CloudFront, or any endpoint, what the facts of the mock say that it answers, and reports what differs.
All that a run creates is named mock-cloudfront-probe-… and tagged, and is removed at the end, after a failure and after
Ctrl-C. Exit code: 0 if all that was reached agreed, 1 if something differed or was left behind, 2 for wrong arguments,
130 after Ctrl-C.

  --aws            asks AWS, with the credentials of the SDK's default chain; never from CI
  --profile NAME   the profile of the AWS credentials
  --endpoint URL   asks an endpoint, such as http://127.0.0.1:4566
  --slow           also runs the probes that create distributions or connection groups, which AWS deploys for minutes
  --only TEXT      only the probes whose name contains this text
  --report FOLDER  writes conformance.md and conformance.json into this folder
  --record         notes in test/conformance/settled.json when AWS was asked and whether it agreed; only with --aws
  --clean          removes what earlier runs left, and asks nothing
  --yes            does not ask before it creates resources on AWS
  --help           this text`;

/** Begins the names of all resources of all runs, so that \`--clean\` finds them. */
const commonPrefix = "mock-cloudfront-probe-";

/** The parts of the process that the command uses. */
export interface ConformanceTerminal {
  out(line: string): void;
  /** Aborted at the first Ctrl-C. */
  readonly signal: AbortSignal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The probes to run. @defaultValue all */
  readonly probes?: readonly Probe[];
}

/** Runs the command line of the conformance suite. Returns the exit code. */
export async function runConformance(
  args: readonly string[],
  terminal: ConformanceTerminal,
): Promise<number> {
  const options = parse(args);
  if (typeof options === "string") {
    terminal.out(`${options}\nSee npm run conformance -- --help.`);
    return 2;
  }
  if (options.help || (!options.aws && options.endpoint === undefined)) {
    terminal.out(help);
    return options.help ? 0 : 2;
  }
  if (options.record && !options.aws) {
    terminal.out("--record needs --aws: only AWS settles what AWS does.");
    return 2;
  }
  if (options.aws && terminal.environment.CI) {
    terminal.out("The environment variable CI is set: the suite never asks AWS from CI.");
    return 2;
  }
  const clients = options.endpoint
    ? createEndpointClients(options.endpoint)
    : createAwsClients(options.profile);
  const pollDelay = options.aws ? 10_000 : 50;
  if (options.clean) {
    return clean(clients, commonPrefix, pollDelay, terminal);
  }
  const probes = selectProbes(terminal.probes ?? allProbes, options);
  if (options.aws && !options.yes && !(await confirm(probes, terminal))) {
    return 2;
  }
  const prefix = `${commonPrefix}${Date.now().toString(36)}`;
  const { signal } = terminal;
  try {
    const formatProgress = createProgress(probes.length);
    const results = await runProbes(probes, { clients, prefix, signal, pollDelay }, (result) =>
      terminal.out(formatProgress(result)),
    );
    const date = new Date().toISOString().slice(0, 10);
    finish({ target: options.endpoint ?? "AWS", date, results }, options.report, terminal);
    if (options.record) {
      recordSettled("test/conformance/settled.json", results, date);
    }
    const differs = countOutcomes(results).differed > 0;
    const left = await clean(clients, prefix, pollDelay, terminal);
    return signal.aborted ? 130 : Math.max(left, differs ? 1 : 0);
  } catch (error) {
    await clean(clients, prefix, pollDelay, terminal);
    throw error;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        aws: { type: "boolean" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        slow: { type: "boolean" },
        only: { type: "string" },
        report: { type: "string" },
        record: { type: "boolean" },
        clean: { type: "boolean" },
        yes: { type: "boolean" },
        help: { type: "boolean" },
      },
    }).values;
  } catch (error) {
    return (error as Error).message;
  }
}

function selectProbes(probes: readonly Probe[], { slow = false, only = "" }): Probe[] {
  return probes.filter(({ name, pace }) => (slow || pace === "fast") && name.includes(only));
}

/** Says what the run does to the account, and asks. */
async function confirm(probes: readonly Probe[], { out }: ConformanceTerminal): Promise<boolean> {
  const slow = probes.filter(({ pace }) => pace === "slow").length;
  out(
    [
      `This asks AWS ${probes.length} questions. It creates and removes functions, key value stores, policies, keys and`,
      `other resources in your account${slow > 0 ? `, and about ${slow} distributions and connection groups` : ""}, all named ${commonPrefix}….`,
      `Cost: a few requests to key value stores, less than 0.01 USD; the rest is free without traffic.`,
      `Time: about ${Math.ceil(probes.length / 20) + (slow > 0 ? 15 + slow : 0)} minutes.`,
    ].join("\n"),
  );
  if (!process.stdin.isTTY) {
    out("There is no terminal to ask: run it with --yes.");
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Type "yes" to begin: ');
  terminal.close();
  return answer.trim() === "yes";
}

/** Creates a function that formats a line for each result, with the number of results so far. */
function createProgress(total: number): (result: ProbeResult) => string {
  let done = 0;
  return ({ probe, outcome }) => {
    done += 1;
    const count = `${String(done).padStart(String(total).length)}/${total}`;
    return `${count} ${outcome.padEnd(11)} ${probe.name}`;
  };
}

function finish(report: Report, folder: string | undefined, { out }: ConformanceTerminal): void {
  const markdown = toMarkdown(report);
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "conformance.md"), markdown);
    writeFileSync(join(folder, "conformance.json"), toJson(report));
    out(`The report is in ${folder}.`);
  }
  out(markdown.slice(0, markdown.indexOf("## Agreed")));
}

/** Removes the resources with a prefix. Returns the exit code. */
async function clean(
  clients: ProbeClients,
  prefix: string,
  pollDelay: number,
  { out }: ConformanceTerminal,
): Promise<number> {
  out("Removing what was created; a second Ctrl-C leaves it for --clean.");
  const { removed, failed } = await sweep(clients, prefix, pollDelay, out);
  out(`Removed: ${removed.length}.`);
  for (const problem of failed) {
    out(`not removed: ${problem}`);
  }
  return failed.length > 0 ? 1 : 0;
}
