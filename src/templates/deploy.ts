import type { Backend } from "../core/backend.ts";
import type { Environment } from "../core/context.ts";
import { Assembly } from "./assembly.ts";
import { removeStack } from "./cleanup.ts";
import { assertDeployOptions, type DeployOptions } from "./deploy-options.ts";
import { DeploySession, resetDuringDeployError } from "./deploy-session.ts";
import { deployStack } from "./deploy-stack.ts";
import { createDeployedStack, type DeployedStack } from "./deployed-stack.ts";
import { toDeployError } from "./failures.ts";
import { getPartition } from "./pseudo-parameters.ts";
import { type ReadSource, readSource } from "./source.ts";
import { findStack, getStackKey } from "./stacks.ts";
import { unsupportedTemplateError } from "./template-errors.ts";

/** The mock that a template is deployed into. */
export interface DeployTarget {
  readonly backend: Backend;
  /** The state of the mock when the user called the deploy. */
  readonly environment: Environment;
}

/**
 * Deploys a template. Deploys into one mock run one after the other.
 *
 * @param getTarget returns the mock at the time of a later deletion
 */
export async function deployTemplate(
  target: DeployTarget,
  source: unknown,
  options: DeployOptions,
  getTarget: () => DeployTarget,
): Promise<DeployedStack> {
  assertDeployOptions(options);
  const read = readSource(source, options.assembly);
  const stackName = options.stackName ?? read.stackName ?? "Stack";
  assertAccount(stackName, read, target.environment);
  return enqueue(target.backend, () => deploy(target, { stackName, read, options, getTarget }));
}

/** A template that was read, with the options of its deploy. */
interface Deploy {
  readonly stackName: string;
  readonly read: ReadSource;
  readonly options: DeployOptions;
  readonly getTarget: () => DeployTarget;
}

async function deploy(
  target: DeployTarget,
  { stackName, read, options, getTarget }: Deploy,
): Promise<DeployedStack> {
  const region = options.region ?? read.region ?? "us-east-1";
  const { accountId } = target.environment;
  const scope = { accountId, region, partition: getPartition(region) };
  const session = new DeploySession(target, {
    region,
    assembly: new Assembly(read.manifests, scope),
    options,
  });
  const record = await runOrRestore(session, stackName, async () => {
    const { parameters = {}, tags = {} } = options;
    const { template: source, folder } = read;
    const deployed = await deployStack(session, { source, stackName, parameters, tags, path: "", folder });
    for (const clean of session.cleanups) {
      await clean();
    }
    return deployed;
  });
  return createDeployedStack(record, session, async () => deleteStack(getTarget(), { stackName, region }));
}

/**
 * Deletes a stack and its resources. A stack that does not exist counts as deleted, as in CloudFormation.
 *
 * @throws DeployError if a resource cannot be deleted, or if another stack uses an export
 */
export function deleteStack(
  target: DeployTarget,
  { stackName, region }: { readonly stackName: string; readonly region: string },
): Promise<void> {
  return enqueue(target.backend, async () => {
    const scope = { accountId: target.environment.accountId, region, partition: getPartition(region) };
    const session = new DeploySession(target, { region, assembly: new Assembly([], scope), options: {} });
    const record = findStack(target.environment.store, getStackKey({ name: stackName, region }));
    if (record) {
      await runOrRestore(session, stackName, () => removeStack(session, record));
    }
  });
}

/** Runs the work of a session. If the work fails, the state is as before. */
async function runOrRestore<T>(
  session: DeploySession,
  stackName: string,
  work: () => Promise<T>,
): Promise<T> {
  session.assertNotReset();
  const { backend } = session;
  const before = backend.snapshot();
  try {
    return await work();
  } catch (error) {
    if (backend.environment !== session.environment) {
      throw resetDuringDeployError();
    }
    backend.restoreState(before);
    throw toDeployError(session, error, { stackName, status: "INVALID" });
  }
}

function assertAccount(stackName: string, { accountId }: ReadSource, environment: Environment): void {
  if (accountId !== undefined && accountId !== environment.accountId) {
    throw unsupportedTemplateError(
      `The stack ${stackName} is for the account ${accountId}, but the account of this mock is ` +
        `${environment.accountId}: mockCloudFront({ accountId: "${accountId}" }).`,
    );
  }
}

/** The last deploy or deletion of each mock. */
const queues = new WeakMap<Backend, Promise<unknown>>();

function enqueue<T>(backend: Backend, work: () => Promise<T>): Promise<T> {
  const previous = queues.get(backend) ?? Promise.resolve();
  const result = previous.then(work);
  queues.set(
    backend,
    result.catch(() => undefined),
  );
  return result;
}
