// VPC origins, Anycast static IP lists, trust stores, connection functions and resource policies, which the models of the
// AWS CLI and of boto3 do not know.
import {
  CannotDeleteEntityWhileInUse,
  CannotUpdateEntityWhileInUse,
  CreateAnycastIpListCommand,
  CreateConnectionFunctionCommand,
  CreateDistributionCommand,
  CreateTrustStoreCommand,
  CreateVpcOriginCommand,
  DeleteAnycastIpListCommand,
  DeleteConnectionFunctionCommand,
  DeleteDistributionCommand,
  DeleteResourcePolicyCommand,
  DeleteTrustStoreCommand,
  DeleteVpcOriginCommand,
  EntityAlreadyExists,
  EntityNotFound,
  GetAnycastIpListCommand,
  GetConnectionFunctionCommand,
  GetResourcePolicyCommand,
  GetTrustStoreCommand,
  GetVpcOriginCommand,
  IllegalUpdate,
  InvalidArgument,
  ListAnycastIpListsCommand,
  ListDistributionsByAnycastIpListIdCommand,
  ListDistributionsByConnectionFunctionCommand,
  ListDistributionsByOwnedResourceCommand,
  ListDistributionsByTrustStoreCommand,
  ListDistributionsByVpcOriginIdCommand,
  ListTagsForResourceCommand,
  ListVpcOriginsCommand,
  PreconditionFailed,
  PublishConnectionFunctionCommand,
  PutResourcePolicyCommand,
  paginateListConnectionFunctions,
  paginateListTrustStores,
  TestConnectionFunctionCommand,
  TestFunctionFailed,
  UpdateAnycastIpListCommand,
  UpdateVpcOriginCommand,
} from "@aws-sdk/client-cloudfront";
import { client, control, done, equal, refused } from "./endpoint.mjs";

await control("POST", "reset");
const settle = () => control("POST", "settle");
const bytes = (text) => new TextEncoder().encode(text);

// A VPC origin, whose ETag moves with its status.
const VpcOriginEndpointConfig = {
  Name: "internal <api>",
  Arn: "arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/app/my-alb/e6aa5c7d26415c6d",
  HTTPPort: 80,
  HTTPSPort: 443,
  OriginProtocolPolicy: "match-viewer",
  OriginSslProtocols: { Quantity: 1, Items: ["TLSv1.2"] },
};
const Tags = { Items: [{ Key: "team", Value: "édge" }] };
const created = await client.send(new CreateVpcOriginCommand({ VpcOriginEndpointConfig, Tags }));
const { Id: originId, Arn: originArn } = created.VpcOrigin;
equal([created.$metadata.httpStatusCode, created.ETag], [202, "E23ZP02F085DFQ"]);
equal(created.Location.endsWith(`/vpc-origin/${originId}`), true);
equal((await client.send(new ListTagsForResourceCommand({ Resource: originArn }))).Tags, Tags);
await refused(EntityAlreadyExists, 409, client.send(new CreateVpcOriginCommand({ VpcOriginEndpointConfig })));
const early = { Id: originId, IfMatch: created.ETag, VpcOriginEndpointConfig };
await refused(IllegalUpdate, 400, client.send(new UpdateVpcOriginCommand(early)));
await settle();
await refused(PreconditionFailed, 412, client.send(new UpdateVpcOriginCommand(early)));
const deployed = await client.send(new GetVpcOriginCommand({ Id: originId }));
equal([deployed.ETag, deployed.VpcOrigin.Status], ["ETVPDKIKX0DER", "Deployed"]);
equal(deployed.VpcOrigin.VpcOriginEndpointConfig, VpcOriginEndpointConfig);
const { VpcOriginList } = await client.send(new ListVpcOriginsCommand({ MaxItems: 1 }));
equal([VpcOriginList.Quantity, VpcOriginList.Items[0].OriginEndpointArn], [1, VpcOriginEndpointConfig.Arn]);

