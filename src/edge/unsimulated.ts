import { MockCloudFrontError } from "../core/errors.ts";
import type { Behavior, Config } from "../services/distributions/config.ts";
import type { LambdaHandlers } from "./lambda/lambda-types.ts";
import { type EdgeSettings, getPathPattern, type VisitContext } from "./visit-context.ts";

/**
 * Notes the features of the distribution and its behavior that the edge does not simulate, and warns about each once.
 *
 * @throws MockCloudFrontError `UNSIMULATED` with `edge: { unsimulated: "error" }`
 */
export function noteUnsimulated(visit: VisitContext): void {
  const { distribution, behavior, settings, trace } = visit;
  for (const feature of findUnsimulated(distribution.config, behavior, settings.lambdas)) {
    const note = `${distribution.id} has ${feature}, which is not simulated.`;
    trace.note(note);
    if (settings.unsimulated === "error") {
      throw new MockCloudFrontError(
        "UNSIMULATED",
        `The visit cannot tell what CloudFront would do: ${note} Set edge: { unsimulated: "warn" } to visit without it.`,
      );
    }
    if (settings.unsimulated === "warn") {
      warnOnce(note, settings);
    }
  }
}

/** The notes that each mock has warned about. A reset does not repeat them, or each test of a file would. */
const warnings = new WeakMap<EdgeSettings, Set<string>>();

function warnOnce(note: string, settings: EdgeSettings): void {
  const warned = warnings.get(settings) ?? new Set();
  warnings.set(settings, warned);
  if (!warned.has(note)) {
    warned.add(note);
    process.emitWarning(`${note} Set edge: { unsimulated: "ignore" } to hide this.`, "MockCloudFrontWarning");
  }
}

function findUnsimulated(config: Config, behavior: Behavior, lambdas: LambdaHandlers): readonly string[] {
  const { WebACLId } = config;
  const { LambdaFunctionAssociations, TrustedSigners, FieldLevelEncryptionId } = behavior;
  const at = `(cache behavior "${getPathPattern(behavior)}")`;
  return [
    ...(WebACLId ? ["a web ACL"] : []),
    ...(LambdaFunctionAssociations?.Items ?? [])
      .filter(({ LambdaFunctionARN }) => !Object.hasOwn(lambdas, LambdaFunctionARN))
      .map(
        ({ EventType, LambdaFunctionARN }) =>
          `the Lambda@Edge function ${LambdaFunctionARN} at ${EventType} ${at}, without a handler in edge.lambdas`,
      ),
    ...(TrustedSigners?.Enabled ? [`trusted signers ${at}`] : []),
    ...(FieldLevelEncryptionId ? [`field-level encryption ${at}`] : []),
  ];
}
