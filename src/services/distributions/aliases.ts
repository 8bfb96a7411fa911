import {
  CNAMEAlreadyExists$,
  InvalidArgument$,
  InvalidViewerCertificate$,
  TooManyDistributionCNAMEs$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { type Config, getAliases } from "./record.ts";
import { distributions, indexKeys } from "./table.ts";

/** The alternate domain names and the certificate that covers them. `id`: the distribution that is updated. */
export function assertValidAliases(config: Config, context: Context, id: string | undefined): void {
  const aliases = getAliases(config);
  if (aliases.length > 0 && config.Staging) {
    // seen: that they are refused (terraform-aws-open-next 75). assumed: the code; the text is ours
    throw new ServiceError(
      InvalidArgument$,
      `A staging distribution cannot have Aliases; it has ${aliases.length}. Viewers come by its primary's.`,
    );
  }
  if (aliases.length > context.quotas.aliases) {
    // The API model's text: the service's was never seen in public
    throw new ServiceError(
      TooManyDistributionCNAMEs$,
      "Your request contains more CNAMEs than are allowed per distribution.",
    );
  }
  assertUnclaimed(aliases, context, id);
  assertCertificate(config);
}

function assertUnclaimed(aliases: readonly string[], { store }: Context, id: string | undefined): void {
  for (const alias of aliases) {
    const holders = [...store.table(distributions).rows(indexKeys.byAlias(alias))];
    if (holders.every(({ record }) => record.id === id)) {
      continue;
    }
    // seen: the text (s3-website 25, unified-makerspace 172)
    throw new ServiceError(
      CNAMEAlreadyExists$,
      "One or more of the CNAMEs you provided are already associated with a different resource.",
    );
  }
}

/** seen: both texts (terraform-aws-cloudfront-s3-cdn 72 and 55). What a certificate covers is not looked at. */
function assertCertificate(config: Config): void {
  const { ACMCertificateArn, IAMCertificateId, Certificate, CertificateSource } =
    config.ViewerCertificate ?? {};
  const ofOldApi = CertificateSource === "cloudfront" ? undefined : Certificate;
  if (ACMCertificateArn && /^arn:[^:]*:acm:(?!us-east-1:)/.test(ACMCertificateArn)) {
    throw new ServiceError(
      InvalidViewerCertificate$,
      "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a " +
        "valid certificate chain.",
    );
  }
  if (getAliases(config).length === 0 || ACMCertificateArn || IAMCertificateId || ofOldApi) {
    return;
  }
  throw new ServiceError(
    InvalidViewerCertificate$,
    "To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that " +
      "validates your authorization to use the domain name. For more details, see: " +
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements",
  );
}
