import { findNearest } from "../values/find-nearest.ts";
import { isObject } from "../values/is-object.ts";
import { literalAdvice } from "./intrinsic-functions.ts";
import { readMember } from "./member-forms.ts";
import { findReferences, type Reference } from "./references.ts";
import { Refusal } from "./refusal.ts";
import { resourceTypes } from "./resource-types.ts";
import { addServerlessResources, isServerless } from "./serverless.ts";
import { isCloudFrontType, type Template, type TemplateResource } from "./template.ts";
import { unsupportedTemplateError } from "./template-errors.ts";

/**
 * Checks the form of a template and returns its sections.
 *
 * @param note receives what the mock leaves out
 * @throws Refusal in CloudFormation's words
 * @throws MockCloudFrontError `UNSUPPORTED_TEMPLATE` for CloudFront resources that the mock cannot make
 */
export function readForm(source: Readonly<Record<string, unknown>>, note: (text: string) => void): Template {
  const transforms = toTransforms(source.Transform);
  const resources = readResources(source, note);
  if (transforms.length > 0) {
    note(`The transform ${transforms.join(", ")} was not run.`);
  }
  const template: Template = {
    resources: isServerless(transforms) ? addServerlessResources(resources) : resources,
    parameters: getSection(source, "Parameters"),
    conditions: getSection(source, "Conditions"),
    mappings: getSection(source, "Mappings"),
    outputs: getSection(source, "Outputs"),
    transforms,
  };
  assertResolved(template);
  return template;
}

function getSection<T>(source: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, T>> {
  const section = source[name] ?? {};
  if (!isObject(section)) {
    throw new Refusal(`Template format error: ${name} must be an object`);
  }
  const members = Object.entries(section).filter(([key]) => !isLoop(key));
  return Object.fromEntries(members.map(([key, member]) => [key, readMember<T>(name, key, member)]));
}

function toTransforms(transform: unknown): string[] {
  return [transform ?? []].flat().map((one) => (isObject(one) ? String(one.Name) : String(one)));
}

function isLoop(key: string): boolean {
  return key.startsWith("Fn::ForEach::") || key === "Fn::Transform";
}

function readResources(
  source: Readonly<Record<string, unknown>>,
  note: (text: string) => void,
): Readonly<Record<string, TemplateResource>> {
  const entries = Object.entries(source.Resources as object);
  for (const [key, block] of entries.filter(([name]) => isLoop(name))) {
    if (JSON.stringify(block).includes('"AWS::CloudFront::')) {
      throw unsupportedTemplateError(
        `Resources.${key} makes CloudFront resources, and the mock does not run it. Write the resources out.`,
      );
    }
    note(`Resources.${key} was not run.`);
  }
  const resources = entries.filter(([name]) => !isLoop(name));
  if (resources.length === 0 && entries.length === 0) {
    throw new Refusal("Template format error: At least one Resources member must be defined.");
  }
  return Object.fromEntries(
    resources.map(([logicalId, resource]) => [logicalId, readResource(logicalId, resource)]),
  );
}

function readResource(logicalId: string, source: unknown): TemplateResource {
  const resource = readMember<TemplateResource>("Resources", logicalId, source);
  const { Type: type } = resource;
  if (isCloudFrontType(type) && !Object.hasOwn(resourceTypes, type)) {
    const names = Object.keys(resourceTypes);
    const nearest = findNearest(type, names);
    throw unsupportedTemplateError(
      `The resource ${logicalId} has the type ${type}, which the mock does not know. ` +
        (nearest === undefined ? `The types are: ${names.join(", ")}.` : `Did you mean ${nearest}?`),
    );
  }
  return resource;
}

/** Checks that every reference names a parameter or resource. Templates with transforms may name generated resources. */
function assertResolved(template: Template): void {
  const isTransformed = template.transforms.length > 0;
  for (const [block, section] of [
    ["Resources", template.resources],
    ["Outputs", template.outputs],
  ] as const) {
    const entries = Object.entries(section).filter(
      ([, member]) => !isTransformed || isCloudFrontType(String((member as TemplateResource).Type)),
    );
    const references = entries.flatMap(([, member]) => findReferences(getExpressions(member)));
    const missing = references.filter((reference) => !isResolvable(reference, template));
    const unknown = [...new Set(missing.map(({ name }) => name))];
    if (unknown.length > 0) {
      throw new Refusal(
        `Template format error: Unresolved resource dependencies [${unknown.join(", ")}] in the ${block} block of the template`,
        toAdvice(missing[0] as Reference, template),
      );
    }
  }
}

/** Returns the parts of a resource or output that can have references. */
function getExpressions(member: object): unknown {
  const { Properties, DependsOn, Value, Export } = member as Record<string, unknown>;
  return [Properties, [DependsOn ?? []].flat().map((name) => ({ Ref: name })), Value, Export];
}

function isResolvable({ name, attribute }: Reference, template: Template): boolean {
  return (
    Object.hasOwn(template.resources, name) ||
    Object.hasOwn(template.resources, `${name}.${attribute}`) ||
    Object.hasOwn(template.parameters, name) ||
    name.startsWith("AWS::")
  );
}

function toAdvice({ name, attribute }: Reference, { resources, parameters }: Template): string {
  const nearest = findNearest(name, [...Object.keys(resources), ...Object.keys(parameters)]);
  const literal = literalAdvice(attribute === undefined ? name : `${name}.${attribute}`);
  return nearest === undefined ? literal : `Did you mean ${nearest}?`;
}
