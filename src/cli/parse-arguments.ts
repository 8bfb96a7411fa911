import { parseArgs } from "node:util";
import type { FunctionRuntime } from "../runtime.ts";
import { findNearest } from "../values/find-nearest.ts";
import { type Arguments, type OptionKind, UsageError } from "./terminal.ts";

/** Parses the arguments of a command. @throws UsageError for unknown options, and options with or without a value */
export function parseArguments(
  args: readonly string[],
  options: Readonly<Record<string, OptionKind>>,
): Arguments {
  const { values, positionals } = parse(args, options);
  return {
    files: positionals,
    getText(name) {
      const value = values[name];
      return typeof value === "string" ? value : undefined;
    },
    getList(name) {
      const value = values[name];
      return Array.isArray(value) ? value.map(String) : [];
    },
    hasFlag: (name) => values[name] === true,
  };
}

function parse(args: readonly string[], options: Readonly<Record<string, OptionKind>>) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, kind]) => [
          name,
          { type: kind === "flag" ? "boolean" : "string", multiple: kind === "list" } as const,
        ]),
      ),
    });
  } catch (error) {
    throw new UsageError(describeParseError(error as NodeJS.ErrnoException, Object.keys(options)));
  }
}

function describeParseError({ code, message }: NodeJS.ErrnoException, names: readonly string[]): string {
  const [, option = ""] = /'(--?[^\s'=]+)/.exec(message) ?? [];
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    const near = findNearest(option.replace(/^-+/, ""), names);
    const suggestion = near === undefined ? "" : ` Did you mean --${near}?`;
    return `There is no option ${option}.${suggestion} The options are: ${formatOptions(names)}.`;
  }
  if (message.includes("does not take an argument")) {
    return `The option ${option} takes no value.`;
  }
  if (message.includes("ambiguous")) {
    return `The option ${option} needs a value. If the value begins with "-", write ${option}=VALUE.`;
  }
  return message.includes("argument missing") ? `The option ${option} needs a value.` : message;
}

function formatOptions(names: readonly string[]): string {
  return [...names, "help"].map((name) => `--${name}`).join(", ");
}

/** Returns the value of an option with a fixed set of values. The first value is the default. */
export function getChoice<T extends string>(args: Arguments, name: string, choices: readonly [T, ...T[]]): T {
  const value = args.getText(name) ?? choices[0];
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    const near = findNearest(value, choices);
    const suggestion = near === undefined ? "" : ` Did you mean ${near}?`;
    throw new UsageError(
      `--${name} is ${JSON.stringify(value)}.${suggestion} Use ${formatChoices(choices)}.`,
    );
  }
  return choice;
}

/** Formats choices as a list: `a, b or c`. */
function formatChoices(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}`;
}

/** Returns the value of `--runtime`. */
export function getRuntime(args: Arguments): FunctionRuntime {
  return getChoice(args, "runtime", ["cloudfront-js-2.0", "cloudfront-js-1.0"]);
}

/** Returns the values of `--parameter NAME=VALUE`, by name. */
export function getParameters(args: Arguments): Readonly<Record<string, string>> {
  return Object.fromEntries(
    args.getList("parameter").map((parameter) => {
      const [, name, value] = /^([^=]+)=(.*)$/s.exec(parameter) ?? [];
      if (name === undefined || value === undefined) {
        throw new UsageError(
          `--parameter is ${JSON.stringify(parameter)}; it must be a name and a value, as in Stage=prod.`,
        );
      }
      return [name, value];
    }),
  );
}

/** Returns the value of an option that is a whole number, undefined if the option is not given. */
export function getWholeNumber(args: Arguments, name: string): number | undefined {
  const text = args.getText(name);
  if (text === undefined) {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    throw new UsageError(`--${name} is ${JSON.stringify(text)}; it must be a whole number.`);
  }
  return Number(text);
}
