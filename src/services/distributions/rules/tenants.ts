import { invalidArgument } from "../../text-checks.ts";
import { type Config, getBehaviors } from "../config.ts";

/** The members of a configuration that the API reference allows in standard distributions only. */
export const standardMembers = [
  "Aliases",
  "PriceClass",
  "IsIPV6Enabled",
  "Staging",
  "ContinuousDeploymentPolicyId",
] as const;

/** The members of a cache behavior that the API reference allows in standard distributions only. */
export const standardBehaviorMembers = ["TrustedSigners", "SmoothStreaming"] as const;
const cachingMembers = ["MinTTL", "DefaultTTL", "MaxTTL", "ForwardedValues"] as const;

/** AWS developer guide, "Quotas": parameters of one multi-tenant distribution. */
const maxParameters = 5;

/** Checks which members belong to a standard and which to a multi-tenant distribution. assumed: codes and messages */
export function assertValidConnectionMode(config: Config): void {
  const { ConnectionMode, TenantConfig, ViewerCertificate } = config;
  if (ConnectionMode !== "tenant-only") {
    if (TenantConfig) {
      throw invalidArgument("The parameter TenantConfig needs ConnectionMode tenant-only.");
    }
    return;
  }
  const given = [
    ...standardMembers.filter((member) => isSet(config[member])),
    ...getBehaviors(config).flatMap((behavior) =>
      [...standardBehaviorMembers, ...cachingMembers].filter((member) => isSet(behavior[member])),
    ),
    ...(ViewerCertificate?.IAMCertificateId ? ["IAMCertificateId"] : []),
    ...(ViewerCertificate?.SSLSupportMethod === "vip" && ViewerCertificate.ACMCertificateArn
      ? ["SSLSupportMethod vip"]
      : []),
    ...(config.Origins.Items.some(({ S3OriginConfig }) => S3OriginConfig?.OriginAccessIdentity)
      ? ["OriginAccessIdentity"]
      : []),
    ...(config.Logging?.Enabled ? ["Logging"] : []),
  ];
  if (given.length > 0) {
    throw invalidArgument(
      `The parameter ${given[0]} is not supported for multi-tenant distributions.`,
      "ConnectionMode is tenant-only. Omit the parameter, or use ConnectionMode direct.",
    );
  }
  const parameters = TenantConfig?.ParameterDefinitions?.length ?? 0;
  if (parameters > maxParameters) {
    throw invalidArgument(
      `TenantConfig has ${parameters} parameters; a multi-tenant distribution may have ${maxParameters}.`,
    );
  }
}

/** Returns true for a value that differs from the empty one, which tools send for members that they do not use. */
function isSet(value: unknown): boolean {
  const { Quantity, Enabled } = (value ?? {}) as { readonly Quantity?: unknown; readonly Enabled?: unknown };
  return Boolean(value) && Quantity !== 0 && Enabled !== false;
}
