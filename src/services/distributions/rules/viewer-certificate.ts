import {
  InvalidArgument$,
  InvalidMinimumProtocolVersion$,
  InvalidProtocolSettings$,
  InvalidViewerCertificate$,
  TooManyCertificates$,
  type ViewerCertificate,
} from "@aws-sdk/client-cloudfront";
import type { Present } from "../../../sdk/operation.ts";
import { ServiceError } from "../../../sdk/service-error.ts";
import { isCertificateArn, unusableCertificate } from "../../certificate-arn.ts";
import { type Config, getAliases, getOwnCertificate } from "../config.ts";
import { distributions, indexKeys } from "../table.ts";
import { type ConfigWrite, selectError } from "./write.ts";

type Certificate = Present<ViewerCertificate>;

/** Checks the certificate of a distribution, and its members against each other and the aliases. */
export function assertValidViewerCertificate(config: Config, write: ConfigWrite): void {
  const { ViewerCertificate: certificate } = config;
  if (certificate) {
    assertOneSource(certificate);
    assertRegion(certificate);
    assertProtocol(certificate, write);
    assertCertificateQuota(certificate, write);
  }
  assertCoversAliases(config);
}

/** The members that name a certificate, with the one source that each allows. */
const sources = [
  ["ACMCertificateArn", "acm"],
  ["IAMCertificateId", "iam"],
] as const;

function assertOneSource(certificate: Certificate): void {
  const { ACMCertificateArn, IAMCertificateId, CloudFrontDefaultCertificate, CertificateSource } =
    certificate;
  for (const [member, source] of sources) {
    // seen: the message, for IAMCertificateId (certbot-s3front 12). assumed: the same form for ACMCertificateArn
    if (certificate[member] && CertificateSource && CertificateSource !== source) {
      throw invalidCertificate(
        `Cannot specify ${member} and a CertificateSource not equal to "${source}".`,
        `CertificateSource is "${CertificateSource}". Omit it: CloudFront derives it from ${member}.`,
      );
    }
  }
  const own = getOwnCertificate(certificate);
  if (!own && !CloudFrontDefaultCertificate && CertificateSource !== "cloudfront") {
    // seen: the message (cdkd 1370). assumed: the code
    throw invalidCertificate(
      "Your ViewerCertificate is missing one of ACMCertificateArn, IAMCertificateId, or CloudFrontDefaultCertificate",
    );
  }
  // The API reference: one of the two, and CloudFrontDefaultCertificate false besides. assumed: code and messages
  if (ACMCertificateArn && IAMCertificateId) {
    throw invalidCertificate(
      "ViewerCertificate has ACMCertificateArn and IAMCertificateId. Specify one of them.",
    );
  }
  if (own && CloudFrontDefaultCertificate) {
    throw invalidCertificate(
      "ViewerCertificate has a certificate and CloudFrontDefaultCertificate true. Specify one of them.",
    );
  }
  if ((ACMCertificateArn || IAMCertificateId) && !certificate.SSLSupportMethod) {
    // The API reference: required with a certificate. seen: CloudFront rejects it (aws-cdk 9193); the message is ours
    throw invalidCertificate(
      "ViewerCertificate has a certificate without SSLSupportMethod. Specify sni-only, vip or static-ip.",
    );
  }
}

function assertRegion({ ACMCertificateArn: arn }: Certificate): void {
  if (arn && !isCertificateArn(arn)) {
    throw invalidCertificate(
      unusableCertificate,
      `ACMCertificateArn is '${arn}'. Give the ARN of a certificate in us-east-1.`,
    );
  }
}

function assertProtocol(certificate: Certificate, write: ConfigWrite): void {
  const { SSLSupportMethod: method, MinimumProtocolVersion: version } = certificate;
  if (!getOwnCertificate(certificate) || !version) {
    return;
  }
  if (method === "sni-only" && version === "SSLv3") {
    // seen: the message (troposphere 218). The API model has InvalidProtocolSettings for it, at creation only.
    throw new ServiceError(
      selectError(write, InvalidProtocolSettings$, InvalidArgument$),
      "The parameter ViewerCertificate the specified distribution is configured for SNI and the Minimum SSL Protocol " +
        "Version is specified as SSLv3. You cannot specify both.",
    );
  }
  if (method === "vip" && version !== "SSLv3" && version !== "TLSv1") {
    // AWS developer guide, "Security policy": the newer policies need a support case for dedicated IP addresses.
    // The message of the API model: the service's own was never seen in public
    throw new ServiceError(
      InvalidMinimumProtocolVersion$,
      "The minimum protocol version specified is not valid.",
      `MinimumProtocolVersion is ${version}. With SSLSupportMethod vip it is SSLv3 or TLSv1; use sni-only for others.`,
    );
  }
}

/** The quota counts certificates with dedicated IP addresses. The message of the API model. */
function assertCertificateQuota(certificate: Certificate, { context: { store, quotas } }: ConfigWrite): void {
  const own = getOwnCertificate(certificate);
  if (certificate.SSLSupportMethod !== "vip" || !own) {
    return;
  }
  const others = new Set<string>();
  for (const { record } of store.table(distributions).rows(indexKeys.withDedicatedIp)) {
    const used = getOwnCertificate(record.config.ViewerCertificate);
    if (used && used !== own) {
      others.add(used);
    }
  }
  if (others.size >= quotas.dedicatedIpCertificates) {
    throw new ServiceError(
      TooManyCertificates$,
      "You cannot create anymore custom SSL/TLS certificates.",
      `The account uses ${others.size} certificates with SSLSupportMethod vip. Use sni-only.`,
    );
  }
}

/** seen: the message (terraform-aws-cloudfront-s3-cdn 55). The domains that a certificate covers are not checked. */
function assertCoversAliases(config: Config): void {
  const own = getOwnCertificate(config.ViewerCertificate);
  if (getAliases(config).length > 0 && !own) {
    throw invalidCertificate(
      "To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a trusted certificate that " +
        "validates your authorization to use the domain name. For more details, see: " +
        "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements",
    );
  }
}

function invalidCertificate(message: string, advice?: string): ServiceError {
  return new ServiceError(InvalidViewerCertificate$, message, advice);
}
