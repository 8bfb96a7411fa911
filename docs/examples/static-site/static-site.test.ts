import { generateKeyPairSync } from "node:crypto";
import {
  CloudFrontClient,
  CreateDistributionCommand,
  DeleteKeyGroupCommand,
  DeleteOriginAccessControlCommand,
  DeletePublicKeyCommand,
  DeleteResponseHeadersPolicyCommand,
  DistributionNotDisabled,
  GetDistributionCommand,
  GetKeyGroupCommand,
  GetOriginAccessControlCommand,
  GetPublicKeyCommand,
  GetResponseHeadersPolicyCommand,
  InvalidOriginAccessControl,
  ListDistributionsByResponseHeadersPolicyIdCommand,
  OriginAccessControlInUse,
  PublicKeyInUse,
  ResourceInUse,
  ResponseHeadersPolicyInUse,
} from "@aws-sdk/client-cloudfront";
import { type MockCloudFrontOptions, mockCloudFront } from "mock-cloudfront";
import { describe, expect, it } from "vitest";
import { deploySite, type SiteSettings } from "./deploy.ts";
import { removeSite } from "./remove.ts";

const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

const settings: SiteSettings = {
  name: "docs",
  bucketDomainName: "docs-site.s3.eu-central-1.amazonaws.com",
  signerKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
  functionCode: `import cf from "cloudfront";
const redirects = cf.kvs();
async function handler(event) {
  const isMoved = await redirects.exists(event.request.uri);
  if (!isMoved) {
    return event.request;
  }
  const location = await redirects.get(event.request.uri);
  return { statusCode: 301, headers: { location: { value: location } } };
}`,
};

const waiting = { maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.02 };

function open(options: MockCloudFrontOptions = {}) {
  const client = new CloudFrontClient({ region: "us-east-1" });
  const cloudfront = mockCloudFront({ clients: [client], ...options });
  return {
    client,
    cloudfront,
    deploy: () => deploySite(client, settings, waiting),
    [Symbol.dispose]: () => cloudfront.restore(),
  };
}

describe("the deploy script", () => {
  it("puts a bucket with an origin access control behind a distribution", async () => {
    using site = open();
    const { distributionId, originAccessControlId } = await site.deploy();
    const { Distribution } = await site.client.send(new GetDistributionCommand({ Id: distributionId }));
    expect(Distribution?.Status).toBe("Deployed");
    expect(Distribution?.DistributionConfig?.Origins?.Items).toMatchObject([
      { DomainName: settings.bucketDomainName, OriginAccessControlId: originAccessControlId },
    ]);
  });

  it("takes the cache policy by its name", async () => {
    using site = open();
    const { distributionId } = await site.deploy();
    const { Distribution } = await site.client.send(new GetDistributionCommand({ Id: distributionId }));
    const { CachePolicyId } = Distribution?.DistributionConfig?.DefaultCacheBehavior ?? {};
    expect(CachePolicyId).toBe("658327ea-f89d-4fab-a63d-7e88639e58f6");
  });

  it("lets only the key of the signer into /private/*", async () => {
    using site = open();
    const { distributionId, keyGroupId, publicKeyId } = await site.deploy();
    const { Distribution } = await site.client.send(new GetDistributionCommand({ Id: distributionId }));
    expect(Distribution?.ActiveTrustedKeyGroups).toEqual({
      Enabled: true,
      Quantity: 1,
      Items: [{ KeyGroupId: keyGroupId, KeyPairIds: { Quantity: 1, Items: [publicKeyId] } }],
    });
  });

  it("waits for slow edge locations", async () => {
    using site = open({ propagation: { ms: 100 } });
    const start = Date.now();
    await site.deploy();
    expect(Date.now() - start).toBeGreaterThanOrEqual(200);
  });

  it("adds the same headers on every path", async () => {
    using site = open();
    const { distributionId, responseHeadersPolicyId } = await site.deploy();
    const { DistributionIdList } = await site.client.send(
      new ListDistributionsByResponseHeadersPolicyIdCommand({
        ResponseHeadersPolicyId: responseHeadersPolicyId,
      }),
    );
    expect(DistributionIdList?.Items).toEqual([distributionId]);
  });

  it("fails if somebody deletes the origin access control meanwhile", async () => {
    using site = open();
    site.cloudfront.override("CreateOriginAccessControl", () => ({
      OriginAccessControl: { Id: "E2QWRUHEXAMPLE", OriginAccessControlConfig: undefined },
    }));
    await expect(site.deploy()).rejects.toThrow(InvalidOriginAccessControl);
    expect(site.cloudfront.calls(CreateDistributionCommand)).toHaveLength(1);
    expect(site.cloudfront.state()).not.toHaveProperty("distributions");
  });
});

describe("the removal script", () => {
  it("leaves nothing behind", async () => {
    using site = open({ propagation: { ms: 20 } });
    const deployed = await site.deploy();
    await removeSite(site.client, deployed, waiting);
    expect(site.cloudfront.state()).toEqual({});
  });

  it("cannot begin with what the distribution refers to", async () => {
    using site = open();
    const { client } = site;
    const deployed = await site.deploy();
    const keyGroup = { Id: deployed.keyGroupId };
    const publicKey = { Id: deployed.publicKeyId };
    const control = { Id: deployed.originAccessControlId };
    const policy = { Id: deployed.responseHeadersPolicyId };
    const etags = {
      keyGroup: (await client.send(new GetKeyGroupCommand(keyGroup))).ETag,
      publicKey: (await client.send(new GetPublicKeyCommand(publicKey))).ETag,
      control: (await client.send(new GetOriginAccessControlCommand(control))).ETag,
      policy: (await client.send(new GetResponseHeadersPolicyCommand(policy))).ETag,
    };
    await expect(
      client.send(new DeleteKeyGroupCommand({ ...keyGroup, IfMatch: etags.keyGroup })),
    ).rejects.toThrow(ResourceInUse);
    await expect(
      client.send(new DeletePublicKeyCommand({ ...publicKey, IfMatch: etags.publicKey })),
    ).rejects.toThrow(PublicKeyInUse);
    await expect(
      client.send(new DeleteOriginAccessControlCommand({ ...control, IfMatch: etags.control })),
    ).rejects.toThrow(OriginAccessControlInUse);
    await expect(
      client.send(new DeleteResponseHeadersPolicyCommand({ ...policy, IfMatch: etags.policy })),
    ).rejects.toThrow(ResponseHeadersPolicyInUse);
  });

  it("stops if the distribution is enabled again before it is deleted", async () => {
    using site = open();
    const deployed = await site.deploy();
    // The write of somebody else hides that of the script.
    site.cloudfront.override("UpdateDistribution", () => ({}));
    await expect(removeSite(site.client, deployed, waiting)).rejects.toThrow(DistributionNotDisabled);
    expect(Object.keys(site.cloudfront.state())).toContain("originAccessControls");
  });
});
