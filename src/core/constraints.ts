import type { Shape } from "../sdk/shape.ts";
import { type NestedRules, type Path, Violations, visitShape } from "../sdk/visit-shape.ts";

/** Rules for a string. Lengths count code points, as the service counts characters. */
export interface TextRule {
  /** The service's own pattern, as its messages print it. */
  readonly pattern?: string;
  readonly length?: readonly [min: number, max: number];
  readonly values?: readonly string[];
}

/** The rule for a blob. Lengths count bytes. */
export interface SizeRule {
  readonly length: readonly [min: number, max: number];
}

/** The rule for a list, applied to each element. */
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

/**
 * Finds the members that the SDK's schema requires and the input lacks, and the violated constraints.
 *
 * @returns one message for all of them, in the service's words, or undefined if the input is valid
 */
export function findConstraintViolations(
  shape: Shape,
  input: object,
  rules: object | undefined,
): string | undefined {
  const violations = new Violations();
  visitShape(
    shape,
    input,
    {
      visit(part, value, path, partRules) {
        switch (part.kind) {
          case "string":
            checkText(value as string, partRules, path, violations);
            break;
          case "blob":
            checkSize(value as Uint8Array, partRules, path, violations);
            break;
          case "boolean":
          case "number":
            if (typeof value !== part.kind) {
              violations.add(value, path, `Member must be a ${part.kind}`);
            }
        }
        return true;
      },
      visitMissing({ required, location }, path) {
        // The SDK rejects a missing label before it sends the request, and the table a missing If-Match.
        if (required && (location === "body" || location === "query")) {
          violations.add(null, path, "Member must not be null");
        }
      },
    },
    rules as NestedRules | undefined,
  );
  return violations.format();
}

const compiledPatterns = new Map<string, RegExp>();

function checkText(
  value: string,
  rules: TextRule | undefined,
  path: Path | undefined,
  violations: Violations,
): void {
  if (!rules) {
    return;
  }
  const { values, pattern, length } = rules;
  if (values && !values.includes(value)) {
    violations.add(value, path, `Member must satisfy value set: [${values.join(", ")}]`);
  }
  if (pattern && !compilePattern(pattern).test(value)) {
    violations.add(value, path, `Member must satisfy regular expression pattern: ${pattern}`);
  }
  if (length) {
    checkLength([...value].length, value, length, path, violations);
  }
}

function compilePattern(pattern: string): RegExp {
  let compiled = compiledPatterns.get(pattern);
  if (!compiled) {
    compiled = new RegExp(pattern, "u");
    compiledPatterns.set(pattern, compiled);
  }
  return compiled;
}

function checkSize(
  value: Uint8Array,
  rules: NestedRules | undefined,
  path: Path | undefined,
  violations: Violations,
): void {
  const length = rules?.length as SizeRule["length"] | undefined;
  if (length) {
    checkLength(value.byteLength, `${value.byteLength} bytes`, length, path, violations);
  }
}

function checkLength(
  actual: number,
  shown: string,
  [min, max]: readonly [number, number],
  path: Path | undefined,
  violations: Violations,
): void {
  if (actual < min) {
    violations.add(shown, path, `Member must have length greater than or equal to ${min}`);
  }
  if (actual > max) {
    violations.add(shown, path, `Member must have length less than or equal to ${max}`);
  }
}
