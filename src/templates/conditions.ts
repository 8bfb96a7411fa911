import { findNearest } from "../values/find-nearest.ts";
import { isObject } from "../values/is-object.ts";
import { Refusal } from "./refusal.ts";

type Resolve = (value: unknown, path: string) => unknown;

/** The conditions of a template. Each is evaluated once, when an expression first needs it. */
export class Conditions {
  readonly #definitions: Readonly<Record<string, unknown>>;
  readonly #resolve: Resolve;
  /** `"pending"` while a condition is being evaluated. */
  readonly #results = new Map<string, boolean | "pending">();

  constructor(definitions: Readonly<Record<string, unknown>>, resolve: Resolve) {
    this.#definitions = definitions;
    this.#resolve = resolve;
  }

  /**
   * Returns the value of a condition.
   *
   * @throws Refusal for a condition that does not exist or that depends on itself
   */
  isTrue(name: string): boolean {
    const result = this.#results.get(name);
    if (result === "pending") {
      throw new Refusal(`Template error: the condition ${name} depends on itself`);
    }
    if (result !== undefined) {
      return result;
    }
    if (!Object.hasOwn(this.#definitions, name)) {
      const names = Object.keys(this.#definitions);
      const nearest = findNearest(name, names);
      throw new Refusal(
        `Template format error: Unresolved condition dependency ${name} in the template`,
        nearest === undefined
          ? `Its conditions are: ${names.join(", ") || "none"}.`
          : `Did you mean ${nearest}?`,
      );
    }
    this.#results.set(name, "pending");
    const value = this.#evaluate(this.#definitions[name], `Conditions.${name}`);
    this.#results.set(name, value);
    return value;
  }

  #evaluate(expression: unknown, path: string): boolean {
    const [name, argument] = isObject(expression) ? (Object.entries(expression)[0] ?? []) : [];
    const operands = Array.isArray(argument) ? argument : [];
    const evaluate = (operand: unknown): boolean => this.#evaluate(operand, `${path}.${name}`);
    switch (name) {
      case "Condition":
        return this.isTrue(String(argument));
      case "Fn::Not":
        return !evaluate(operands[0]);
      case "Fn::And":
        return operands.every(evaluate);
      case "Fn::Or":
        return operands.some(evaluate);
      case "Fn::Equals":
        return this.#areEqual(operands, path);
      default:
        return isTrueText(this.#resolve(expression, path), path);
    }
  }

  #areEqual(operands: readonly unknown[], path: string): boolean {
    const [left, right] = operands.map((operand) => toComparable(this.#resolve(operand, path)));
    return left === right;
  }
}

/** Returns the text that CloudFormation compares: `true` equals `"true"`. */
function toComparable(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function isTrueText(value: unknown, path: string): boolean {
  if (String(value) === "true" || String(value) === "false") {
    return String(value) === "true";
  }
  throw new Refusal(
    `Template format error: Every Condition member must be a function that returns a boolean value`,
    `${path} is not one.`,
  );
}
