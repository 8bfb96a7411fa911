import { ListDistributionsByOriginRequestPolicyIdCommand } from "@aws-sdk/client-cloudfront";
import { policyId, testListByPolicy } from "../../support/test-list-by-policy.ts";

testListByPolicy("OriginRequestPolicyId", (client, paging) =>
  client.send(
    new ListDistributionsByOriginRequestPolicyIdCommand({ OriginRequestPolicyId: policyId, ...paging }),
  ),
);
