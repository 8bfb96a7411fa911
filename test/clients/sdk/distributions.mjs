// What the models of older clients do not know of distributions, and the SDK's own waiters and paginators.
import {
  AssociateDistributionWebACLCommand,
  CreateDistributionCommand,
  CreateInvalidationCommand,
  DisassociateDistributionWebACLCommand,
  GetDistributionCommand,
  GetInvalidationCommand,
  ListDistributionsByConnectionModeCommand,
  NoSuchDistribution,
  paginateListDistributions,
  paginateListDistributionsByConnectionMode,
  paginateListInvalidations,
  waitUntilDistributionDeployed,
  waitUntilInvalidationCompleted,
} from "@aws-sdk/client-cloudfront";
import { client, control, done, equal, refused, settlesMeanwhile } from "./endpoint.mjs";

await control("POST", "reset");
const create = (CallerReference, changes) =>
  client.send(
    new CreateDistributionCommand({
      DistributionConfig: {
        CallerReference,
        Comment: "übung & <test>",
        Enabled: true,
        Origins: {
          Quantity: 1,
          Items: [
            { Id: "site", DomainName: "site.s3.amazonaws.com", S3OriginConfig: { OriginAccessIdentity: "" } },
          ],
        },
        DefaultCacheBehavior: {
          TargetOriginId: "site",
          ViewerProtocolPolicy: "redirect-to-https",
          CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
        },
        ...changes,
      },
    }),
  );

const created = await create("first", { HttpVersion: "http2and3" });
const { Id } = created.Distribution;
equal(created.Distribution.Status, "InProgress");
equal(created.Distribution.DistributionConfig.HttpVersion, "http2and3");
equal(created.Distribution.LastModifiedTime instanceof Date, true);
equal((await client.send(new GetDistributionCommand({ Id }))).Distribution.Status, "InProgress");
const waiting = { client, maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
settlesMeanwhile();
equal((await waitUntilDistributionDeployed(waiting, { Id })).state, "SUCCESS");
equal((await client.send(new GetDistributionCommand({ Id }))).Distribution.Status, "Deployed");
await refused(NoSuchDistribution, 404, client.send(new GetDistributionCommand({ Id: `${Id}X` })));

const { Invalidation } = await client.send(
  new CreateInvalidationCommand({
    DistributionId: Id,
    InvalidationBatch: { CallerReference: "release 1", Paths: { Quantity: 2, Items: ["/*", "/a"] } },
  }),
);
const named = { DistributionId: Id, Id: Invalidation.Id };
equal((await client.send(new GetInvalidationCommand(named))).Invalidation.Status, "InProgress");
settlesMeanwhile();
equal((await waitUntilInvalidationCompleted(waiting, named)).state, "SUCCESS");
equal((await client.send(new GetInvalidationCommand(named))).Invalidation.Status, "Completed");
const invalidations = [];
for await (const { InvalidationList } of paginateListInvalidations({ client }, { DistributionId: Id })) {
  invalidations.push(...InvalidationList.Items.map((item) => item.Id));
}
equal(invalidations, [Invalidation.Id]);

const second = (await create("second")).Distribution.Id;
async function idsOf(pages) {
  const ids = [];
  for await (const { DistributionList } of pages) {
    ids.push((DistributionList.Items ?? []).map((item) => item.Id));
  }
  return ids;
}
const oneByOne = { client, pageSize: 1 };
equal(await idsOf(paginateListDistributions(oneByOne, {})), [[Id], [second]]);
const direct = { ConnectionMode: "direct" };
equal(await idsOf(paginateListDistributionsByConnectionMode(oneByOne, direct)), [[Id], [second]]);
const tenants = { ConnectionMode: "tenant-only" };
equal(await idsOf(paginateListDistributionsByConnectionMode(oneByOne, tenants)), [[]]);
await refused(
  "MalformedXML",
  400,
  client.send(new ListDistributionsByConnectionModeCommand({ ConnectionMode: "other" })),
);

// The models of the other two clients do not know the operations of web ACLs.
const WebACLArn =
  "arn:aws:wafv2:us-east-1:123456789012:global/webacl/site/473e64fd-f30b-4765-81a0-62ad96dd167a";
const { ETag: before } = await client.send(new GetDistributionCommand({ Id }));
const associated = await client.send(
  new AssociateDistributionWebACLCommand({ Id, WebACLArn, IfMatch: before }),
);
equal([associated.Id, associated.WebACLArn], [Id, WebACLArn]);
await refused(
  "PreconditionFailed",
  412,
  client.send(new DisassociateDistributionWebACLCommand({ Id, IfMatch: before })),
);
await client.send(new DisassociateDistributionWebACLCommand({ Id, IfMatch: associated.ETag }));
await refused(
  "EntityNotFound",
  404,
  client.send(new DisassociateDistributionWebACLCommand({ Id: "E0", IfMatch: before })),
);
await done();
