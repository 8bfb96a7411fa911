import { type ParseArgsConfig, parseArgs } from "node:util";
import type { FunctionRuntime } from "../runtime.ts";
import { UsageError } from "./terminal.ts";

export interface Arguments {
  readonly values: Readonly<Record<string, string | boolean | string[] | undefined>>;
  readonly files: readonly string[];
}

/** Node's own reading of a command line; what it cannot read, it says well enough. */
export function readArguments(
  args: readonly string[],
  options: NonNullable<ParseArgsConfig["options"]>,
): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values: values as Arguments["values"], files: positionals };
  } catch (error) {
    const [said = ""] = (error as Error).message.split(". To specify");
    throw new UsageError(said.endsWith(".") ? said : `${said}.`);
  }
}

/** One of a few words. */
export function oneOf<T extends string>(
  values: Arguments["values"],
  name: string,
  words: readonly [T, ...T[]],
): T {
  const value = values[name] ?? words[0];
  if (words.includes(value as T)) {
    return value as T;
  }
  throw new UsageError(`--${name} is ${JSON.stringify(value)}; it can be ${words.join(" or ")}.`);
}

export function runtimeOf(values: Arguments["values"]): FunctionRuntime {
  return oneOf(values, "runtime", ["cloudfront-js-2.0", "cloudfront-js-1.0"]);
}