// Its policy, whose ARN is in a path when distributions are listed by it.
const PolicyDocument = '{ "Version": "2012-10-17", "Statement": [{ "Sid": "é <&>" }] }';
await client.send(new PutResourcePolicyCommand({ ResourceArn: originArn, PolicyDocument }));
const policy = await client.send(new GetResourcePolicyCommand({ ResourceArn: originArn }));
equal([policy.ResourceArn, policy.PolicyDocument], [originArn, PolicyDocument]);
const wrong = { ResourceArn: originArn, PolicyDocument: "{" };
await refused(InvalidArgument, 400, client.send(new PutResourcePolicyCommand(wrong)));

// A list of static addresses.
const ips = await client.send(new CreateAnycastIpListCommand({ Name: "static", IpCount: 3, Tags }));
equal([ips.AnycastIpList.AnycastIps.length, ips.AnycastIpList.IpAddressType], [3, "ipv4"]);
const AnycastIpListId = ips.AnycastIpList.Id;
await settle();
const current = await client.send(new GetAnycastIpListCommand({ Id: AnycastIpListId }));
const both = { Id: AnycastIpListId, IfMatch: current.ETag, IpAddressType: "dualstack" };
equal((await client.send(new UpdateAnycastIpListCommand(both))).AnycastIpList.AnycastIps.length, 6);
await settle();
const { AnycastIpLists } = await client.send(new ListAnycastIpListsCommand({}));
equal([AnycastIpLists.Items[0].Id, AnycastIpLists.Items[0].Status], [AnycastIpListId, "Deployed"]);

// A trust store of a bundle that is not a certificate.
const location = { Bucket: "certificates", Key: "ca.pem", Region: "us-east-1" };
const store = {
  Name: "devices",
  CaCertificatesBundleSource: { CaCertificatesBundleS3Location: location },
  UseClientCertificateOCSPEndpoint: true,
};
await refused(EntityNotFound, 404, client.send(new CreateTrustStoreCommand(store)));
await control("POST", "objects", { "certificates/ca.pem": "# no certificate" });
const trust = await client.send(new CreateTrustStoreCommand(store));
await settle();
const { TrustStore } = await client.send(new GetTrustStoreCommand({ Identifier: "devices" }));
equal([TrustStore.Status, /no certificate/.test(TrustStore.Reason)], ["failed", true]);
const stores = [];
for await (const page of paginateListTrustStores({ client }, {})) {
  stores.push(...page.TrustStoreList.map(({ Id, ETag }) => [Id, ETag]));
}
equal(stores, [[trust.TrustStore.Id, trust.ETag]]);

// A connection function, run on a connection.
const code = `function connectionHandler(connection) {
  console.log(connection.clientIp + ' é <&>');
  if (connection.clientIp.startsWith('203.')) { connection.allow(); }
}`;
const fn = await client.send(
  new CreateConnectionFunctionCommand({
    Name: "devices",
    ConnectionFunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
    ConnectionFunctionCode: bytes(code),
  }),
);
const { Id: functionId, ConnectionFunctionArn } = fn.ConnectionFunctionSummary;
const target = { Id: functionId, IfMatch: fn.ETag };
const tested = async (ConnectionObject) =>
  (
    await client.send(
      new TestConnectionFunctionCommand({ ...target, ConnectionObject: bytes(ConnectionObject) }),
    )
  ).ConnectionFunctionTestResult;
