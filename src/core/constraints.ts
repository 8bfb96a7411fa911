import type { Shape, StructureShape } from "../sdk/shape.ts";

/** The pattern is the service's own, as its messages print it. */
export interface TextRule {
  readonly pattern?: string;
  readonly length?: readonly [min: number, max: number];
  readonly values?: readonly string[];
}
export interface SizeRule {
  readonly length: readonly [min: number, max: number];
}
export interface ListRule<E> {
  readonly each: RulesFor<E>;
}

/** Rules for a value, nested as the value is. */
export type RulesFor<T> = T extends string
  ? TextRule
  : T extends Uint8Array
    ? SizeRule
    : T extends readonly (infer E)[]
      ? ListRule<E>
      : T extends object
        ? { readonly [K in keyof T]?: RulesFor<Exclude<T[K], undefined>> }
        : never;

type Rules = TextRule & Partial<SizeRule> & Partial<ListRule<unknown>> & Readonly<Record<string, object>>;

/**
 * What is wrong with the shape of an input: members that the SDK's schema marks as required and the input
 * lacks, and broken constraints; all at once, in the service's words (seen for function names in CreateFunction
 * and for event types in UpdateDistribution). `undefined` where nothing is.
 */
export function findConstraintViolations(
  shape: Shape,
  input: object,
  rules: object | undefined,
): string | undefined {
  const problems: string[] = [];
  visit(shape, input, rules as Rules | undefined, "", problems);
  if (problems.length === 0) {
    return undefined;
  }
  return `${problems.length} validation error${problems.length === 1 ? "" : "s"} detected: ${problems.join("; ")}`;
}

function visit(
  shape: Shape,
  value: unknown,
  rules: Rules | undefined,
  path: string,
  problems: string[],
): void {
  switch (shape.kind) {
    case "structure":
      visitMembers(shape, value as Record<string, unknown>, rules, path, problems);
      break;
    case "list":
      for (const [i, element] of (value as unknown[]).entries()) {
        visit(shape.element, element, rules?.each as Rules | undefined, `${path}.${i + 1}.member`, problems);
      }
      break;
    case "string":
      if (rules) {
        checkText(value as string, rules, path, problems);
      }
      break;
    case "blob":
      if (rules?.length) {
        checkSize((value as Uint8Array).byteLength, rules.length, path, problems);
      }
      break;
    case "boolean":
    case "number":
      if (typeof value !== shape.kind) {
        problems.push(violation(value, path, `Member must be a ${shape.kind}`));
      }
  }
}

function visitMembers(
  shape: StructureShape,
  value: Record<string, unknown>,
  rules: Rules | undefined,
  path: string,
  problems: string[],
): void {
  for (const member of shape.members) {
    const part = value[member.name];
    const at = `${path && `${path}.`}${member.name.charAt(0).toLowerCase()}${member.name.slice(1)}`;
    if (part !== undefined) {
      visit(member.shape, part, rules?.[member.name] as Rules | undefined, at, problems);
    }
    // A missing label is refused by the SDK before it sends, a missing If-Match by the table.
    else if (member.required && (member.location === "body" || member.location === "query")) {
      problems.push(violation(null, at, "Member must not be null"));
    }
  }
}

const patterns = new Map<string, RegExp>();

function checkText(
  value: string,
  { values, pattern, length }: Rules,
  path: string,
  problems: string[],
): void {
  if (values && !values.includes(value)) {
    problems.push(violation(value, path, `Member must satisfy value set: [${values.join(", ")}]`));
  }
  if (pattern) {
    let compiled = patterns.get(pattern);
    if (!compiled) {
      compiled = new RegExp(pattern, "u");
      patterns.set(pattern, compiled);
    }
    if (!compiled.test(value)) {
      problems.push(violation(value, path, `Member must satisfy regular expression pattern: ${pattern}`));
    }
  }
  // Counted in code points, as the service counts characters.
  if (length) {
    checkLength([...value].length, value, length, path, problems);
  }
}

function checkSize(size: number, length: readonly [number, number], path: string, problems: string[]): void {
  checkLength(size, `${size} bytes`, length, path, problems);
}

function checkLength(
  actual: number,
  shown: string,
  [min, max]: readonly [number, number],
  path: string,
  problems: string[],
): void {
  if (actual < min) {
    problems.push(violation(shown, path, `Member must have length greater than or equal to ${min}`));
  }
  if (actual > max) {
    problems.push(violation(shown, path, `Member must have length less than or equal to ${max}`));
  }
}

function violation(value: unknown, path: string, constraint: string): string {
  return `Value ${value === null ? "null" : `'${String(value)}'`} at '${path}' failed to satisfy constraint: ${constraint}`;
}
