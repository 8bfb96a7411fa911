import { isObject } from "../values/is-object.ts";
import { Refusal } from "./refusal.ts";

/** A form that a value must have: the phrase for the error, and the check. */
interface Form {
  readonly phrase: string;
  readonly accepts: (value: unknown) => boolean;
}

const text: Form = { phrase: "a string", accepts: (value) => typeof value === "string" };
const object: Form = { phrase: "an object", accepts: isObject };
const list: Form = { phrase: "a list", accepts: Array.isArray };
const names: Form = {
  phrase: "a string or a list of strings",
  accepts: (value) => [value].flat().every((name) => typeof name === "string"),
};
/** With the transform AWS::LanguageExtensions, policies can be functions. */
const policy: Form = {
  phrase: "a string or a function",
  accepts: (value) => typeof value === "string" || isObject(value),
};

/** The forms of the members of each section. Members that are not listed have any form. */
const memberForms: Readonly<Record<string, Readonly<Record<string, Form>>>> = {
  Resources: {
    Type: text,
    Properties: object,
    Condition: text,
    DependsOn: names,
    DeletionPolicy: policy,
    UpdateReplacePolicy: policy,
  },
  Parameters: { Type: text, AllowedValues: list, AllowedPattern: text, ConstraintDescription: text },
  Outputs: { Condition: text, Export: object },
};

/** The members that every object of a section has. */
const requiredMembers: Readonly<Record<string, string>> = {
  Resources: "Type",
  Parameters: "Type",
  Outputs: "Value",
};

/**
 * Checks the form of one object of a section, such as a resource, and returns the object without empty members.
 *
 * @throws Refusal that names the place. assumed: the messages, apart from the one of a missing member
 */
export function readMember<T>(section: string, name: string, member: unknown): T {
  const place = `/${section}/${name}`;
  if (!isObject(member)) {
    throw new Refusal(`Template format error: [${place}] must be an object`);
  }
  const required = requiredMembers[section];
  if (required !== undefined && isAbsent(member[required])) {
    throw new Refusal(
      `Template format error: [${place}] Every ${section} object must contain a ${required} member.`,
    );
  }
  for (const [key, form] of Object.entries(memberForms[section] ?? {})) {
    if (!isAbsent(member[key]) && !form.accepts(member[key])) {
      throw new Refusal(`Template format error: [${place}/${key}] must be ${form.phrase}`);
    }
  }
  return Object.fromEntries(Object.entries(member).filter(([, value]) => value !== null)) as T;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}
