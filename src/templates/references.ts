import { isObject } from "../values/is-object.ts";

/** A reference of a template to a parameter or resource. */
export interface Reference {
  readonly name: string;
  /** The attribute of `Fn::GetAtt`. Undefined for `Ref`. */
  readonly attribute?: string | undefined;
}

/** The parts of the text of `Fn::Sub`: literal text, and references in `${}`. */
export type SubPart = string | { readonly variable: string };

/** Splits the text of `Fn::Sub`. `${!Literal}` is the text `${Literal}`. */
export function parseSub(text: string): SubPart[] {
  return text.split(/(\$\{[^}]*\})/).map((part) => {
    if (!part.startsWith("${") || !part.endsWith("}")) {
      return part;
    }
    const variable = part.slice(2, -1);
    return variable.startsWith("!") ? `\${${variable.slice(1)}}` : { variable };
  });
}

/** Returns the resource and attribute of `Fn::GetAtt`, which takes a list or `Resource.Attribute`. */
export function parseGetAtt(argument: unknown): [name: unknown, attribute: unknown] {
  if (typeof argument !== "string") {
    return Array.isArray(argument) ? [argument[0], argument[1]] : [undefined, undefined];
  }
  const dot = argument.indexOf(".");
  return dot === -1 ? [argument, undefined] : [argument.slice(0, dot), argument.slice(dot + 1)];
}

/** Returns the reference of a `${}` in `Fn::Sub`. */
export function toReference(variable: string): Reference {
  const dot = variable.indexOf(".");
  return dot === -1
    ? { name: variable }
    : { name: variable.slice(0, dot), attribute: variable.slice(dot + 1) };
}

/**
 * Returns the references in a value of a template, in order.
 *
 * @param isTrue evaluates a condition, to leave out the other branch of `Fn::If`. By default both branches count.
 */
export function findReferences(value: unknown, isTrue?: (condition: string) => boolean): Reference[] {
  if (Array.isArray(value)) {
    return value.flatMap((element) => findReferences(element, isTrue));
  }
  if (!isObject(value)) {
    return [];
  }
  const entries = Object.entries(value);
  const [name, argument] = entries.length === 1 ? (entries[0] as [string, unknown]) : [];
  if (name === "Ref" && typeof argument === "string") {
    return [{ name: argument }];
  }
  if (name === "Fn::GetAtt") {
    return findInGetAtt(argument, isTrue);
  }
  if (name === "Fn::Sub") {
    return findInSub(argument, isTrue);
  }
  if (name === "Fn::If" && isTrue && Array.isArray(argument) && typeof argument[0] === "string") {
    return findReferences(argument[isTrue(argument[0]) ? 1 : 2], isTrue);
  }
  return entries.flatMap(([, part]) => findReferences(part, isTrue));
}

function findInGetAtt(argument: unknown, isTrue?: (condition: string) => boolean): Reference[] {
  const [name, attribute] = parseGetAtt(argument);
  const inAttribute = findReferences(attribute, isTrue);
  const own = typeof name === "string" ? [{ name, attribute: String(attribute) }] : [];
  return [...own, ...inAttribute];
}

function findInSub(argument: unknown, isTrue?: (condition: string) => boolean): Reference[] {
  const [text, variables] = Array.isArray(argument) ? argument : [argument];
  const own = isObject(variables) ? variables : {};
  const inText = parseSub(typeof text === "string" ? text : "").flatMap((part) =>
    typeof part === "string" || Object.hasOwn(own, part.variable) ? [] : [toReference(part.variable)],
  );
  return [...inText, ...findReferences(Object.values(own), isTrue)];
}
