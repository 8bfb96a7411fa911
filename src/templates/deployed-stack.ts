import type { Store } from "../core/store.ts";
import { deepFreeze } from "../values/deep-freeze.ts";
import { findNearest } from "../values/find-nearest.ts";
import { formatBriefly } from "../values/format-value.ts";
import { type CdkConstruct, findLogicalId } from "./cdk-stack.ts";
import type { DeploySession, StackChange } from "./deploy-session.ts";
import { findByName } from "./logical-ids.ts";
import { findStack, type StackRecord } from "./stacks.ts";
import { invalidTemplateError } from "./template-errors.ts";

/** A resource of a deployed stack. */
export interface DeployedResource {
  readonly logicalId: string;
  readonly type: string;
  /** The value by which operations find the resource: the name of a function or store, the id of the others. */
  readonly id: string;
  /** The value of `Ref`. */
  readonly ref: unknown;
  /** The values of `Fn::GetAtt`, by attribute. */
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The properties as deployed, with every function resolved: `FunctionCode` is the code. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** True for a resource that the mock did not make, such as one of another service. Its values only have the right form. */
  readonly isStandIn: boolean;
}

/** The result of a deploy. A later deploy of the stack gives another one. */
export interface DeployedStack {
  readonly name: string;
  readonly region: string;
  readonly outputs: Readonly<Record<string, string>>;
  /**
   * The resources by logical id, in the order of creation. Resources of a nested stack have the logical id of the stack
   * and a slash before theirs.
   */
  readonly resources: Readonly<Record<string, DeployedResource>>;
  /**
   * Returns a resource by its logical id, with or without the hash that the CDK adds, or by its CDK construct.
   *
   * @throws MockCloudFrontError `INVALID_TEMPLATE` if the stack does not have the resource
   * @example
   * const stack = await cloudfront.deployTemplate({
   *   Resources: { StoreE53D7754: { Type: "AWS::CloudFront::KeyValueStore", Properties: { Name: "redirects" } } },
   * });
   * console.log(stack.resource("Store").attributes.Arn);
   */
  resource(name: string | CdkConstruct): DeployedResource;
  /** The changes that the deploy made, in order. Empty if nothing changed. */
  readonly changes: readonly StackChange[];
  /** What the mock did not do or know: types without operations, guessed values, transforms. */
  readonly notes: readonly string[];
  /**
   * Deletes the stack, as CloudFormation does.
   *
   * @throws DeployError if CloudFront refuses to delete a resource. Then everything is as it was before.
   */
  delete(): Promise<void>;
}

/** Creates the result of a deploy. */
export function createDeployedStack(
  record: StackRecord,
  { changes, notes, environment }: DeploySession,
  remove: () => Promise<void>,
): DeployedStack {
  const resources = Object.fromEntries(listResources(environment.store, record));
  return Object.freeze({
    ...deepFreeze({
      name: record.name,
      region: record.region,
      outputs: record.outputs,
      resources,
      changes: [...changes],
      notes: [...notes],
    }),
    resource: (name: string | CdkConstruct) => getResource(record.name, resources, name),
    delete: remove,
  });
}

/** Returns the resources of a stack and of the stacks nested in it, by logical id. */
export function listResources(store: Store, record: StackRecord, path = ""): [string, DeployedResource][] {
  return record.resources.flatMap(({ applied, nestedStack, isRetained, ...resource }) => {
    const nested = nestedStack === undefined ? undefined : findStack(store, nestedStack);
    const own: [string, DeployedResource] = [path + resource.logicalId, resource];
    return nested ? [own, ...listResources(store, nested, `${path}${resource.logicalId}/`)] : [own];
  });
}

function getResource(
  stackName: string,
  resources: Readonly<Record<string, DeployedResource>>,
  given: string | CdkConstruct,
): DeployedResource {
  const name = typeof given === "string" ? given : findLogicalId(given);
  const ids = Object.keys(resources);
  const id = name === undefined ? undefined : (findByName(name, ids) ?? findNested(name, ids));
  const resource = id === undefined ? undefined : resources[id];
  if (resource) {
    return resource;
  }
  const nearest = name === undefined ? undefined : findNearest(name, ids);
  const question = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  throw invalidTemplateError(
    `The stack ${stackName} has no resource ${name ?? formatBriefly(given)}.${question} It has: ${ids.join(", ")}.`,
  );
}

/** Returns the only resource of a nested stack with a name. */
function findNested(name: string, ids: readonly string[]): string | undefined {
  const found = ids.filter((id) => findByName(name, [id.slice(id.lastIndexOf("/") + 1)]) !== undefined);
  return found.length === 1 ? found[0] : undefined;
}
