import { isObject } from "../../values/is-object.ts";
import { unknownNameProblem } from "../../values/validate-options.ts";
import { createFaultError } from "./planned-fault.ts";

/** The deployed stacks of a mock, and a way to change them. */
export interface StackControl {
  deploy(template: unknown, options: Readonly<Record<string, unknown>>): Promise<DeployResult>;
  list(): Promise<readonly object[]>;
  /** Returns false if there is no stack of this name. */
  remove(name: string): Promise<boolean>;
}

interface DeployResult {
  readonly name: string;
  readonly region: string;
  readonly outputs: object;
  readonly resources: object;
  readonly changes: readonly object[];
  readonly notes: readonly string[];
}

type JsonObject = Readonly<Record<string, unknown>>;

/** The options of a deploy that a request can set. The endpoint reads no files for a client. */
const optionNames = ["parameters", "imports", "references", "attributes", "region", "tags"] as const;

/** Deploys the template of a request: an object, or the text of JSON or YAML. Returns the stack as JSON has it. */
export async function deployStack(stacks: StackControl, members: JsonObject): Promise<object> {
  const { template, name, ...options } = members;
  const unknown = Object.keys(options).find((option) => !(optionNames as readonly string[]).includes(option));
  if (unknown !== undefined) {
    throw createFaultError(unknownNameProblem("member", unknown, ["name", "template", ...optionNames]));
  }
  if (!isObject(template) && typeof template !== "string") {
    throw createFaultError("The member template is missing. Give a template as an object, or its text.");
  }
  // A string without a line break would be the path of a file.
  const source = typeof template === "string" ? `${template}\n` : template;
  const deployed = await stacks.deploy(source, {
    ...options,
    ...(name !== undefined && { stackName: name }),
  });
  const { name: stackName, region, outputs, resources, changes, notes } = deployed;
  return { name: stackName, region, outputs, resources, changes, notes };
}

/** An error of a deploy, by its name, because the errors of templates belong to another layer. */
interface DeployFailure extends Error {
  readonly status: string;
  readonly stackName: string;
  readonly logicalId?: string;
  readonly resourceType?: string;
}

export function isDeployFailure(error: unknown): error is DeployFailure {
  return error instanceof Error && error.name === "DeployError";
}

/** Returns a refused deploy as JSON. `cause` is the error of the operation that refused. */
export function describeDeployFailure(error: DeployFailure): object {
  const { message, status, stackName, logicalId, resourceType, cause } = error;
  return {
    error: message,
    status,
    stackName,
    logicalId,
    resourceType,
    ...(cause instanceof Error && { cause: { name: cause.name, message: cause.message } }),
  };
}
