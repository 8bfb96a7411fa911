import { PublishFunctionCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { passThrough } from "../support/make.ts";
import { makeFunctionTemplate, openMock, readFixture, refusalOfDeploy } from "../support/templates.ts";

/** A distribution for a template, with changes in its default cache behavior. */
function makeDistributionResource(behavior: object = {}) {
  return {
    Type: "AWS::CloudFront::Distribution",
    Properties: {
      DistributionConfig: {
        Enabled: true,
        Origins: [
          {
            Id: "o",
            DomainName: "o.example.com",
            CustomOriginConfig: { OriginProtocolPolicy: "https-only" },
          },
        ],
        DefaultCacheBehavior: {
          TargetOriginId: "o",
          ViewerProtocolPolicy: "https-only",
          CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
          ...behavior,
        },
      },
    },
  };
}

describe("properties that CloudFormation refuses", () => {
  it("are all named, with the nearest name", async () => {
    const { cloudfront } = openMock();
    const template = readFixture("1-site");
    const behavior = template.Resources.SiteE53D7754.Properties.DistributionConfig.DefaultCacheBehavior;
    behavior.ViewerProtocolPolcy = behavior.ViewerProtocolPolicy;
    behavior.Compress = "maybe";
    const error = await refusalOfDeploy(cloudfront, template, { stackName: "Site" });
    expect(error).toMatchObject({ status: "CREATE_FAILED", logicalId: "SiteE53D7754" });
    expect(error.cause).toBeUndefined();
    expect(error.message).toContain(
      "Properties validation failed for resource SiteE53D7754 with message: [" +
        "#/DistributionConfig/DefaultCacheBehavior: extraneous key [ViewerProtocolPolcy] is not permitted",
    );
    expect(error.message).toContain(
      "#/DistributionConfig/DefaultCacheBehavior/Compress: expected type: Boolean, found: String",
    );
    expect(error.message).toContain("ViewerProtocolPolicy");
  });
});

describe("a refusal by CloudFront", () => {
  it("says that a function is not published", async () => {
    const { cloudfront } = openMock();
    const template = readFixture("1-site");
    template.Resources.RewriteA2091284.Properties.AutoPublish = false;
    const error = await refusalOfDeploy(cloudfront, template);
    expect(error).toMatchObject({ logicalId: "SiteE53D7754", cause: { name: "InvalidArgument" } });
    expect(error.message).toContain(
      "Its function RewriteA2091284 has no AutoPublish: true, so it is not LIVE.",
    );
    expect(error.message).toMatch(/Everything is as it was before\.$/);
  });

  it("names the guessed values that the resource was given, and the option for the real ones", async () => {
    const { cloudfront } = openMock();
    const template = {
      Transform: "AWS::Serverless-2016-10-31",
      Resources: {
        Auth: { Type: "AWS::Serverless::Application", Properties: { Location: "auth" } },
        Site: makeDistributionResource({
          LambdaFunctionAssociations: [
            { EventType: "viewer-request", LambdaFunctionARN: { "Fn::GetAtt": ["Auth", "Outputs.Arn"] } },
          ],
        }),
      },
    };
    const error = await refusalOfDeploy(cloudfront, template);
    expect(error).toMatchObject({ logicalId: "Site", cause: { name: "InvalidLambdaFunctionAssociation" } });
    expect(error.message).toContain("It was given a value of a stand-in: Auth.Outputs.Arn = ");
    expect(error.message).toContain('{ attributes: { Auth: { "Outputs.Arn": "…" } } }');

    const attributes = { Auth: { "Outputs.Arn": "arn:aws:lambda:us-east-1:123456789012:function:auth:3" } };
    const stack = await cloudfront.deployTemplate(template, { attributes });
    expect(stack.resource("Site").isStandIn).toBe(false);
  });

  it("names a reference without a value", async () => {
    const { cloudfront } = openMock();
    const template = {
      Resources: { Site: makeDistributionResource({ CachePolicyId: "{{resolve:ssm:/policies/cache}}" }) },
    };
    const error = await refusalOfDeploy(cloudfront, template);
    expect(error.message).toContain(
      'It was given a reference without a value: {{resolve:ssm:/policies/cache}}. Give it: { references: { "ssm:/policies/cache": "…" } }.',
    );
    const references = { "ssm:/policies/cache": "658327ea-f89d-4fab-a63d-7e88639e58f6" };
    expect((await cloudfront.deployTemplate(template, { references })).notes).toEqual([]);
  });

  it("says where the file of a store is", async () => {
    const { cloudfront } = openMock();
    const error = await refusalOfDeploy(cloudfront, readFixture("2-redirects"));
    expect(error.message).toContain("pass the stack itself, or the option { assembly: app.outdir }");
  });

  it("keeps the exception of two functions at one event", async () => {
    const { cloudfront } = openMock();
    const template = makeFunctionTemplate(["edge", "other"]);
    const FunctionAssociations = ["edge", "other"].map((Ref) => ({
      EventType: "viewer-request",
      FunctionARN: { Ref },
    }));
    template.Resources.Site = makeDistributionResource({ FunctionAssociations });
    expect(await refusalOfDeploy(cloudfront, template)).toMatchObject({
      logicalId: "Site",
      cause: { name: "InvalidFunctionAssociation" },
    });
  });

  it("keeps the exception of a name that is taken, of large code and of a quota", async () => {
    const { cloudfront } = openMock({ quotas: { functions: 1 } });
    cloudfront.seed.function({ name: "edge", code: passThrough });
    const template = makeFunctionTemplate(["edge"]);
    expect(await refusalOfDeploy(cloudfront, template)).toMatchObject({
      logicalId: "edge",
      cause: { name: "FunctionAlreadyExists" },
    });
    expect(await refusalOfDeploy(cloudfront, makeFunctionTemplate(["other"]))).toMatchObject({
      cause: { name: "TooManyFunctions" },
    });
    const large = makeFunctionTemplate(["large"], { FunctionCode: `${passThrough}// ${"x".repeat(11_000)}` });
    expect(await refusalOfDeploy(cloudfront, large)).toMatchObject({
      cause: { name: "FunctionSizeLimitExceeded" },
    });
  });
});

it("a behavior without a cache policy has the TTLs of CloudFormation", async () => {
  const { cloudfront } = openMock();
  const ForwardedValues = { QueryString: false };
  const Site = makeDistributionResource({ ForwardedValues, CachePolicyId: undefined });
  const { id } = (await cloudfront.deployTemplate({ Resources: { Site } })).resource("Site");
  expect(cloudfront.state().distributions?.[id]).toMatchObject({
    config: { DefaultCacheBehavior: { MinTTL: 0, DefaultTTL: 86400, MaxTTL: 31536000 } },
  });
});

it("a function that fails has its path in the message", async () => {
  const { cloudfront } = openMock();
  const Aliases = [{ "Fn::Join": [".", ["www", { "Fn::FindInMap": ["Hosts", "prod", "name"] }]] }];
  const Site = makeDistributionResource();
  Object.assign(Site.Properties.DistributionConfig, { Aliases });
  const error = await refusalOfDeploy(cloudfront, { Resources: { Site }, Mappings: { Hosts: {} } });
  expect(error).toMatchObject({ status: "CREATE_FAILED", logicalId: "Site" });
  expect(error.message).toContain("Unable to get mapping for Hosts::prod::name");
  expect(error.message).toContain("Resources.Site.Properties.DistributionConfig.Aliases[0].Fn::Join");
});

it("a planned fault fails the deploy", async () => {
  const { cloudfront } = openMock();
  cloudfront.faults.on(PublishFunctionCommand).rejectsOnce("PreconditionFailed");
  expect(await refusalOfDeploy(cloudfront, makeFunctionTemplate(["edge"]))).toMatchObject({
    logicalId: "edge",
    cause: { name: "PreconditionFailed" },
  });
  const { changes } = await cloudfront.deployTemplate(makeFunctionTemplate(["edge"]));
  expect(changes).toHaveLength(1);
});

it("an error has the caller in its stack trace", async () => {
  const { cloudfront } = openMock();
  const deployHere = () => cloudfront.deployTemplate(makeFunctionTemplate(["edge"], { Nme: "edge" }));
  const refusal = await deployHere().catch((error: Error) => error);
  const invalid = await cloudfront.deployTemplate("none.yaml").catch((error: Error) => error);
  expect((refusal as Error).stack).toMatch(/^DeployError: [\s\S]*at deployHere /);
  expect((invalid as Error).stack).toMatch(
    /^MockCloudFrontError \[INVALID_TEMPLATE\]: [\s\S]*failures\.test\.ts/,
  );
});
