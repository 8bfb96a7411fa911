import type { ViewerCertificate } from "@aws-sdk/client-cloudfront";
import { certificate } from "../../../support/make-distribution.ts";
import { testConfigRules } from "../../../support/test-config-rules.ts";

function certified(ViewerCertificate: ViewerCertificate) {
  return { ViewerCertificate };
}
const iam = { IAMCertificateId: "ASCAEXAMPLEONE", SSLSupportMethod: "sni-only" } as const;

testConfigRules(
  "viewer certificates",
  [
    {
      name: "a viewer certificate that names none",
      changes: certified({ MinimumProtocolVersion: "TLSv1.2_2021" }),
      error: "InvalidViewerCertificate",
      text: "Your ViewerCertificate is missing one of ACMCertificateArn, IAMCertificateId, or CloudFrontDefaultCertificate",
    },
    {
      name: "two certificates",
      changes: certified({ ...certificate, ...iam }),
      error: "InvalidViewerCertificate",
      text: "ACMCertificateArn and IAMCertificateId",
    },
    {
      name: "a certificate and CloudFront's own",
      changes: certified({ ...certificate, CloudFrontDefaultCertificate: true }),
      error: "InvalidViewerCertificate",
      text: "CloudFrontDefaultCertificate true",
    },
    ...[certificate, iam].map((given) => ({
      name: `${Object.keys(given)[0]} without SSLSupportMethod`,
      changes: certified({ ...given, SSLSupportMethod: undefined }),
      error: "InvalidViewerCertificate",
      text: "without SSLSupportMethod",
    })),
    {
      name: "an IAM certificate with another source",
      changes: certified({ ...iam, CertificateSource: "cloudfront" }),
      error: "InvalidViewerCertificate",
      text: 'Cannot specify IAMCertificateId and a CertificateSource not equal to "iam".',
    },
    {
      name: "an ACM certificate with another source",
      changes: certified({ ...certificate, CertificateSource: "iam" }),
      error: "InvalidViewerCertificate",
      text: 'Cannot specify ACMCertificateArn and a CertificateSource not equal to "acm".',
    },
    {
      name: "SSLv3 with SNI",
      changes: certified({ ...certificate, MinimumProtocolVersion: "SSLv3" }),
      error: "InvalidProtocolSettings",
      errorOnUpdate: "InvalidArgument",
      text: "configured for SNI and the Minimum SSL Protocol Version is specified as SSLv3",
    },
    {
      name: "a newer security policy with dedicated IP addresses",
      changes: certified({ ...certificate, SSLSupportMethod: "vip" }),
      error: "InvalidMinimumProtocolVersion",
      text: "The minimum protocol version specified is not valid.",
    },
    {
      name: "more certificates with dedicated IP addresses than the quota",
      changes: certified({ ...certificate, SSLSupportMethod: "vip", MinimumProtocolVersion: "TLSv1" }),
      options: { quotas: { dedicatedIpCertificates: 0 } },
      error: "TooManyCertificates",
      text: "You cannot create anymore custom SSL/TLS certificates.",
    },
    ...["eu-west-1:123456789012:certificate/1", "us-east-1:1:certificate/1"].map((rest) => ({
      name: `the certificate ${rest}`,
      changes: certified({ ...certificate, ACMCertificateArn: `arn:aws:acm:${rest}` }),
      error: "InvalidViewerCertificate",
      text: "The specified SSL certificate doesn't exist, isn't in us-east-1 region",
    })),
  ],
  [
    { name: "CloudFront's own certificate", changes: certified({ CloudFrontDefaultCertificate: true }) },
    { name: "an IAM certificate with its source", changes: certified({ ...iam, CertificateSource: "iam" }) },
    {
      name: "TLSv1 with dedicated IP addresses",
      changes: certified({ ...certificate, SSLSupportMethod: "vip", MinimumProtocolVersion: "TLSv1" }),
    },
  ],
);
