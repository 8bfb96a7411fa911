import { bucketDeploymentType, getUploadId, removeFromBucket } from "./bucket-deployment.ts";
import type { DeploySession } from "./deploy-session.ts";
import { assertUnused } from "./exports.ts";
import { toDeployError } from "./failures.ts";
import { removeResource } from "./remove.ts";
import { findStack, getStackKey, type StackRecord, type StackResource, stacks } from "./stacks.ts";

/** A resource of an earlier deploy that leaves its stack. */
export interface Removal {
  readonly stackName: string;
  /** The logical id of the nested stack and a slash, or an empty text. */
  readonly path: string;
  readonly resource: StackResource;
  readonly isRetained: boolean;
}

/** Deletes a resource that CloudFront made, or keeps it if its policy says so. Stand-ins need no work. */
export async function removeStackResource(
  session: DeploySession,
  { stackName, path, resource, isRetained }: Removal,
): Promise<void> {
  const { logicalId, type, applied, nestedStack } = resource;
  if (nestedStack !== undefined) {
    await removeNestedStack(session, nestedStack, `${path}${logicalId}/`);
    return;
  }
  if (type === bucketDeploymentType) {
    const { region, environment } = session;
    removeFromBucket(environment.store, getUploadId({ region, stackName, logicalId }));
    session.changes.push({ action: "delete", logicalId: path + logicalId, type });
    return;
  }
  if (!applied) {
    return;
  }
  const change = { logicalId: path + logicalId, type };
  if (isRetained) {
    session.changes.push({ action: "retain", ...change });
    return;
  }
  try {
    await removeResource({ type, send: session.send }, applied);
  } catch (error) {
    throw toDeployError(session, error, {
      stackName,
      status: "DELETE_FAILED",
      logicalId: change.logicalId,
      resourceType: type,
    });
  }
  session.changes.push({ action: "delete", ...change });
}

async function removeNestedStack(session: DeploySession, key: string, path: string): Promise<void> {
  const record = findStack(session.environment.store, key);
  if (record) {
    await removeStack(session, record, path);
  }
}

/**
 * Deletes all resources of a stack in reverse order, and the stack.
 *
 * @throws Refusal if another stack uses an export of the stack
 */
export async function removeStack(session: DeploySession, record: StackRecord, path = ""): Promise<void> {
  const { store } = session.environment;
  for (const name of Object.keys(record.exports)) {
    assertUnused(store, { name, region: record.region }, "deleted");
  }
  for (const resource of record.resources.toReversed()) {
    const { isRetained } = resource;
    await removeStackResource(session, { stackName: record.name, path, resource, isRetained });
  }
  store.table(stacks).remove(getStackKey(record));
}
