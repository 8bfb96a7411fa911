import type * as yaml from "yaml";
import { isObject } from "../values/is-object.ts";

/** A place in a file or in code. Line and column count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Returns the place in the template file of a place in a function's code. */
export type ToFilePosition = (position: Position) => Position;

/**
 * Creates the function that finds places of code in a YAML file. Code in a literal block (`|`) has its own lines in the
 * file. All places of other code are the first place of its value.
 *
 * @param path the keys that lead to the code, such as `Resources`, `Edge`, `Properties`, `FunctionCode`
 */
export function locateInYaml(document: yaml.Document, text: string, path: readonly string[]): ToFilePosition {
  const node = getTextNode(document.getIn(path, true));
  const start = toPosition(text, node?.range?.[0] ?? findOffset(document, path));
  const lines = text.split("\n");
  if (node?.type !== "BLOCK_LITERAL" || typeof node.value !== "string") {
    return () => start;
  }
  // The block begins in the line after its indicator.
  const codeLines = node.value.split("\n");
  const firstText = codeLines.findIndex((line) => line.trim() !== "");
  const indent = (lines[start.line + firstText] ?? "").length - (codeLines[firstText] ?? "").length;
  return ({ line, column }) => ({ line: start.line + line, column: column + Math.max(0, indent) });
}

/**
 * Creates the function that finds places of code in a JSON file, where the code has one line. All its places are the
 * place of its key.
 *
 * @param path the keys that lead to the code
 */
export function locateInJson(text: string, path: readonly string[]): ToFilePosition {
  const offset = path.reduce((from, key) => findKey(text, key, from), 0);
  const start = toPosition(text, offset);
  return () => start;
}

/** Returns the offset of the next key of a name. Returns `from` for a key that is written with escapes. */
function findKey(text: string, key: string, from: number): number {
  const name = JSON.stringify(key);
  for (let at = text.indexOf(name, from); at !== -1; at = text.indexOf(name, at + 1)) {
    if (/^\s*:/.test(text.slice(at + name.length))) {
      return at;
    }
  }
  return from;
}

/** Returns the offset of the value at a path, or of the nearest value around it. */
function findOffset(document: yaml.Document, path: readonly string[]): number {
  const nodes = path.map((_, index) => document.getIn(path.slice(0, path.length - index), true));
  const found = nodes.find((node) => isObject(node) && Array.isArray(node.range));
  return (found as yaml.Node | undefined)?.range?.[0] ?? 0;
}

/** Returns the scalar with the code: the value itself, or the text of `Fn::Sub`. */
function getTextNode(value: unknown): yaml.Scalar | undefined {
  if (!isObject(value)) {
    return undefined;
  }
  const { items } = value as { readonly items?: readonly unknown[] };
  if (!items) {
    return value as unknown as yaml.Scalar;
  }
  // A map with one function, or the list of its arguments.
  const [first] = items as readonly [
    { readonly key?: { readonly value?: unknown }; readonly value?: unknown }?,
  ];
  const isList = first !== undefined && !("key" in first);
  return isList || first?.key?.value === "Fn::Sub" ? getTextNode(isList ? first : first?.value) : undefined;
}

function toPosition(text: string, offset: number): Position {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}
