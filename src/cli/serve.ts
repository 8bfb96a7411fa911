import { statSync } from "node:fs";
import { MockCloudFrontError } from "../core/errors.ts";
import type { RunningServer, ServerOptions } from "../http.ts";
import { isObject } from "../values/is-object.ts";
import { getChoice, getWholeNumber } from "./parse-arguments.ts";
import { readJson } from "./read-file.ts";
import { deployStack, getServedStack } from "./served-stack.ts";
import { type Arguments, type Command, type Terminal, UsageError } from "./terminal.ts";

/** Serves the mock over HTTP until a signal ends the process. */
export const serve: Command = {
  help: `Usage: mock-cloudfront serve [options]

Serves the mock over HTTP, at an address that it prints, until it is interrupted. The state is in memory only.

  --port N                  the port; 0 (default) selects a free one
  --host ADDRESS            the address; 127.0.0.1 (default). Other machines can use the mock at any address that is not
                            a loopback address
  --allow-host NAME         a name by which clients may call this machine, such as a container's; may be repeated
  --account-id DIGITS       the account in every ARN; 123456789012 (default)
  --code-check NAME         strict (default): code that cannot run is rejected; service: it is accepted, as by AWS
  --propagation WHEN        the end of pending states: immediate (default), manual (POST /_mock/settle) or milliseconds
  --objects FILE            the objects in S3 that CreateKeyValueStore imports, as JSON: { "bucket/key": content }, with
                            the content as a string or as JSON
  --template FILE           deploys a CloudFormation template, JSON or YAML, before the address is printed
  --stack-name NAME         the name of its stack; the name of the file without endings (default)
  --parameter NAME=VALUE    the value of a parameter of the template; may be repeated
  --origin NAME=PLACE       what an origin of distributions answers to viewers, by its domain name or id: a folder, or the URL
                            of a server on this machine; may be repeated
  --allow-origin NAME       another machine that a URL of --origin may be on; may be repeated
  --no-cache                viewers get nothing from the cache
  --access-key-id TEXT      with --secret-access-key: only requests signed with these credentials are served
  --secret-access-key TEXT
  --max-calls N             the number of calls in the call log; 1000 (default)
  --verbose                 prints a line for each request
  --help                    this text`,

  options: {
    port: "text",
    host: "text",
    "allow-host": "list",
    "account-id": "text",
    "code-check": "text",
    propagation: "text",
    objects: "text",
    template: "text",
    "stack-name": "text",
    parameter: "list",
    origin: "list",
    "allow-origin": "list",
    "no-cache": "flag",
    "access-key-id": "text",
    "secret-access-key": "text",
    "max-calls": "text",
    verbose: "flag",
  },

  async run(args, terminal) {
    if (args.files.length > 0) {
      throw new UsageError(`serve takes no files, but got ${args.files.join(", ")}.`);
    }
    const options = await readOptions(args, terminal);
    const stack = getServedStack(args);
    const server = await start(options);
    try {
      const lines = stack ? await deployStack(server, stack) : [];
      terminal.out(`mock-cloudfront listens on ${server.url}`);
      for (const line of lines) {
        terminal.out(line);
      }
      await terminal.waitForSignal();
    } finally {
      await server.close();
    }
    return 0;
  },
};

async function start(options: ServerOptions): Promise<RunningServer> {
  try {
    // Loaded here, because it imports the SDK and sinon, which the other commands do not need. sinon also reads all
    // globals, and reading one of them ends Node 22 if there is no WebAssembly.
    const { startServer } = await import("../http.ts");
    return await startServer(options);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    const reason = listenErrors[code]?.(options) ?? (code.startsWith("E") ? message : undefined);
    if (error instanceof MockCloudFrontError) {
      throw new UsageError(message);
    }
    if (reason !== undefined) {
      throw new UsageError(reason);
    }
    throw error;
  }
}

const listenErrors: Readonly<Record<string, (options: ServerOptions) => string>> = {
  EADDRINUSE: ({ port }) =>
    `Port ${port} is in use by another process. Use another --port, or --port 0 for a free one.`,
  EACCES: ({ port }) => `You may not use port ${port}. Use a --port from 1024, or --port 0 for a free one.`,
  EADDRNOTAVAIL: ({ host }) => `This machine does not have the address ${host}. Use --host 127.0.0.1.`,
  ENOTFOUND: ({ host }) => `There is no host ${host}. Use --host 127.0.0.1.`,
};

async function readOptions(args: Arguments, { out }: Terminal): Promise<ServerOptions> {
  const accessKeyId = args.getText("access-key-id");
  const secretAccessKey = args.getText("secret-access-key");
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    throw new UsageError("Give --access-key-id and --secret-access-key together.");
  }
  const objects = args.getText("objects");
  return {
    port: getWholeNumber(args, "port"),
    host: args.getText("host"),
    allowedHosts: args.getList("allow-host"),
    accountId: args.getText("account-id"),
    codeCheck: getChoice<"strict" | "service">(args, "code-check", ["strict", "service"]),
    propagation: getPropagation(args),
    origins: getOrigins(args.getList("origin")),
    edge: { cache: !args.hasFlag("no-cache"), allowedOrigins: args.getList("allow-origin") },
    ...(objects !== undefined && { objects: toObjects(await readJson(objects), objects) }),
    ...(accessKeyId !== undefined &&
      secretAccessKey !== undefined && {
        credentials: { accessKeyId, secretAccessKey },
      }),
    maxCalls: getWholeNumber(args, "max-calls"),
    ...(args.hasFlag("verbose") && { log: out }),
  };
}

function getOrigins(pairs: readonly string[]): Record<string, { url: string } | { dir: string }> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      const place = rest.join("=");
      if (name === "" || place === "") {
        throw new UsageError(
          `--origin is ${JSON.stringify(pair)}. Write NAME=FOLDER or NAME=URL: site=./dist, api=http://127.0.0.1:3000.`,
        );
      }
      if (/^https?:\/\//.test(place)) {
        return [name, { url: place }];
      }
      if (!statSync(place, { throwIfNoEntry: false })?.isDirectory()) {
        throw new UsageError(`--origin ${name} is ${place}, and there is no such folder.`);
      }
      return [name, { dir: place }];
    }),
  );
}

function getPropagation(args: Arguments): ServerOptions["propagation"] {
  const propagation = args.getText("propagation");
  if (propagation === undefined || propagation === "immediate" || propagation === "manual") {
    return propagation;
  }
  return { ms: getWholeNumber(args, "propagation") ?? 0 };
}

function toObjects(json: unknown, file: string): Record<string, string> {
  if (!isObject(json)) {
    throw new UsageError(
      `${file} must be an object of contents: { "my-bucket/redirects.json": { "data": [] } }.`,
    );
  }
  return Object.fromEntries(
    Object.entries(json).map(([name, content]) => [
      name,
      typeof content === "string" ? content : JSON.stringify(content),
    ]),
  );
}
