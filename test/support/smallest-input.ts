import type { StaticOperationSchema } from "@smithy/types";
import { getShape, type Member, type Shape } from "../../src/sdk/shape.ts";

/** Returns the value of a member that its type cannot tell, or undefined if there is none. */
export type FindValue = (path: readonly string[], isRequired: boolean) => unknown;

/** Rules of a service for a value, as `defineService` takes them. */
type Rules = Readonly<Record<string, unknown>> | undefined;

/**
 * Returns the smallest input of an operation: its required members, with values of their types and of the service's
 * rules. `findValue` gives the values that a type cannot tell, such as ids, and those of optional members.
 */
export function createSmallestInput(
  schema: StaticOperationSchema,
  rules: object | undefined,
  findValue: FindValue,
): object {
  return createValue(getShape(schema[4]), rules as Rules, [], findValue) as object;
}

function createValue(shape: Shape, rules: Rules, path: readonly string[], findValue: FindValue): unknown {
  switch (shape.kind) {
    case "structure":
      return createStructure(shape.members, rules, path, findValue);
    case "list":
      return [createValue(shape.element, rules?.each as Rules, path, findValue)];
    case "string":
      return (rules?.values as readonly string[] | undefined)?.[0] ?? "a";
    case "number":
      return 1;
    case "boolean":
      return false;
    case "blob":
      return new Uint8Array([97]);
    case "timestamp":
      return new Date(0);
    default:
      return {};
  }
}

/** A list with a required `Items` has one item, another list has none. */
function createStructure(
  members: readonly Member[],
  rules: Rules,
  path: readonly string[],
  findValue: FindValue,
): object {
  const hasItems = members.some(({ name, required }) => name === "Items" && required);
  const entries = members.flatMap(({ name, shape, required }): [string, unknown][] => {
    const value = findValue([...path, name], required);
    if (value !== undefined) {
      return [[name, value]];
    }
    if (!required) {
      return [];
    }
    if (name === "Quantity") {
      return [[name, hasItems ? 1 : 0]];
    }
    return [[name, createValue(shape, rules?.[name] as Rules, [...path, name], findValue)]];
  });
  return Object.fromEntries(entries);
}
