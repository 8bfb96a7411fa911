import { existsSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isObject } from "../values/is-object.ts";
import type { Assembly } from "./assembly.ts";
import type { GivenParameters } from "./parameters.ts";
import { getStackId } from "./pseudo-parameters.ts";
import { parseTemplate } from "./read-template.ts";
import type { StackRequest } from "./stack-request.ts";
import { getStackKey, type StackRecord, type StackResource } from "./stacks.ts";
import { toTags } from "./tags.ts";

/** The type of a resource that is a stack. */
export const nestedStackType = "AWS::CloudFormation::Stack";

/** A resource of the type of nested stacks, with its properties resolved. */
interface NestedStack {
  readonly logicalId: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Returns the request for a nested stack, or undefined if its template is not at hand. */
export function createNestedRequest(
  assembly: Assembly,
  parent: StackRequest,
  { logicalId, properties }: NestedStack,
): StackRequest | undefined {
  const found = findTemplate(assembly, String(properties.TemplateURL), parent.folder);
  if (!found) {
    return undefined;
  }
  return {
    source: found.template,
    stackName: `${parent.stackName}-${logicalId}`,
    parameters: (isObject(properties.Parameters) ? properties.Parameters : {}) as GivenParameters,
    tags: { ...parent.tags, ...toTags(properties.Tags) },
    path: `${parent.path}${logicalId}/`,
    folder: found.folder,
  };
}

interface NestedTemplate {
  readonly template: Readonly<Record<string, unknown>>;
  readonly folder?: string | undefined;
}

/** Finds a template in the cloud assembly, or in a file next to the template of the parent. */
function findTemplate(
  assembly: Assembly,
  url: string,
  folder: string | undefined,
): NestedTemplate | undefined {
  const asset = assembly.findTemplate(url);
  if (isTemplate(asset)) {
    return { template: asset, folder };
  }
  const path = resolve(folder ?? ".", url);
  if (folder === undefined || /^\w+:\/\//.test(url) || !existsSync(path)) {
    return undefined;
  }
  const template = parseTemplate(readFileSync(path, "utf8"), path);
  return isTemplate(template) ? { template, folder: dirname(path) } : undefined;
}

function isTemplate(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && isObject(value.Resources);
}

/** Returns the resource that stands for a nested stack in its parent. */
export function toNestedResource(
  record: StackRecord,
  { logicalId, properties, accountId }: NestedStack & { readonly accountId: string },
): StackResource {
  const { name: stackName, region, outputs } = record;
  return {
    logicalId,
    type: nestedStackType,
    id: stackName,
    ref: getStackId({ stackName, region, accountId }),
    attributes: Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [`Outputs.${name}`, value]),
    ),
    properties,
    isStandIn: false,
    nestedStack: getStackKey(record),
    isRetained: false,
  };
}
