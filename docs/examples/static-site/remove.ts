// Removes a site: what refers to another resource goes first.
import {
  type CloudFrontClient,
  DeleteDistributionCommand,
  DeleteFunctionCommand,
  DeleteKeyGroupCommand,
  DeleteKeyValueStoreCommand,
  DeleteOriginAccessControlCommand,
  DeletePublicKeyCommand,
  DeleteResponseHeadersPolicyCommand,
  DescribeFunctionCommand,
  DescribeKeyValueStoreCommand,
  GetDistributionConfigCommand,
  GetKeyGroupCommand,
  GetOriginAccessControlCommand,
  GetPublicKeyCommand,
  GetResponseHeadersPolicyCommand,
  UpdateDistributionCommand,
  waitUntilDistributionDeployed,
} from "@aws-sdk/client-cloudfront";
import type { Site } from "./deploy.ts";

/** Deletes all resources of a site. */
export async function removeSite(
  client: CloudFrontClient,
  site: Site,
  { maxWaitTime = 900, minDelay = 20, maxDelay = 60 } = {},
): Promise<void> {
  await disable(client, site.distributionId);
  await waitUntilDistributionDeployed(
    { client, maxWaitTime, minDelay, maxDelay },
    { Id: site.distributionId },
  );
  const { ETag } = await client.send(new GetDistributionConfigCommand({ Id: site.distributionId }));
  await client.send(new DeleteDistributionCommand({ Id: site.distributionId, IfMatch: ETag }));
  await removeAccess(client, site);
  await removeEdgeFunction(client, site.name);
}

async function disable(client: CloudFrontClient, Id: string): Promise<void> {
  const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
  await client.send(
    new UpdateDistributionCommand({
      Id,
      IfMatch: ETag,
      DistributionConfig: { ...DistributionConfig, Enabled: false } as typeof DistributionConfig,
    }),
  );
}

/** A key group must be gone before its keys are. */
async function removeAccess(client: CloudFrontClient, site: Site): Promise<void> {
  const keyGroup = { Id: site.keyGroupId };
  const { ETag: groupEtag } = await client.send(new GetKeyGroupCommand(keyGroup));
  await client.send(new DeleteKeyGroupCommand({ ...keyGroup, IfMatch: groupEtag }));

  const publicKey = { Id: site.publicKeyId };
  const { ETag: keyEtag } = await client.send(new GetPublicKeyCommand(publicKey));
  await client.send(new DeletePublicKeyCommand({ ...publicKey, IfMatch: keyEtag }));

  const control = { Id: site.originAccessControlId };
  const { ETag: controlEtag } = await client.send(new GetOriginAccessControlCommand(control));
  await client.send(new DeleteOriginAccessControlCommand({ ...control, IfMatch: controlEtag }));

  const policy = { Id: site.responseHeadersPolicyId };
  const { ETag: policyEtag } = await client.send(new GetResponseHeadersPolicyCommand(policy));
  await client.send(new DeleteResponseHeadersPolicyCommand({ ...policy, IfMatch: policyEtag }));
}

/** A function must be gone before its key value store is. */
async function removeEdgeFunction(client: CloudFrontClient, Name: string): Promise<void> {
  const { ETag: functionEtag } = await client.send(new DescribeFunctionCommand({ Name }));
  await client.send(new DeleteFunctionCommand({ Name, IfMatch: functionEtag }));
  const { ETag: storeEtag } = await client.send(new DescribeKeyValueStoreCommand({ Name }));
  await client.send(new DeleteKeyValueStoreCommand({ Name, IfMatch: storeEtag }));
}
