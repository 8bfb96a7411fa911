import {
  CreateDistributionCommand,
  type EventType,
  TooManyDistributionsWithLambdaAssociations,
  TooManyDistributionsWithSingleFunctionARN,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../../support/expect-exception.ts";
import { interceptionModes } from "../../../support/interception-modes.ts";
import { makeBehavior, makeDistribution } from "../../../support/make-distribution.ts";
import { testConfigRules } from "../../../support/test-config-rules.ts";

const arn = "arn:aws:lambda:us-east-1:123456789012:function:rewrite:1";
function withLambda(LambdaFunctionARN: string, EventType: EventType = "origin-request", IncludeBody = false) {
  const Items = [{ LambdaFunctionARN, EventType, IncludeBody }];
  return { DefaultCacheBehavior: makeBehavior({ LambdaFunctionAssociations: { Quantity: 1, Items } }) };
}

testConfigRules(
  "Lambda@Edge functions",
  [
    {
      name: "a function of another region",
      changes: withLambda(arn.replace("us-east-1", "us-west-2")),
      error: "InvalidLambdaFunctionAssociation",
      text: /^The function must be in region 'us-east-1'\. ARN: arn:aws:lambda:us-west-2/,
    },
    ...[arn.replace(/:1$/, ""), arn.replace(/:1$/, ":$LATEST"), arn.replace(/:1$/, ":live")].map((given) => ({
      name: `the function ${given}`,
      changes: withLambda(given),
      error: "InvalidLambdaFunctionAssociation",
      text: "The function ARN must reference a specific function version.",
    })),
    {
      name: "an ARN without an account",
      changes: withLambda("arn:aws:lambda:us-east-1::function:rewrite:1"),
      error: "InvalidLambdaFunctionAssociation",
      text: "The function ARN is not valid.",
    },
    ...(["viewer-response", "origin-response"] as const).map((event) => ({
      name: `a body at ${event}`,
      changes: withLambda(arn, event, true),
      error: "InvalidLambdaFunctionAssociation",
      text: "IncludeBody is not allowed for response events.",
    })),
    {
      name: "more functions than the quota",
      changes: withLambda(arn),
      options: { quotas: { lambdaFunctionsPerDistribution: 0 } },
      error: "TooManyLambdaFunctionAssociations",
      text: "The distribution has 1 functions; it may have 0.",
    },
  ],
  [{ name: "a body at a request event", changes: withLambda(arn, "viewer-request", true) }],
);

describe.each(interceptionModes)("the quotas of Lambda@Edge functions ($name)", ({ open }) => {
  it("count distributions with functions, and distributions of one function", async () => {
    using opened = open({
      quotas: { distributionsWithLambdaFunctions: 2, distributionsPerLambdaFunction: 1 },
    });
    function create(CallerReference: string, LambdaFunctionARN: string) {
      const input = makeDistribution({ CallerReference, ...withLambda(LambdaFunctionARN) });
      return opened.client.send(new CreateDistributionCommand(input));
    }
    await create("a", arn);
    await expectException(create("b", arn), TooManyDistributionsWithSingleFunctionARN, { status: 400 });
    await create("b", arn.replace(/1$/, "2"));
    await expectException(create("c", arn.replace(/1$/, "3")), TooManyDistributionsWithLambdaAssociations);
    expect(Object.keys(opened.cloudfront.state().distributions ?? {})).toHaveLength(2);
  });
});
