import { MockCloudFrontError } from "../core/errors.ts";
import type { RunningServer } from "../http.ts";
import { getParameters } from "./parse-arguments.ts";
import { type Arguments, UsageError } from "./terminal.ts";

/** The template that `serve` deploys. */
export interface ServedStack {
  readonly template: string;
  readonly stackName: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Returns the template of the command line, or undefined without one. @throws UsageError for its options without it */
export function getServedStack(args: Arguments): ServedStack | undefined {
  const template = args.getText("template");
  const stackName = args.getText("stack-name");
  const parameters = getParameters(args);
  if (template !== undefined) {
    return { template, stackName, parameters };
  }
  if (stackName !== undefined || Object.keys(parameters).length > 0) {
    throw new UsageError("--stack-name and --parameter need a --template.");
  }
  return undefined;
}

/**
 * Deploys a template into the mock of a server.
 *
 * @returns lines that describe the stack
 * @throws UsageError for a template that cannot be deployed
 */
export async function deployStack(
  { mock }: RunningServer,
  { template, ...options }: ServedStack,
): Promise<readonly string[]> {
  try {
    const { name, outputs, notes } = await mock.deployTemplate(template, options);
    return [
      `deployed the stack ${name}`,
      ...Object.entries(outputs).map(([output, value]) => `  ${output}: ${value}`),
      ...notes.map((note) => `  note: ${note}`),
    ];
  } catch (error) {
    if (error instanceof MockCloudFrontError || (error as Error).name === "DeployError") {
      throw new UsageError((error as Error).message);
    }
    throw error;
  }
}
