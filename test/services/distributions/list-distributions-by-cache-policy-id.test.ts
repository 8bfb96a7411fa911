import { ListDistributionsByCachePolicyIdCommand } from "@aws-sdk/client-cloudfront";
import { policyId, testListByPolicy } from "../../support/test-list-by-policy.ts";

testListByPolicy("CachePolicyId", (client, paging) =>
  client.send(new ListDistributionsByCachePolicyIdCommand({ CachePolicyId: policyId, ...paging })),
);
