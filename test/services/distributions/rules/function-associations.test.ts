import {
  type DistributionConfig,
  type EventType,
  GetDistributionConfigCommand,
  InvalidArgument,
  InvalidFunctionAssociation,
  InvalidLambdaFunctionAssociation,
  TooManyDistributionsWithFunctionAssociations,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { expectException } from "../../../support/expect-exception.ts";
import { interceptionModes, type OpenedMock } from "../../../support/interception-modes.ts";
import { passThrough } from "../../../support/make.ts";
import { associations, makeBehavior, seedLive, withFunctions } from "../../../support/make-distribution.ts";
import { writeDistribution, writes } from "../../../support/write-distribution.ts";

function arnOf(name: string) {
  return `arn:aws:cloudfront::123456789012:function/${name}`;
}
const lambdaArn = "arn:aws:lambda:us-east-1:123456789012:function:auth:1";

function lambdas(...pairs: (readonly [event: EventType, arn: string])[]) {
  return {
    Quantity: pairs.length,
    Items: pairs.map(([EventType, LambdaFunctionARN]) => ({ EventType, LambdaFunctionARN })),
  };
}

describe.each(interceptionModes)("function associations ($name)", ({ open }) => {
  describe.each(writes)("in %s", (write) => {
    const writing = (changes: Partial<DistributionConfig>, opened: OpenedMock = open()) =>
      writeDistribution(write, opened, changes);

    describe("are rejected for", () => {
      it("two functions at one event", async () => {
        const opened = open();
        const pair = [seedLive(opened.cloudfront, "a"), seedLive(opened.cloudfront, "b")] as const;
        await expectException(
          writing(withFunctions(["viewer-request", pair[0]], ["viewer-request", pair[1]]), opened),
          InvalidFunctionAssociation,
          {
            status: 400,
            message:
              "The event type of a function association must be unique in the cache behavior. " +
              `Event type viewer-request cannot be associated with two functions: ${pair[0]} and ${pair[1]}`,
          },
        );
      });

      it("a function and a Lambda function at one event", async () => {
        const opened = open();
        const FunctionAssociations = associations(["viewer-request", seedLive(opened.cloudfront)]);
        const LambdaFunctionAssociations = lambdas(["viewer-request", lambdaArn]);
        await expectException(
          writing(
            { DefaultCacheBehavior: makeBehavior({ FunctionAssociations, LambdaFunctionAssociations }) },
            opened,
          ),
          InvalidFunctionAssociation,
          { message: "Event type viewer-request cannot be associated with two functions: " },
        );
      });

      // assumed: the code is the same as for two of which one is a function
      it("two Lambda functions at one event", async () => {
        const other = lambdaArn.replace("auth", "other");
        const LambdaFunctionAssociations = lambdas(["origin-request", lambdaArn], ["origin-request", other]);
        await expectException(
          writing({ DefaultCacheBehavior: makeBehavior({ LambdaFunctionAssociations }) }),
          InvalidFunctionAssociation,
          {
            message: `Event type origin-request cannot be associated with two functions: ${lambdaArn} and ${other}`,
          },
        );
      });

      it("a Lambda function without a version", async () => {
        const LambdaFunctionAssociations = lambdas(["origin-request", lambdaArn.replace(/1$/, "$LATEST")]);
        await expectException(
          writing({ DefaultCacheBehavior: makeBehavior({ LambdaFunctionAssociations }) }),
          InvalidLambdaFunctionAssociation,
          {
            status: 400,
            message:
              "The function ARN must reference a specific function version. (The ARN must end with the version number.) " +
              "ARN: arn:aws:lambda:us-east-1:123456789012:function:auth:$LATEST",
          },
        );
      });

      it("a function and a Lambda function at the two viewer events", async () => {
        const opened = open();
        const FunctionAssociations = associations(["viewer-request", seedLive(opened.cloudfront)]);
        const LambdaFunctionAssociations = lambdas(["viewer-response", lambdaArn]);
        await expectException(
          writing(
            { DefaultCacheBehavior: makeBehavior({ FunctionAssociations, LambdaFunctionAssociations }) },
            opened,
          ),
          InvalidFunctionAssociation,
          { message: "at viewer events it may have one kind of them" },
        );
      });

      it("a function that does not exist", async () => {
        await expectException(writing(withFunctions(["viewer-request", arnOf("nobody")])), InvalidArgument, {
          status: 400,
          message:
            /^The parameter FunctionAssociationArn is invalid.*function\/nobody was not found or is not published/,
        });
      });

      it("an unpublished function in any cache behavior", async () => {
        const opened = open();
        const { arn } = opened.cloudfront.seed.function({ name: "edge", code: passThrough });
        const FunctionAssociations = associations(["viewer-response", arn]);
        const Items = [{ PathPattern: "/a", ...makeBehavior({ FunctionAssociations }) }];
        await expectException(writing({ CacheBehaviors: { Quantity: 1, Items } }, opened), InvalidArgument, {
          message: "is not published",
        });
      });

      it("the function of another account", async () => {
        const opened = open({ accountId: "111122223333" });
        seedLive(opened.cloudfront);
        await expectException(
          writing(withFunctions(["viewer-request", arnOf("edge")]), opened),
          InvalidArgument,
        );
      });

      it("more distributions than the quota of a function", async () => {
        const opened = open({ quotas: { distributionsPerFunction: 2 } });
        const arn = seedLive(opened.cloudfront);
        for (let n = 0; n < 2; n++) {
          opened.cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
        }
        await expectException(
          writing(withFunctions(["viewer-response", arn]), opened),
          TooManyDistributionsWithFunctionAssociations,
          {
            status: 400,
            message: "is associated with 2 distributions; a function may be associated with 2.",
          },
        );
      });
    });

    describe("are accepted", () => {
      it("at each viewer event, next to Lambda functions at origin events", async () => {
        const opened = open();
        const arn = seedLive(opened.cloudfront);
        const FunctionAssociations = associations(["viewer-request", arn], ["viewer-response", arn]);
        const LambdaFunctionAssociations = lambdas(
          ["origin-request", lambdaArn],
          ["origin-response", lambdaArn],
        );
        const { Distribution } = await writing(
          { DefaultCacheBehavior: makeBehavior({ FunctionAssociations, LambdaFunctionAssociations }) },
          opened,
        );
        expect(Distribution?.DistributionConfig?.DefaultCacheBehavior).toMatchObject({
          FunctionAssociations,
          LambdaFunctionAssociations,
        });
      });

      it("at the same event in two cache behaviors", async () => {
        const opened = open();
        const FunctionAssociations = associations(["viewer-request", seedLive(opened.cloudfront)]);
        const behavior = makeBehavior({ FunctionAssociations });
        const { Distribution } = await writing(
          {
            DefaultCacheBehavior: behavior,
            CacheBehaviors: { Quantity: 1, Items: [{ PathPattern: "/a", ...behavior }] },
          },
          opened,
        );
        expect(Distribution?.Status).toBe("InProgress");
      });
    });
  });

  it("do not count the distribution that is updated", async () => {
    const opened = open({ quotas: { distributionsPerFunction: 1 } });
    const arn = seedLive(opened.cloudfront);
    await writeDistribution("UpdateDistribution", opened, withFunctions(["viewer-request", arn]));
    expect(opened.cloudfront.state().distributions).toBeDefined();
    const [id = ""] = Object.keys(opened.cloudfront.state().distributions ?? {});

    const { DistributionConfig, ETag } = await opened.client.send(
      new GetDistributionConfigCommand({ Id: id }),
    );
    const again = await opened.client.send(
      new UpdateDistributionCommand({ Id: id, IfMatch: ETag, DistributionConfig }),
    );
    expect(again.Distribution?.Id).toBe(id);
  });
});
