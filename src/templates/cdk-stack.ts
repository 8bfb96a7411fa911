import { isObject } from "../values/is-object.ts";
import { invalidTemplateError } from "./template-errors.ts";

/** A stack of the AWS CDK, by its shape. This package imports nothing of the CDK. */
export interface CdkStack {
  readonly artifactId: string;
  readonly node: { readonly scopes: readonly unknown[] };
}

/** A construct of the AWS CDK, by its shape. */
export interface CdkConstruct {
  readonly node: { readonly defaultChild?: unknown };
}

/** The parts of a synthesized stack that a deploy needs. */
interface StackArtifact {
  readonly template: unknown;
  readonly stackName: string;
  readonly environment: { readonly account: string; readonly region: string };
  readonly dependencies: readonly { readonly file?: string }[];
}

/** A stage or app of the CDK. */
interface Synthesizer {
  synth(): { getStackArtifact(artifactId: string): StackArtifact };
}

/** Returns true for a CDK stack. */
export function isCdkStack(source: unknown): source is CdkStack {
  return (
    isObject(source) &&
    typeof source.artifactId === "string" &&
    isObject(source.node) &&
    Array.isArray(source.node.scopes)
  );
}

/**
 * Synthesizes a CDK stack, as `cdk synth` does. Errors of constructs are thrown as they are.
 *
 * @throws MockCloudFrontError `INVALID_TEMPLATE` for a stack that has no app or is nested in another stack
 */
export function readCdkStack(stack: CdkStack) {
  const { nestedStackParent } = stack as { nestedStackParent?: unknown };
  const synthesizer = stack.node.scopes.findLast(hasSynth);
  if (nestedStackParent !== undefined || !synthesizer) {
    throw invalidTemplateError(
      nestedStackParent === undefined
        ? `The CDK stack ${stack.artifactId} is in no App, so it cannot be synthesized: new Stack(new App(), …).`
        : `The CDK stack ${stack.artifactId} is nested. Deploy the stack that it is nested in.`,
    );
  }
  const artifact = synthesizer.synth().getStackArtifact(stack.artifactId);
  const { account, region } = artifact.environment;
  return {
    template: artifact.template,
    stackName: artifact.stackName,
    accountId: isUnknown(account) ? undefined : account,
    region: isUnknown(region) ? undefined : region,
    manifests: artifact.dependencies
      .map(({ file }) => file)
      .filter((file): file is string => file?.endsWith(".assets.json") === true),
  };
}

function hasSynth(scope: unknown): scope is Synthesizer {
  return isObject(scope) && typeof scope.synth === "function";
}

/** Returns true for `unknown-account` and `unknown-region`, which a stack without `env` has. */
function isUnknown(value: string): boolean {
  return value.startsWith("unknown-");
}

/** Returns the logical id of a construct, or of its default child. Undefined for other values. */
export function findLogicalId(construct: unknown): string | undefined {
  if (!isObject(construct)) {
    return undefined;
  }
  const { defaultChild } = isObject(construct.node) ? construct.node : {};
  const { stack, logicalId } = (isObject(defaultChild) ? defaultChild : construct) as {
    stack?: { resolve?(token: unknown): unknown };
    logicalId?: unknown;
  };
  const resolved = typeof stack?.resolve === "function" ? stack.resolve(logicalId) : logicalId;
  return typeof resolved === "string" ? resolved : undefined;
}
