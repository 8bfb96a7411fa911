import {
  AssociateDistributionWebACLCommand,
  DisassociateDistributionWebACLCommand,
  EntityLimitExceeded,
  EntityNotFound,
  GetDistributionCommand,
  InvalidArgument,
  InvalidIfMatchVersion,
  ListDistributionsByWebACLIdCommand,
  PreconditionFailed,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../support/expect-exception.ts";
import { interceptionModes } from "../../support/interception-modes.ts";
import { webAclArn } from "../../support/make-distribution.ts";

describe.each(interceptionModes)("AssociateDistributionWebACL ($name)", ({ open }) => {
  const associate = (Id: string, IfMatch: string | undefined, WebACLArn = webAclArn) =>
    new AssociateDistributionWebACLCommand({ Id, IfMatch, WebACLArn });

  it("refuses an unknown distribution, then a missing ETag, then a stale one, then a wrong ARN", async () => {
    const { client, cloudfront } = open();
    const { id } = cloudfront.seed.distribution();
    const wrong = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/site/473e64fd";
    await expectException(client.send(associate("E0", undefined, wrong)), EntityNotFound, { status: 404 });
    await expectException(client.send(associate(id, undefined, wrong)), InvalidIfMatchVersion);
    await expectException(client.send(associate(id, "E3UN6WX5RRO2AG", wrong)), PreconditionFailed);
    await expectException(client.send(associate(id, "E23ZP02F085DFQ", wrong)), InvalidArgument);
  });

  it.each(["", "473e64fd-f30b-4765-81a0-62ad96dd167a", webAclArn.replace("us-east-1", "us-west-2")])(
    "refuses %j, which is not the ARN of a web ACL for CloudFront",
    async (arn) => {
      const { client, cloudfront } = open();
      const { id, etag } = cloudfront.seed.distribution();
      await expectException(client.send(associate(id, etag, arn)), InvalidArgument, { status: 400 });
    },
  );

  it("refuses one distribution too many, not one that has the web ACL already", async () => {
    const { client, cloudfront } = open({ quotas: { distributionsPerWebAcl: 1 } });
    const [one, two] = [cloudfront.seed.distribution(), cloudfront.seed.distribution()];
    const { ETag } = await client.send(associate(one.id, one.etag));
    await expectException(client.send(associate(two.id, two.etag)), EntityLimitExceeded, { status: 400 });
    await client.send(associate(one.id, ETag));
  });

  it("replaces the web ACL, deploys the distribution again and answers with the next ETag", async () => {
    const { client, cloudfront } = open({ propagation: "manual" });
    const { id, etag } = cloudfront.seed.distribution({ config: { WebACLId: `${webAclArn}0` } });
    const { $metadata, ...output } = await client.send(associate(id, etag));
    expect($metadata.httpStatusCode).toBe(200);
    expect(output).toEqual({ Id: id, WebACLArn: webAclArn, ETag: "ETVPDKIKX0DER" });
    const { Distribution, ETag } = await client.send(new GetDistributionCommand({ Id: id }));
    expect(ETag).toBe(output.ETag);
    expect(Distribution).toMatchObject({
      Status: "InProgress",
      DistributionConfig: { WebACLId: webAclArn },
    });
    const { DistributionList } = await client.send(
      new ListDistributionsByWebACLIdCommand({ WebACLId: webAclArn }),
    );
    expect(DistributionList?.Items?.map(({ Id }) => Id)).toEqual([id]);
  });
});

describe.each(interceptionModes)("DisassociateDistributionWebACL ($name)", ({ open }) => {
  const disassociate = (Id: string, IfMatch: string | undefined) =>
    new DisassociateDistributionWebACLCommand({ Id, IfMatch });

  it("refuses an unknown distribution, then a missing ETag, then a stale one", async () => {
    const { client, cloudfront } = open();
    const { id } = cloudfront.seed.distribution();
    await expectException(client.send(disassociate("E0", undefined)), EntityNotFound, { status: 404 });
    await expectException(client.send(disassociate(id, undefined)), InvalidIfMatchVersion);
    await expectException(client.send(disassociate(id, "E3UN6WX5RRO2AG")), PreconditionFailed);
  });

  it("removes the web ACL and answers with the next ETag", async () => {
    const { client, cloudfront } = open();
    const { id, etag } = cloudfront.seed.distribution({ config: { WebACLId: webAclArn } });
    const { $metadata: _, ...output } = await client.send(disassociate(id, etag));
    expect(output).toEqual({ Id: id, ETag: "ETVPDKIKX0DER" });
    const { Distribution } = await client.send(new GetDistributionCommand({ Id: id }));
    expect(Distribution?.DistributionConfig?.WebACLId).toBe("");
  });

  it("accepts a distribution without a web ACL", async () => {
    const { client, cloudfront } = open();
    const { id, etag } = cloudfront.seed.distribution();
    await client.send(disassociate(id, etag));
  });
});
