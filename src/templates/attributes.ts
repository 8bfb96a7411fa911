import { types } from "node:util";
import type { ResourceType } from "./resource-types.ts";

/** Attributes of CloudFormation whose API member has another name. All others have the same name, ignoring case. */
const renamedAttributes: Readonly<Record<string, string>> = {
  DomainResults: "Domains",
  // assumed: the members that the descriptions of the attributes match
  AnycastIpList: "AnycastIps",
  IpamCidrConfigResults: "IpamCidrConfigs",
};

/**
 * Returns the attributes of a resource as `Fn::GetAtt` does, from the outputs of its operations.
 *
 * @param outputs the outputs to search, in this order
 */
export function readAttributes(
  { attributes }: ResourceType,
  outputs: readonly object[],
): Record<string, unknown> {
  const found = attributes.map((attribute) => [attribute, readAttribute(attribute, outputs)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** Returns the value of one attribute, or undefined if no output has it. */
export function readAttribute(attribute: string, outputs: readonly object[]): unknown {
  const member = getAttributeMember(attribute).toLowerCase();
  for (const output of outputs) {
    const value = findMember(output, member);
    if (value !== undefined) {
      return types.isDate(value) ? value.toISOString() : value;
    }
  }
  return undefined;
}

/** Returns the name of the API member that holds an attribute, apart from its case. */
export function getAttributeMember(attribute: string): string {
  const lastPart = attribute.slice(attribute.lastIndexOf(".") + 1);
  return (Object.hasOwn(renamedAttributes, lastPart) && renamedAttributes[lastPart]) || lastPart;
}

/** Returns the member with a name, ignoring case, that has the fewest structures around it. */
function findMember(output: object, name: string): unknown {
  let structures: readonly object[] = [output];
  while (structures.length > 0) {
    const entries = structures.flatMap((structure) => Object.entries(structure));
    const found = entries.find(([key, value]) => key.toLowerCase() === name && isValue(value));
    if (found) {
      return found[1];
    }
    structures = entries.map(([, value]) => value).filter(isStructure);
  }
  return undefined;
}

/** Returns false for structures: `AnycastIpList` is the name of an output's structure and of an attribute. */
function isValue(value: unknown): boolean {
  return value !== undefined && !isStructure(value);
}

function isStructure(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !types.isDate(value) &&
    !ArrayBuffer.isView(value)
  );
}
