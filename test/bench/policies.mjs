// In-use checks, reference checks and lists, in accounts with many policies and distributions.
import {
  CloudFrontClient,
  DeleteCachePolicyCommand,
  GetDistributionConfigCommand,
  ListCachePoliciesCommand,
  ListDistributionsByCachePolicyIdCommand,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { mockCloudFront } from "mock-cloudfront";
import { compare, target } from "./compare.mjs";

/** An account with as many policies as distributions, of which ten have the first policy. */
async function account(size) {
  const client = new CloudFrontClient({ region: "us-east-1" });
  const cloudfront = mockCloudFront({ clients: [client] });
  const policies = Array.from({ length: size }, () => cloudfront.seed.cachePolicy());
  const behavior = (CachePolicyId) => ({
    TargetOriginId: "origin",
    ViewerProtocolPolicy: "https-only",
    CachePolicyId,
  });
  const distributions = Array.from({ length: size }, (_, i) =>
    cloudfront.seed.distribution({
      config: { DefaultCacheBehavior: behavior(policies[i < 10 ? 0 : i].id) },
    }),
  );
  const [policy] = policies;
  const [{ id: Id }] = distributions;
  const { DistributionConfig, ETag } = await client.send(new GetDistributionConfigCommand({ Id }));
  const filled = cloudfront.snapshot();
  return {
    reset: () => cloudfront.reset(filled),
    remove: () =>
      client.send(new DeleteCachePolicyCommand({ Id: policy.id, IfMatch: policy.etag })).catch(() => {}),
    list: () => client.send(new ListCachePoliciesCommand({ MaxItems: 10, Marker: "50" })),
    listUsers: () => client.send(new ListDistributionsByCachePolicyIdCommand({ CachePolicyId: policy.id })),
    update: () => client.send(new UpdateDistributionCommand({ Id, IfMatch: ETag, DistributionConfig })),
  };
}

const few = await account(100);
const many = await account(1000);

const between = () => {
  few.reset();
  many.reset();
};

for (const [name, call, times] of [
  ["DeleteCachePolicy of a policy that 10 distributions have", "remove", 200],
  ["ListCachePolicies, a page of 10", "list", 50],
  ["ListDistributionsByCachePolicyId, which lists 10", "listUsers", 50],
  ["UpdateDistribution, whose references are checked", "update", 1],
]) {
  const found = await compare(
    name,
    { "in an account of 100": few[call], "in an account of 1,000": many[call] },
    { between, rounds: 15, times },
  );
  target(`${call}, in ten times the account`, found["in an account of 1,000"].ratio, 1.5, "times");
}
