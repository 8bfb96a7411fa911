import type { Backend } from "../core/backend.ts";
import { MockCloudFrontError } from "../core/errors.ts";
import { DeployError } from "./deploy-error.ts";
import type { DeployOptions } from "./deploy-options.ts";
import type { DeployedStack } from "./deployed-stack.ts";
import type { TemplateSource } from "./source.ts";

/**
 * Deploys a template. Loads the code of templates on the first call, so that a mock without templates does not. Stack
 * traces of errors start at the caller.
 *
 * @param getBackend returns the fake of the mock. Throws if the mock cannot be used any more.
 */
export async function deployLazily(
  getBackend: () => Backend,
  source: TemplateSource,
  options: DeployOptions,
): Promise<DeployedStack> {
  const getTarget = () => ({ backend: getBackend(), environment: getBackend().environment });
  const target = getTarget();
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, deployLazily);
  try {
    const { deployTemplate } = await import("./deploy.ts");
    return await deployTemplate(target, source, options, getTarget);
  } catch (error) {
    if (error instanceof DeployError || error instanceof MockCloudFrontError) {
      const [, ...frames] = trace.stack?.split("\n") ?? [];
      error.stack = [String(error), ...frames].join("\n");
    }
    throw error;
  }
}
