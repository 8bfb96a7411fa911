import { isObject } from "../values/is-object.ts";
import { Conditions } from "./conditions.ts";
import { replaceDynamicReferences } from "./dynamic-references.ts";
import { findFunction } from "./intrinsic-functions.ts";
import { Refusal } from "./refusal.ts";
import { createUsage, noValue, type Scope, type Usage } from "./scope.ts";
import { unsupportedTemplateError } from "./template-errors.ts";

/** Evaluates the intrinsic functions in the values of one template. */
export class Resolver {
  readonly scope: Scope;
  readonly conditions: Conditions;

  constructor(scope: Scope) {
    this.scope = scope;
    this.conditions = new Conditions(scope.template.conditions, (value, path) =>
      this.resolve(value, path, createUsage()),
    );
  }

  /**
   * Returns a value with all functions evaluated. Undefined for `AWS::NoValue`.
   *
   * @param path the place of the value in the template, for errors
   * @param usage receives the values of stand-ins that the result contains
   * @throws Refusal in CloudFormation's words
   * @throws MockCloudFrontError `UNSUPPORTED_TEMPLATE` for a function that the mock does not evaluate
   */
  resolve(value: unknown, path: string, usage: Usage): unknown {
    const resolved = this.#resolve(value, path, usage);
    return resolved === noValue ? undefined : resolved;
  }

  #resolve(value: unknown, path: string, usage: Usage): unknown {
    if (typeof value === "string") {
      return replaceDynamicReferences(value, this.scope.findReference, usage.missingReferences);
    }
    if (Array.isArray(value)) {
      return value
        .map((element, index) => this.#resolve(element, `${path}[${index}]`, usage))
        .filter((element) => element !== noValue);
    }
    if (!isObject(value)) {
      return value;
    }
    const [[name, argument] = [undefined, undefined], ...others] = Object.entries(value);
    if (name !== undefined && others.length === 0 && isFunctionName(name)) {
      return this.#call(name, argument, { path: `${path}.${name}`, usage });
    }
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, part]) => [key, this.#resolve(part, `${path}.${key}`, usage)] as const)
        .filter(([, part]) => part !== noValue),
    );
  }

  #call(name: string, argument: unknown, { path, usage }: { path: string; usage: Usage }): unknown {
    const evaluate = findFunction(name);
    if (!evaluate) {
      throw unsupportedTemplateError(
        `${path} is a function that the mock does not evaluate. Write its result instead, or give the template ` +
          "that CloudFormation made of it.",
      );
    }
    const result = atPath(path, () =>
      evaluate(argument, {
        path,
        usage,
        scope: this.scope,
        isTrue: (condition) => this.conditions.isTrue(condition),
        resolve: (value, at = path) => this.#resolve(value, at, usage),
      }),
    );
    return typeof result === "string"
      ? replaceDynamicReferences(result, this.scope.findReference, usage.missingReferences)
      : result;
  }
}

function isFunctionName(name: string): boolean {
  return name === "Ref" || name === "Condition" ? name === "Ref" : name.startsWith("Fn::");
}

/** A refusal whose advice names the path of the expression. */
class LocatedRefusal extends Refusal {}

/** Evaluates a function. A refusal names the path of the innermost function. */
function atPath<T>(path: string, evaluate: () => T): T {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof Refusal) || error instanceof LocatedRefusal) {
      throw error;
    }
    const place = `The expression is in ${path}.`;
    throw new LocatedRefusal(error.message, error.advice === undefined ? place : `${error.advice} ${place}`);
  }
}
