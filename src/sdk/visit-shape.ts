import type { Member, Shape } from "./shape.ts";

/** A place in an input, linked to the place around it. Formatted only when a message names it. */
export interface Path {
  readonly parent: Path | undefined;
  /** A member name, or the index of a list element. */
  readonly step: string | number;
}

/** Rules that are nested as the input is: by member name, and under `each` for the elements of a list. */
export type NestedRules = Readonly<Record<string, unknown>>;

/** The callbacks of one check of an input. */
export interface ShapeVisitor {
  /** Checks one value. Returns false to skip the parts of the value. */
  visit(shape: Shape, value: unknown, path: Path | undefined, rules: NestedRules | undefined): boolean;
  /** Called for each member without a value. */
  visitMissing?(member: Member, path: Path): void;
  /** Returns false for members to skip. Visits all members if omitted. */
  includes?(member: Member): boolean;
}

/**
 * Visits an input along its schema, each value before its parts. Skips undefined and null values, and the contents of
 * maps.
 */
export function visitShape(
  shape: Shape,
  value: unknown,
  visitor: ShapeVisitor,
  rules?: NestedRules,
  path?: Path,
): void {
  if (value === undefined || value === null || !visitor.visit(shape, value, path, rules)) {
    return;
  }
  if (shape.kind === "structure") {
    for (const member of shape.members) {
      if (visitor.includes?.(member) === false) {
        continue;
      }
      const part = (value as Readonly<Record<string, unknown>>)[member.name];
      const memberPath: Path = { parent: path, step: member.name };
      if (part === undefined || part === null) {
        visitor.visitMissing?.(member, memberPath);
      } else {
        visitShape(member.shape, part, visitor, rules?.[member.name] as NestedRules | undefined, memberPath);
      }
    }
  } else if (shape.kind === "list") {
    let index = 0;
    for (const element of value as Iterable<unknown>) {
      visitShape(shape.element, element, visitor, rules?.each as NestedRules | undefined, {
        parent: path,
        step: index++,
      });
    }
  }
}

/** Formats a path as the service's validation messages do: `origins.items.1.member.domainName`. */
export function formatServicePath(path: Path | undefined): string {
  return getSteps(path)
    .map((step) =>
      typeof step === "number" ? `${step + 1}.member` : step.charAt(0).toLowerCase() + step.slice(1),
    )
    .join(".");
}

/** Formats a path as the caller writes it: `Origins.Items[0].DomainName`. */
export function formatInputPath(path: Path | undefined): string {
  return getSteps(path).reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${step}` : step),
    "",
  );
}

function getSteps(path: Path | undefined): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let place = path; place; place = place.parent) {
    steps.unshift(place.step);
  }
  return steps;
}

/** The most violations that one message names. A message of all of them could be many times as large as the input. */
const maxNamedViolations = 20;
/** The most characters of a value that a message repeats. */
const maxValueLength = 1024;

/** Collects violated constraints and formats them in the service's words. */
export class Violations {
  readonly #messages: string[] = [];
  #count = 0;

  /** @param constraint the service's text, such as "Member must not be null" */
  add(value: unknown, path: Path | undefined, constraint: string): void {
    this.#count += 1;
    if (this.#count <= maxNamedViolations) {
      this.#messages.push(
        `Value ${formatViolatingValue(value)} at '${formatServicePath(path)}' failed to satisfy constraint: ${constraint}`,
      );
    }
  }

  /**
   * Returns the message for all violations, or undefined without any. Names at most 20 of them.
   * seen: the text, for function names in CreateFunction and for event types in UpdateDistribution
   * assumed: the service names all; the bound is ours
   */
  format(): string | undefined {
    if (this.#count === 0) {
      return undefined;
    }
    const rest = this.#count - this.#messages.length;
    const messages = rest > 0 ? [...this.#messages, `and ${rest} more`] : this.#messages;
    return `${this.#count} validation error${this.#count === 1 ? "" : "s"} detected: ${messages.join("; ")}`;
  }
}

function formatViolatingValue(value: unknown): string {
  if (value === null) {
    return "null";
  }
  const text = typeof value === "object" ? formatObject(value) : String(value);
  return `'${text.length > maxValueLength ? `${text.slice(0, maxValueLength)}...` : text}'`;
}

/** Formats an object as JSON. Falls back to its type for an object that JSON cannot represent. */
function formatObject(value: object): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
