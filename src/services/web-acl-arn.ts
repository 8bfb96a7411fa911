import { invalidArgument } from "./text-checks.ts";

/** A web ACL of WAF that distributions can have: one of the scope CLOUDFRONT, which lies in us-east-1. */
const webAclArn = /^arn:aws[a-z-]*:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]{1,128}\/[\w-]+$/;

/** Throws unless an ARN is one of a web ACL. The AWS developer guide has the form. assumed: the code and the message */
export function assertWebAclArn(arn: string): void {
  if (!webAclArn.test(arn)) {
    throw invalidArgument(
      "The parameter WebACLArn is not valid.",
      `WebACLArn is "${arn}"; it must be the ARN of a web ACL of WAF for CloudFront: ` +
        "arn:aws:wafv2:us-east-1:<account>:global/webacl/<name>/<id>.",
    );
  }
}
