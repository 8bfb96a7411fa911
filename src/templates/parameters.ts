import { findNearest } from "../values/find-nearest.ts";
import { Refusal } from "./refusal.ts";
import type { TemplateParameter } from "./template.ts";

/** The value of a parameter: a string, or a list for `CommaDelimitedList` and `List<…>`. */
export interface ParameterValue {
  readonly value: string | readonly string[];
  /** The name in the option `references` of a value that is not known, such as `ssm:/cert/arn`. */
  readonly missingReference?: string | undefined;
}

/** The values that a user gives parameters. */
export type GivenParameters = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Returns the value of a dynamic reference such as `ssm:/cert/arn`, or undefined if it has none. */
export type FindReference = (key: string) => string | undefined;

/**
 * Returns the value of each parameter: the given one, else its default.
 *
 * @throws Refusal in CloudFormation's words, for unknown parameters and for values that a parameter does not allow
 */
export function resolveParameters(
  parameters: Readonly<Record<string, TemplateParameter>>,
  given: GivenParameters,
  findReference: FindReference,
): ReadonlyMap<string, ParameterValue> {
  const names = Object.keys(parameters);
  assertKnown(Object.keys(given), names);
  const missing = names.filter(
    (name) => given[name] === undefined && parameters[name]?.Default === undefined,
  );
  if (missing.length > 0) {
    const values = missing.map((name) => `${name}: "…"`).join(", ");
    throw new Refusal(
      `Parameters: [${missing.join(", ")}] must have values`,
      `Give the values: { parameters: { ${values} } }.`,
    );
  }
  return new Map(
    Object.entries(parameters).map(([name, parameter]) => {
      const text = toText(given[name] ?? parameter.Default);
      assertAllowed(name, parameter, text);
      return [name, toValue(parameter, text, findReference)];
    }),
  );
}

function assertKnown(given: readonly string[], names: readonly string[]): void {
  const unknown = given.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    const nearest = findNearest(unknown[0] as string, names);
    const list =
      names.length === 0 ? "The template has no parameters." : `Its parameters are: ${names.join(", ")}.`;
    throw new Refusal(
      `Parameters: [${unknown.join(", ")}] do not exist in the template`,
      nearest === undefined ? list : `Did you mean ${nearest}? ${list}`,
    );
  }
}

function toText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(",") : String(value);
}

function toValue({ Type }: TemplateParameter, text: string, findReference: FindReference): ParameterValue {
  const isList = /List(<|$|>)/.test(Type);
  if (!Type.startsWith("AWS::SSM::Parameter::Value<")) {
    return { value: isList ? toList(text) : text };
  }
  const key = `ssm:${text}`;
  const found = findReference(key);
  const value = found ?? text;
  return {
    value: isList ? toList(value) : value,
    ...(found === undefined && { missingReference: key }),
  };
}

function toList(text: string): string[] {
  return text === "" ? [] : text.split(",").map((part) => part.trim());
}

/** Checks the limits of a parameter. assumed: the messages, which are general knowledge of users */
function assertAllowed(name: string, parameter: TemplateParameter, text: string): void {
  const problem = findLimitProblem(parameter, text);
  if (problem !== undefined) {
    const { AllowedValues: allowed, ConstraintDescription: description } = parameter;
    const advice = allowed
      ? `Its value is ${JSON.stringify(text)}. It allows: ${allowed.join(", ")}.`
      : undefined;
    throw new Refusal(
      description === undefined
        ? `Parameter '${name}' ${problem}`
        : `Parameter ${name} failed to satisfy constraint: ${description}`,
      advice ?? `Its value is ${JSON.stringify(text)}.`,
    );
  }
}

function findLimitProblem(parameter: TemplateParameter, text: string): string | undefined {
  const { Type, AllowedValues, AllowedPattern, MinLength, MaxLength, MinValue, MaxValue } = parameter;
  const parts = Type === "CommaDelimitedList" || Type.startsWith("List<") ? toList(text) : [text];
  if (AllowedValues && !parts.every((part) => AllowedValues.map(String).includes(part))) {
    return "must be one of AllowedValues";
  }
  if (AllowedPattern !== undefined && !parts.every((part) => matches(AllowedPattern, part))) {
    return `must match pattern ${AllowedPattern}`;
  }
  if (Type === "Number" && (text.trim() === "" || Number.isNaN(Number(text)))) {
    return "must be a number";
  }
  if (Type === "Number") {
    return findRangeProblem(Number(text), MinValue, MaxValue);
  }
  if (MinLength !== undefined && text.length < Number(MinLength)) {
    return `must contain at least ${MinLength} characters`;
  }
  return MaxLength !== undefined && text.length > Number(MaxLength)
    ? `must contain at most ${MaxLength} characters`
    : undefined;
}

function findRangeProblem(value: number, min: unknown, max: unknown): string | undefined {
  if (min !== undefined && value < Number(min)) {
    return `must be a number not less than ${min}`;
  }
  return max !== undefined && value > Number(max) ? `must be a number not greater than ${max}` : undefined;
}

/** Returns true if a pattern matches the whole text. A pattern of Java that JavaScript cannot read matches every text. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, "s").test(text);
  } catch {
    return true;
  }
}
