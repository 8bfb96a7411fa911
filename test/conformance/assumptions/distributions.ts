import type { FileAssumptions } from "./index.ts";
import { settledBy, without } from "./settlements.ts";

export const distributionAssumptions: Readonly<Record<string, FileAssumptions>> = {
  "src/services/distributions/alias-certificate.ts": [
    [
      "the codes and messages",
      settledBy("distributions: an alias moves to a distribution with a certificate"),
    ],
  ],
  "src/services/distributions/associate-alias.ts": [
    [
      "an alias that the target has already is not refused; both distributions are deployed again and their ETags move on",
      without.certificate,
    ],
    [
      "the code and the message",
      settledBy("distributions: an alias does not move to a multi-tenant distribution"),
    ],
  ],
  "src/services/distributions/canonical-form.ts": [
    [
      "the newer versions follow",
      settledBy("distributions: the protocols of an origin come back from the oldest to the newest"),
    ],
    [
      "an error response without a page has empty strings, and 10 seconds, the default of the developer guide",
      settledBy(
        "distributions: an error response without a page has empty strings and is cached for 10 seconds",
      ),
    ],
  ],
  "src/services/distributions/copy-distribution.ts": [["the policy stays with the primary", without.staging]],
  "src/services/distributions/defaults.ts": [
    ["static IP addresses go without IPv6, which a list of IPv4 addresses does not support", without.anycast],
  ],
  "src/services/distributions/delete-distribution.ts": [
    ["one that is still on its way to being disabled is rejected in the same way", without.deploying],
    ["the code", without.tenant],
  ],
  "src/services/distributions/list-distributions.ts": [
    [
      "no distribution has an unknown configuration, since the operation declares no error for one",
      settledBy("real-time log configurations: a configuration that was never created has no distributions"),
    ],
    [
      "an unpublished connection function has no distributions, and is no unknown one",
      settledBy("connection functions: an unpublished function has no distributions"),
    ],
    ["the distributions of the account that use the VPC origin", without.vpc],
  ],
  "src/services/distributions/network-checks.ts": [
    [
      "the error for others",
      settledBy("distributions: a connection function is published before it is associated"),
    ],
    ["an entity whose creation is still being deployed is accepted", without.deploying],
    [
      "UpdateDistribution answers InvalidArgument, since it does not declare EntityLimitExceeded",
      without.quota,
    ],
  ],
  "src/services/distributions/origin-access.ts": [
    ["the forms", settledBy("origin access controls: a control for Lambda function URLs is not for buckets")],
    [
      "the code of the first, which CloudFormation hides",
      settledBy("origin access controls: a control for Lambda function URLs is not for buckets"),
    ],
  ],
  "src/services/distributions/record.ts": [
    [
      "a deployment counts as a modification, since it changes the ETag",
      settledBy("distributions: an update of a cache policy deploys its distributions again"),
    ],
  ],
  "src/services/distributions/reference-checks.ts": [
    ["distributions with a managed policy are not counted", without.quota],
    ["the code and the message", settledBy("distributions: an origin request policy needs a cache policy")],
    [
      "both codes and the first message",
      settledBy("distributions: trusted key groups that are enabled are listed"),
    ],
  ],
  "src/services/distributions/responses.ts": [
    ["the same for other versions", settledBy("distributions: a list writes HTTP versions in upper case")],
    [
      "the other two",
      settledBy(
        "distributions: a list shows a multi-tenant distribution without a domain name, with all locations",
      ),
    ],
  ],
  "src/services/distributions/rules/aliases.ts": [
    ["the code; the message is ours", settledBy("distributions: a staging distribution has no aliases")],
  ],
  "src/services/distributions/rules/cache-behaviors.ts": [
    [
      "the code, and that a second behavior for a path is rejected, since the first would always match",
      settledBy("distributions: a path has one cache behavior"),
    ],
    ["code and message", settledBy("distributions: gRPC needs POST")],
  ],
  "src/services/distributions/rules/caching.ts": [
    [
      "for the other TTLs",
      settledBy("distributions: a cache behavior with a cache policy has no DefaultTTL"),
    ],
  ],
  "src/services/distributions/rules/connections.ts": [
    ["the codes and the messages", settledBy("distributions: mutual TLS needs a trust store")],
    ["the codes and the messages", without.anycast],
  ],
  "src/services/distributions/rules/continuous-deployment.ts": [
    ["its code", settledBy("distributions: a continuous deployment policy is not set by a creation")],
    ["the message", without.staging],
    ["codes and messages", settledBy("distributions: a continuous deployment policy is not for HTTP/3")],
    ["an update that detaches the policy may change everything", without.staging],
    ["one with an enabled policy cannot, the code and the message", without.staging],
  ],
  "src/services/distributions/rules/error-pages.ts": [
    [
      "code and message; the first would always apply",
      settledBy("distributions: an error code has one error response"),
    ],
  ],
  "src/services/distributions/rules/forwarded-values.ts": [
    [
      "a name must be usable in a URL, and * stands alone",
      settledBy("distributions: a query string parameter can be used in a URL"),
    ],
  ],
  "src/services/distributions/rules/function-associations.ts": [
    ["the code, which CloudFormation hides", settledBy("distributions: an event has one function")],
  ],
  "src/services/distributions/rules/general.ts": [
    ["a malformed id has it too", settledBy("distributions: a malformed id of a web ACL is not accessible")],
  ],
  "src/services/distributions/rules/lambda-associations.ts": [
    ["code and message", settledBy("distributions: a Lambda function at a response event gets no body")],
  ],
  "src/services/distributions/rules/logging.ts": [
    ["code and message", settledBy("distributions: the prefix of logs does not begin with a slash")],
  ],
  "src/services/distributions/rules/methods.ts": [
    [
      "the codes; the messages without a source are ours",
      settledBy("distributions: the allowed methods are one of three sets"),
    ],
  ],
  "src/services/distributions/rules/origin-settings.ts": [
    [
      "the codes besides TooManyOriginCustomHeaders; the messages are ours",
      settledBy("distributions: an origin adds no header Host of its own"),
    ],
    ["the code", settledBy("distributions: a response is not complete before the read timeout")],
    ["the code; the message is ours", settledBy("distributions: Origin Shield is in some Regions only")],
  ],
  "src/services/distributions/rules/origins.ts": [
    ["the code and the message", settledBy("distributions: the ids of origins are unique")],
    [
      "the same codes for no kind, since UpdateDistribution does not declare InvalidOrigin",
      settledBy("distributions: an origin is of one kind"),
    ],
    ["codes and messages", settledBy("distributions: an origin group has two different origins")],
    [
      "a member of a group still has it",
      settledBy("distributions: the members of an origin group are origins"),
    ],
  ],
  "src/services/distributions/rules/required-on-update.ts": [
    [
      "required, since CloudFront returns it for every custom origin",
      settledBy("distributions: an update has the protocols of a custom origin"),
    ],
    [
      "a member that CloudFront does not return, as for multi-tenant distributions, is not required",
      settledBy("distributions: an update of a multi-tenant distribution has what the service returned"),
    ],
  ],
  "src/services/distributions/rules/restrictions.ts": [
    [
      "the same for a list without countries",
      settledBy("distributions: a list of allowed countries has a country"),
    ],
  ],
  "src/services/distributions/rules/tenants.ts": [
    ["codes and messages", settledBy("distributions: TenantConfig needs the connection mode tenant-only")],
  ],
  "src/services/distributions/rules/viewer-certificate.ts": [
    [
      "the same form for ACMCertificateArn",
      settledBy("distributions: a certificate of ACM has the CertificateSource acm"),
    ],
    ["the code", settledBy("distributions: a viewer certificate names a certificate")],
    ["code and messages", settledBy("distributions: a viewer certificate is one certificate")],
  ],
  "src/services/distributions/table.ts": [
    [
      "a configuration without a mode is a standard distribution",
      settledBy("distributions: a distribution without a connection mode is a standard one"),
    ],
    [
      "updates of the other policies do the same",
      settledBy("distributions: an update of a cache policy deploys its distributions again"),
    ],
  ],
  "src/services/distributions/update-distribution-with-staging-config.ts": [
    [
      "the caller reference stays the primary's, and the staging distribution and its ETag do not change",
      without.staging,
    ],
    ["an omitted StagingDistributionId is the staging distribution of the primary's policy", without.staging],
    [
      "the code and the messages",
      settledBy(
        "distributions: a distribution without a staging distribution is not updated with its configuration",
      ),
    ],
  ],
  "src/services/distributions/validation.ts": [
    [
      "staging distributions count among all distributions too, and their own quota has the same error",
      without.quota,
    ],
    ["the code", without.quota],
    [
      "the order, except where a rule says so",
      settledBy(
        "distributions: the comment is checked before the cache behaviors, and those before the origins",
      ),
    ],
  ],
  "src/services/distributions/web-acl.ts": [
    [
      "a distribution without a web ACL is not refused",
      settledBy("distributions: a distribution without a web ACL can be disassociated from it"),
    ],
    ["the code and the message", without.staging],
    [
      "the message",
      settledBy("distributions: a web ACL is not associated with a distribution that was never created"),
    ],
    ["that the quota of the AWS developer guide is answered by this code, and the message", without.quota],
  ],
  "src/services/origin-ports.ts": [
    [
      "the code; the message is ours",
      settledBy("distributions: an origin has the port 80, 443 or one from 1024"),
    ],
  ],
  "src/services/trusted-signers.ts": [
    [
      "its keys are not listed, since the mock has no key pairs of accounts",
      {
        unreachable: "it needs an account with key pairs of its root user, which new accounts cannot create",
      },
    ],
  ],
};
