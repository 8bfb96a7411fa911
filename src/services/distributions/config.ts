import type {
  CacheBehavior,
  DefaultCacheBehavior,
  DistributionConfig,
  LambdaFunctionAssociation,
  ViewerCertificate,
} from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";

/** The configuration of a distribution, whose required members are present. */
export type Config = Present<DistributionConfig>;

/** The default cache behavior, or one with a path. */
export type Behavior = Present<DefaultCacheBehavior> | Present<CacheBehavior>;

/** Returns all cache behaviors, the default behavior first. */
export function getBehaviors(config: Config): readonly Behavior[] {
  return [config.DefaultCacheBehavior, ...(config.CacheBehaviors?.Items ?? [])];
}

/** Returns the ARN of each associated function once. */
export function getFunctionArns(config: Config): readonly string[] {
  return [
    ...new Set(
      getBehaviors(config).flatMap(({ FunctionAssociations }) =>
        (FunctionAssociations?.Items ?? []).map(({ FunctionARN }) => FunctionARN),
      ),
    ),
  ];
}

/** Returns the associations of Lambda@Edge functions of all cache behaviors. */
export function getLambdaAssociations(config: Config): readonly Present<LambdaFunctionAssociation>[] {
  return getBehaviors(config).flatMap(
    ({ LambdaFunctionAssociations }) => LambdaFunctionAssociations?.Items ?? [],
  );
}

/** Returns the ARN of each associated Lambda@Edge function once. */
export function getLambdaArns(config: Config): readonly string[] {
  return [...new Set(getLambdaAssociations(config).map(({ LambdaFunctionARN }) => LambdaFunctionARN))];
}

/** Returns the alternate domain names in lower case, since host names are case-insensitive. */
export function getAliases(config: Config): readonly string[] {
  return (config.Aliases?.Items ?? []).map((alias) => alias.toLowerCase());
}

/** Returns the user's own certificate, if there is one. The members of the older API count without a newer one. */
export function getOwnCertificate(certificate: Present<ViewerCertificate> | undefined): string | undefined {
  const { ACMCertificateArn, IAMCertificateId, Certificate, CertificateSource } = certificate ?? {};
  const older = CertificateSource === "cloudfront" ? undefined : Certificate;
  return ACMCertificateArn || IAMCertificateId || older || undefined;
}
