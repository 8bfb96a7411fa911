import { findNearest } from "./find-nearest.ts";
import { formatValue } from "./format-value.ts";
import { isObject } from "./is-object.ts";

/**
 * Returns what to give instead of a value that the option cannot have; a falsy result accepts the value. The second
 * argument is all options, which are not checked yet.
 */
export type OptionRule = (value: never, options: never) => string | false | undefined;

/** One rule per option name. The names are all that an options object may have. */
export type OptionRules<Options> = { readonly [Name in keyof Options]-?: OptionRule };

/**
 * Returns the first problem of an options object as a sentence that names the option, the value and what to give, or
 * undefined if there is none. An option that is `undefined` counts as left out.
 */
export function findOptionProblem<Options>(
  options: unknown,
  rules: OptionRules<Options>,
): string | undefined {
  if (!isObject(options)) {
    return `The options are ${formatValue(options)}; give an object.`;
  }
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(rules, name)) {
      return unknownNameProblem("option", name, Object.keys(rules));
    }
    const advice = value !== undefined && rules[name as keyof Options](value as never, options as never);
    if (advice) {
      return `The option ${name} is ${formatValue(value)}; give ${advice}.`;
    }
  }
  return undefined;
}

/** Returns a sentence for a name that does not exist, with the nearest name or all names. */
export function unknownNameProblem(kind: string, name: string, names: readonly string[]): string {
  const near = findNearest(name, names);
  const suggestion = near === undefined ? "" : ` Did you mean ${JSON.stringify(near)}?`;
  return `There is no ${kind} ${JSON.stringify(name)}.${suggestion} The ${kind}s are: ${names.join(", ")}.`;
}
