/** Returns the settlement by a probe. */
export function settledBy(probe: string): { readonly probe: string } {
  return { probe };
}

/** The reasons why no probe can settle an assumption: what a run on a real account is without. */
export const without = {
  anycast: { unreachable: "an Anycast static IP list is billed at thousands of USD a month" },
  certificate: { unreachable: "it needs a domain, and a certificate of ACM for it" },
  deploying: { unreachable: "it needs a deployment in progress, and the mock of the suite deploys at once" },
  importFile: { unreachable: "it needs a file in an S3 bucket of the account" },
  provisioning: {
    unreachable: "it needs a store that is being provisioned, and the mock of the suite provisions at once",
  },
  quota: { unreachable: "it needs as many resources as the quota of an account" },
  rtmp: { unreachable: "AWS ended RTMP, so an account cannot create streaming distributions" },
  staging: {
    unreachable:
      "it needs a continuous deployment policy, which has no name, comment or tag by which the sweep could find it",
  },
  stream: { unreachable: "it needs a data stream and a role of the account" },
  tenant: {
    unreachable:
      "it needs a distribution tenant, hence a domain that points at CloudFront and its certificate",
  },
  trustStore: { unreachable: "it needs a trust store, hence a bundle of certificates in an S3 bucket" },
  vpc: { unreachable: "it needs a VPC origin, hence a load balancer in a VPC" },
} as const;
