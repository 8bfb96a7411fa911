import type { Backend } from "../core/backend.ts";
import { deleteStack } from "./deploy.ts";
import { type DeployedResource, listResources } from "./deployed-stack.ts";
import { listStacks } from "./stacks.ts";

/** A deployed stack as plain data. */
export interface StackDescription {
  readonly name: string;
  readonly region: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly resources: Readonly<Record<string, DeployedResource>>;
}

/** Returns the deployed stacks that are not nested in others, in the order of their creation. */
export function describeStacks({ environment: { store } }: Backend): StackDescription[] {
  return listStacks(store)
    .filter(({ isNested }) => !isNested)
    .map((record) => ({
      name: record.name,
      region: record.region,
      outputs: record.outputs,
      resources: Object.fromEntries(listResources(store, record)),
    }));
}

/**
 * Deletes the stacks of a name, in every region.
 *
 * @returns false if there is none
 * @throws DeployError if a resource cannot be deleted, or if another stack uses an export
 */
export async function deleteStacks(backend: Backend, name: string): Promise<boolean> {
  const found = describeStacks(backend).filter((stack) => stack.name === name);
  for (const { region } of found) {
    await deleteStack({ backend, environment: backend.environment }, { stackName: name, region });
  }
  return found.length > 0;
}
