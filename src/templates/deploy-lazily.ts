import type { Backend } from "../core/backend.ts";
import type { DeployOptions } from "./deploy-options.ts";
import type { DeployedStack } from "./deployed-stack.ts";
import type { TemplateSource } from "./source.ts";

/**
 * Deploys a template. Loads the code of templates on the first call, so that a mock without templates does not.
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
  const { deployTemplate } = await import("./deploy.ts");
  return deployTemplate(target, source, options, getTarget);
}
