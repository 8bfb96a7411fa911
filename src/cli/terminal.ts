/** The parts of the process that a command uses. */
export interface Terminal {
  /** Writes a line of output. */
  out(line: string): void;
  /** Writes a line of an error message. */
  err(line: string): void;
  /** Resolves when the user asks a running command to end. Signals end all other commands at once. */
  waitForSignal(): Promise<void>;
}

/** A wrong argument or input file. The message says what is wrong and what is allowed. */
export class UsageError extends Error {}

/** A command of the command line. */
export interface Command {
  readonly help: string;
  /** The options, as `parseArgs` of Node takes them. */
  readonly options: Readonly<Record<string, OptionKind>>;
  /**
   * Runs the command.
   *
   * @returns the exit code: 0 for success, 1 if the checked or run code has errors
   * @throws UsageError for wrong arguments and input files, which is exit code 2
   */
  run(args: Arguments, terminal: Terminal): Promise<number>;
}

/** `text` takes a value, `list` takes a value and may be repeated, `flag` takes none. */
export type OptionKind = "text" | "list" | "flag";

/** The parsed arguments of a command. */
export interface Arguments {
  readonly files: readonly string[];
  /** Returns the value of an option, undefined if it is not given. */
  getText(name: string): string | undefined;
  /** Returns the values of a repeated option, in their order. */
  getList(name: string): readonly string[];
  hasFlag(name: string): boolean;
}