const allowed = await tested('{ "clientIp": "203.0.113.42" }');
equal(
  [allowed.ConnectionFunctionOutput, allowed.ConnectionFunctionExecutionLogs],
  ['{"decision":"allow"}', ["203.0.113.42 é <&>"]],
);
equal((await tested('{ "clientIp": "192.0.2.1" }')).ConnectionFunctionOutput, '{"decision":"deny"}');
await refused(TestFunctionFailed, 500, tested("no JSON"));
const published = await client.send(new PublishConnectionFunctionCommand(target));
equal(published.ConnectionFunctionSummary.Status, "PUBLISHING");
await settle();
const live = await client.send(
  new GetConnectionFunctionCommand({ Identifier: ConnectionFunctionArn, Stage: "LIVE" }),
);
equal([new TextDecoder().decode(live.ConnectionFunctionCode), live.ETag], [code, fn.ETag]);
const listed = [];
for await (const page of paginateListConnectionFunctions({ client, pageSize: 1 }, { Stage: "LIVE" })) {
  listed.push(...page.ConnectionFunctions.map(({ Name, Status }) => [Name, Status]));
}
equal(listed, [["devices", "UNASSOCIATED"]]);

// A distribution keeps all of them from being deleted.
const config = {
  CallerReference: "1",
  Comment: "",
  Enabled: false,
  Origins: {
    Quantity: 1,
    Items: [{ Id: "api", DomainName: "api.example.com", VpcOriginConfig: { VpcOriginId: originId } }],
  },
  DefaultCacheBehavior: {
    TargetOriginId: "api",
    ViewerProtocolPolicy: "https-only",
    CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
  },
  AnycastIpListId,
  ViewerMtlsConfig: { Mode: "required", TrustStoreConfig: { TrustStoreId: trust.TrustStore.Id } },
  ConnectionFunctionAssociation: { Id: functionId },
};
const unknown = { ...config, ConnectionFunctionAssociation: { Id: "cf_none" } };
await refused(
  EntityNotFound,
  404,
  client.send(new CreateDistributionCommand({ DistributionConfig: unknown })),
);
const { Distribution, ETag } = await client.send(
  new CreateDistributionCommand({ DistributionConfig: config }),
);
await settle();
const users = [
  [ListDistributionsByVpcOriginIdCommand, { VpcOriginId: originId }],
  [ListDistributionsByAnycastIpListIdCommand, { AnycastIpListId }],
  [ListDistributionsByTrustStoreCommand, { TrustStoreIdentifier: trust.TrustStore.Arn }],
  [ListDistributionsByConnectionFunctionCommand, { ConnectionFunctionIdentifier: "devices" }],
  [ListDistributionsByOwnedResourceCommand, { ResourceArn: originArn }],
];
for (const [Command, input] of users) {
  const { DistributionList, DistributionIdList } = await client.send(new Command(input));
  const [item] = (DistributionList ?? DistributionIdList).Items;
  equal(item.Id ?? item.DistributionId ?? item, Distribution.Id);
}
const etagOf = async (command) => (await client.send(command)).ETag;
const deletions = async () => [
  new DeleteVpcOriginCommand({ Id: originId, IfMatch: deployed.ETag }),
  new DeleteAnycastIpListCommand({
    Id: AnycastIpListId,
    IfMatch: await etagOf(new GetAnycastIpListCommand({ Id: AnycastIpListId })),
  }),
  new DeleteTrustStoreCommand({ Id: trust.TrustStore.Id, IfMatch: trust.ETag }),
  new DeleteConnectionFunctionCommand(target),
];
for (const command of await deletions()) {
  await refused(CannotDeleteEntityWhileInUse, 409, client.send(command));
}
const inUse = { ...early, IfMatch: deployed.ETag };
await refused(CannotUpdateEntityWhileInUse, 409, client.send(new UpdateVpcOriginCommand(inUse)));
await client.send(new DeleteDistributionCommand({ Id: Distribution.Id, IfMatch: ETag }));
await client.send(new DeleteResourcePolicyCommand({ ResourceArn: originArn }));
for (const command of await deletions()) {
  await client.send(command);
}
await settle();
await refused(EntityNotFound, 404, client.send(new GetVpcOriginCommand({ Id: originId })));
equal(await control("GET", "state"), {});
await done();
