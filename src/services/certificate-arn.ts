/** Returns true for the ARN of a certificate that CloudFront can use, by its form. */
export function isCertificateArn(arn: string): boolean {
  return /^arn:[^:]+:acm:us-east-1:\d{12}:certificate\/.+$/.test(arn);
}

/** seen: the message (terraform-aws-cloudfront-s3-cdn 72) */
export const unusableCertificate =
  "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a " +
  "valid certificate chain.";
