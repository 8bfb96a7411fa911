import type { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import type { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { Interruption, isLacking, NotReached } from "./interruption.ts";

/** A command of either client. */
// biome-ignore lint/suspicious/noExplicitAny: commands have no common type without their client
export type AnyCommand = any;

/** What both clients have in common. */
interface AnyClient {
  send(command: AnyCommand): Promise<AnyCommand>;
}

/** The clients that probes use. */
export interface ProbeClients {
  readonly cloudfront: CloudFrontClient;
  readonly keyValueStore: CloudFrontKeyValueStoreClient;
}

/** An answer of the service as plain data: the output, or the error. */
export type Answer =
  | { readonly output: Readonly<Record<string, unknown>> }
  | { readonly error: string; readonly status: number | undefined; readonly message: string };

/** Settings of a run. */
export interface ProbeRun {
  readonly clients: ProbeClients;
  /** Begins the name of all that the run creates. */
  readonly prefix: string;
  /** Aborted when the user interrupts the run. */
  readonly signal: AbortSignal;
  /** The time between two polls of a deployment, in milliseconds. */
  readonly pollDelay: number;
}

/** The means of one probe: clients, names and waits. Each probe has its own names. */
export class ProbeContext {
  readonly #run: ProbeRun;
  readonly #probe: string;
  #names = 0;

  /** @param probe distinguishes the names of this probe from those of others */
  constructor(run: ProbeRun, probe: string) {
    this.#run = run;
    this.#probe = probe;
  }

  get clients(): ProbeClients {
    return this.#run.clients;
  }

  /** Returns a new name for a resource. The sweep at the end finds resources by the prefix of these names. */
  name(): string {
    this.#names += 1;
    return `${this.#run.prefix}-${this.#probe}-${this.#names}`;
  }

  /** Tags for resources that can bear them, so that a person finds them in the account. */
  get tags() {
    return { Items: [{ Key: "created-by", Value: "mock-cloudfront-conformance" }] };
  }

  /**
   * Sends a command. Rejects with the service's error, and sends nothing after an interruption.
   *
   * @throws NotReached if the service lacks the operation
   */
  async send(command: AnyCommand): Promise<AnyCommand> {
    if (this.#run.signal.aborted) {
      throw new Interruption();
    }
    const { cloudfront, keyValueStore } = this.clients;
    const client: AnyClient = "KvsARN" in command.input ? keyValueStore : cloudfront;
    try {
      const { $metadata: _, ...output } = await client.send(command);
      return output;
    } catch (error) {
      throw isLacking(error)
        ? new NotReached(`${command.constructor.name}: ${error.name}: ${error.message}`)
        : error;
    }
  }

  /** Sends a command and returns its answer as plain data. @throws NotReached if the service lacks the operation */
  async observe(command: AnyCommand): Promise<Answer> {
    try {
      return { output: await this.send(command) };
    } catch (error) {
      const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
      if ($metadata === undefined) {
        throw error;
      }
      return { error: name, status: $metadata.httpStatusCode, message };
    }
  }

  /** Calls `isDone` until it returns true. @throws Error after 30 minutes */
  async waitUntil(what: string, isDone: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 30 * 60_000;
    while (!(await isDone())) {
      if (Date.now() > deadline) {
        throw new Error(`${what} took longer than 30 minutes.`);
      }
      await new Promise((resolve) => setTimeout(resolve, this.#run.pollDelay));
    }
  }
}
