import { MockCloudFrontError } from "../core/errors.ts";
import type { Behavior, Config } from "../services/distributions/config.ts";
import { getEdgeState } from "./edge-state.ts";
import type { LambdaHandlers } from "./lambda/lambda-types.ts";
import { getPathPattern, type VisitContext } from "./visit-context.ts";

/**
 * Notes the features of the distribution and its behavior that the edge does not simulate, and warns about each once.
 *
 * @throws MockCloudFrontError `UNSIMULATED` with `edge: { unsimulated: "error" }`
 */
export function noteUnsimulated(visit: VisitContext): void {
  const { distribution, behavior, settings, trace, environment } = visit;
  for (const feature of findUnsimulated(distribution.config, behavior, settings.lambdas)) {
    const note = `${distribution.id} has ${feature}, which is not simulated.`;
    trace.note(note);
    if (settings.unsimulated === "error") {
      throw new MockCloudFrontError(
        "UNSIMULATED",
        `The visit cannot tell what CloudFront would do: ${note} Set edge: { unsimulated: "warn" } to visit without it.`,
      );
    }
    const { warnings } = getEdgeState(environment);
    if (settings.unsimulated === "warn" && !warnings.has(note)) {
      warnings.add(note);
      process.emitWarning(
        `${note} Set edge: { unsimulated: "ignore" } to hide this.`,
        "MockCloudFrontWarning",
      );
    }
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
