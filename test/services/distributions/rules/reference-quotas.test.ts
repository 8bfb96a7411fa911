import { makeBehavior } from "../../../support/make-distribution.ts";
import { testConfigRules } from "../../../support/test-config-rules.ts";

const id = "00000000-0000-4000-8000-000000000001";
const references = {
  CachePolicy: { DefaultCacheBehavior: makeBehavior({ CachePolicyId: id }) },
  OriginRequestPolicy: { DefaultCacheBehavior: makeBehavior({ OriginRequestPolicyId: id }) },
  ResponseHeadersPolicy: { DefaultCacheBehavior: makeBehavior({ ResponseHeadersPolicyId: id }) },
  KeyGroup: {
    DefaultCacheBehavior: makeBehavior({ TrustedKeyGroups: { Enabled: true, Quantity: 1, Items: [id] } }),
  },
  OriginAccessControl: {
    Origins: {
      Quantity: 1,
      Items: [
        {
          Id: "site",
          DomainName: "site.s3.amazonaws.com",
          S3OriginConfig: { OriginAccessIdentity: "" },
          OriginAccessControlId: "E2QWRUHAPOMQZL",
        },
      ],
    },
  },
};

testConfigRules(
  "the quotas of distributions per resource",
  Object.entries(references).map(([kind, changes]) => ({
    name: `one distribution more than the quota of a resource: ${kind}`,
    changes,
    options: { quotas: { distributionsPerResource: 0 } },
    error: `TooManyDistributionsAssociatedTo${kind}`,
    text: "The maximum number of distributions have been associated with the specified",
  })),
  Object.entries(references).map(([kind, changes]) => ({
    name: `a reference within the quota: ${kind}`,
    changes,
  })),
);
