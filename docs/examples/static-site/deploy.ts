// Deploys a static site: a private bucket behind a distribution, with redirects and a part for members only.
// Plain SDK calls, as a deploy script has them. Does not know about the fake.
import {
  type CacheBehavior,
  type CloudFrontClient,
  CreateDistributionCommand,
  type DefaultCacheBehavior,
  ListCachePoliciesCommand,
  waitUntilDistributionDeployed,
} from "@aws-sdk/client-cloudfront";
import { createEdgeFunction } from "./edge-function.ts";
import { createAccess, createSecurityHeaders } from "./policies.ts";

/** What the site is made of. */
export interface SiteSettings {
  /** The name of the site. Every resource is named after it. */
  readonly name: string;
  /** The regional domain name of the bucket. */
  readonly bucketDomainName: string;
  /** The PEM of the key that verifies signed URLs of `/private/*`. */
  readonly signerKey: string;
  /** The code of the function at viewer request. It reads the key value store. */
  readonly functionCode: string;
}

/** The ids of the resources of a site, for `removeSite`. */
export interface Site {
  readonly name: string;
  readonly distributionId: string;
  readonly domainName: string;
  readonly originAccessControlId: string;
  readonly responseHeadersPolicyId: string;
  readonly publicKeyId: string;
  readonly keyGroupId: string;
}

/** Creates all resources of a site and waits until edge locations serve it. */
export async function deploySite(
  client: CloudFrontClient,
  settings: SiteSettings,
  { maxWaitTime = 900, minDelay = 20, maxDelay = 60 } = {},
): Promise<Site> {
  const { name, bucketDomainName } = settings;
  const waiting = { client, maxWaitTime, minDelay, maxDelay };
  const cachePolicyId = await findManagedCachePolicy(client, "Managed-CachingOptimized");
  const access = await createAccess(client, settings);
  const responseHeadersPolicyId = await createSecurityHeaders(client, name);
  const functionArn = await createEdgeFunction(client, settings, waiting);

  const behavior: DefaultCacheBehavior = {
    TargetOriginId: "bucket",
    ViewerProtocolPolicy: "redirect-to-https",
    Compress: true,
    CachePolicyId: cachePolicyId,
    ResponseHeadersPolicyId: responseHeadersPolicyId,
    FunctionAssociations: {
      Quantity: 1,
      Items: [{ EventType: "viewer-request", FunctionARN: functionArn }],
    },
  };
  const forMembers: CacheBehavior = {
    ...behavior,
    PathPattern: "/private/*",
    TrustedKeyGroups: { Enabled: true, Quantity: 1, Items: [access.keyGroupId] },
  };
  const { Distribution } = await client.send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference: name,
        Comment: `the site ${name}`,
        Enabled: true,
        DefaultRootObject: "index.html",
        Origins: {
          Quantity: 1,
          Items: [
            {
              Id: "bucket",
              DomainName: bucketDomainName,
              OriginAccessControlId: access.originAccessControlId,
              // An S3 origin with an origin access control has an empty origin access identity.
              S3OriginConfig: { OriginAccessIdentity: "" },
            },
          ],
        },
        DefaultCacheBehavior: behavior,
        CacheBehaviors: { Quantity: 1, Items: [forMembers] },
      },
    }),
  );
  const distributionId = Distribution?.Id as string;
  await waitUntilDistributionDeployed(waiting, { Id: distributionId });
  return {
    name,
    distributionId,
    domainName: Distribution?.DomainName as string,
    responseHeadersPolicyId,
    ...access,
  };
}

/** Returns the id of a policy that AWS manages. Its name is stable, and easier to read than its id. */
async function findManagedCachePolicy(client: CloudFrontClient, name: string): Promise<string> {
  let Marker: string | undefined;
  do {
    const { CachePolicyList } = await client.send(new ListCachePoliciesCommand({ Type: "managed", Marker }));
    for (const { CachePolicy } of CachePolicyList?.Items ?? []) {
      if (CachePolicy?.CachePolicyConfig?.Name === name) {
        return CachePolicy.Id as string;
      }
    }
    Marker = CachePolicyList?.NextMarker;
  } while (Marker !== undefined);
  throw new Error(`There is no managed cache policy ${name}.`);
}
