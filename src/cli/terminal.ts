/** What a command needs of the process that it runs in. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** Fires when the user wants the command to end. */
  readonly interrupted: AbortSignal;
}

/** The call cannot be meant: the message says what is wrong with it. */
export class UsageError extends Error {}

export interface Command {
  readonly help: string;
  /** @returns the exit code: 0 where all is well, 1 where what was asked about is not. */
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}
