import { MockCloudFrontError } from "../core/errors.ts";
import { type RunningServer, type ServerOptions, startServer } from "../http.ts";
import { type Arguments, readArguments } from "./arguments.ts";
import { type Command, type Terminal, UsageError } from "./terminal.ts";

/** The fake as an HTTP endpoint, until it is interrupted. */
export const serve: Command = {
  help: `Usage: mock-cloudfront serve [options]

Answers CloudFront's requests at an address that it prints, until it is interrupted. Nothing is kept.

  --port N                  0 (default) for one that is free
  --host ADDRESS            127.0.0.1 (default); with any that is not this machine's alone, others can use it
  --allow-host NAME         a name by which clients may call this machine, such as a container's; may be repeated
  --account-id DIGITS       in every ARN; 123456789012 (default)
  --code-check NAME         strict (default): code that could not run is refused; service: accepted, as AWS does
  --propagation WHEN        when pending states end: immediate (default), manual (POST /_mock/settle), or milliseconds
  --access-key-id TEXT      with --secret-access-key: only requests signed with these are answered
  --secret-access-key TEXT
  --verbose                 a line for each request
  --help                    this text`,

  async run(args, terminal) {
    const { values, files } = readArguments(args, {
      port: { type: "string" },
      host: { type: "string" },
      "allow-host": { type: "string", multiple: true },
      "account-id": { type: "string" },
      "code-check": { type: "string" },
      propagation: { type: "string" },
      "access-key-id": { type: "string" },
      "secret-access-key": { type: "string" },
      verbose: { type: "boolean" },
    });
    if (files.length > 0) {
      throw new UsageError(`serve takes no files, and was given ${files.join(", ")}.`);
    }
    const server = await started(optionsOf(values, terminal));
    terminal.out(`mock-cloudfront listens on ${server.url}`);
    await fired(terminal.interrupted);
    await server.close();
    return 0;
  },
};

async function started(options: ServerOptions): Promise<RunningServer> {
  try {
    return await startServer(options);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof MockCloudFrontError || code?.startsWith("E")) {
      throw new UsageError(message);
    }
    throw error;
  }
}

function optionsOf(values: Arguments["values"], { out }: Terminal): ServerOptions {
  const accessKeyId = values["access-key-id"] as string | undefined;
  const secretAccessKey = values["secret-access-key"] as string | undefined;
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined)) {
    throw new UsageError("--access-key-id and --secret-access-key go together.");
  }
  const given = {
    port: wholeNumber(values, "port"),
    host: values.host,
    allowedHosts: values["allow-host"],
    accountId: values["account-id"],
    codeCheck: values["code-check"],
    propagation: propagationOf(values),
    credentials: accessKeyId === undefined ? undefined : { accessKeyId, secretAccessKey },
    log: values.verbose ? out : undefined,
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as ServerOptions;
}

function wholeNumber(values: Arguments["values"], name: string): number | undefined {
  const text = values[name];
  if (text === undefined) {
    return undefined;
  }
  if (typeof text !== "string" || !/^\d+$/.test(text)) {
    throw new UsageError(`--${name} is ${JSON.stringify(text)}; it must be a whole number.`);
  }
  return Number(text);
}

function propagationOf(values: Arguments["values"]): string | { readonly ms: number } | undefined {
  const { propagation } = values;
  if (propagation === undefined || propagation === "immediate" || propagation === "manual") {
    return propagation;
  }
  return { ms: wholeNumber(values, "propagation") ?? 0 };
}

function fired(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    } else {
      signal.addEventListener("abort", () => resolve(), { once: true });
    }
  });
}
