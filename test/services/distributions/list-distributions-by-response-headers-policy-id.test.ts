import { ListDistributionsByResponseHeadersPolicyIdCommand } from "@aws-sdk/client-cloudfront";
import { policyId, testListByPolicy } from "../../support/test-list-by-policy.ts";

testListByPolicy("ResponseHeadersPolicyId", (client, paging) =>
  client.send(
    new ListDistributionsByResponseHeadersPolicyIdCommand({ ResponseHeadersPolicyId: policyId, ...paging }),
  ),
);
