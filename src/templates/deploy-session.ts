import { types } from "node:util";
import type { Backend } from "../core/backend.ts";
import type { Environment } from "../core/context.ts";
import { MockCloudFrontError } from "../core/errors.ts";
import { answerCall } from "../core/pipeline.ts";
import { getOperationSchema } from "../core/service.ts";
import { getOperationName } from "../sdk/operation.ts";
import { cloudFront } from "../sdk/service-api.ts";
import type { Assembly } from "./assembly.ts";
import type { DeployOptions } from "./deploy-options.ts";

/** A change that a deploy made. */
export interface StackChange {
  readonly action: "create" | "update" | "replace" | "delete" | "retain";
  /** The logical id. In a nested stack, after the logical id of the stack and a slash. */
  readonly logicalId: string;
  readonly type: string;
}

/** One deploy or deletion, with the stacks that are nested in its stack. */
export class DeploySession {
  readonly backend: Backend;
  readonly environment: Environment;
  readonly region: string;
  readonly assembly: Assembly;
  readonly options: DeployOptions;
  readonly changes: StackChange[] = [];
  readonly notes = new Set<string>();
  /** The work that CloudFormation leaves to the end: deletions of replaced resources and of those no longer needed. */
  readonly cleanups: (() => Promise<void>)[] = [];
  #operations: ReadonlySet<string> | undefined;
  /** The errors with which operations rejected. */
  readonly #refusals = new WeakSet<object>();

  constructor(
    { backend, environment }: { readonly backend: Backend; readonly environment: Environment },
    {
      region,
      assembly,
      options,
    }: { readonly region: string; readonly assembly: Assembly; readonly options: DeployOptions },
  ) {
    this.backend = backend;
    this.environment = environment;
    this.region = region;
    this.assembly = assembly;
    this.options = options;
  }

  /** Calls an operation of CloudFront and waits for its deployment. Rejects with the SDK's exception. */
  readonly send = async (operation: string, input: object): Promise<object> => {
    this.assertNotReset();
    const { region, assembly } = this;
    const schema = getOperationSchema(cloudFront, operation);
    try {
      const call = { schema, input, region, waits: true, objects: assembly.objects };
      return await answerCall(call, this.backend);
    } catch (error) {
      if (types.isNativeError(error) && !(error instanceof MockCloudFrontError)) {
        this.#refusals.add(error);
      }
      throw error;
    } finally {
      this.assertNotReset();
    }
  };

  /** Returns true if an operation of CloudFront rejected with this error. */
  isRefusal(error: unknown): error is Error {
    return types.isNativeError(error) && this.#refusals.has(error);
  }

  /** Returns true if a service of the mock handles the operation. */
  serves(operation: string): boolean {
    this.#operations ??= new Set(this.backend.operations.map(({ schema }) => getOperationName(schema)));
    return this.#operations.has(operation);
  }

  /** Throws if the mock was reset since the deploy began. */
  assertNotReset(): void {
    if (this.backend.environment !== this.environment) {
      throw resetDuringDeployError();
    }
  }
}

/** Creates the error for a deploy that was in flight when the mock was reset. */
export function resetDuringDeployError(): MockCloudFrontError {
  return new MockCloudFrontError(
    "RESET_DURING_CALL",
    "The mock was reset or restored while deployTemplate() was in flight. The deploy has no effect on the new state. " +
      "Await every deploy before the test ends.",
  );
}
