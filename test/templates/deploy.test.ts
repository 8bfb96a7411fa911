import {
  CreateDistributionCommand,
  DescribeFunctionCommand,
  DescribeKeyValueStoreCommand,
  GetDistributionCommand,
  GetDistributionConfigCommand,
  ListFunctionsCommand,
  TestFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { makeDistributionConfig } from "../support/make-distribution.ts";
import {
  changesOf,
  fixtureObjects,
  makeFunctionTemplate,
  openMock,
  readFixture,
  refusalOfDeploy,
} from "../support/templates.ts";

describe("a deploy of a site", () => {
  const deploySite = async () => {
    const opened = openMock();
    return {
      ...opened,
      stack: await opened.cloudfront.deployTemplate(readFixture("1-site"), { stackName: "Site" }),
    };
  };

  it("creates the CloudFront resources in the order of their references", async () => {
    const { stack } = await deploySite();
    expect(changesOf(stack)).toEqual([
      "create RewriteA2091284",
      "create SiteOrigin1S3OriginAccessControl278A1C77",
      "create SiteE53D7754",
    ]);
    expect(stack.notes).toEqual([]);
  });

  it("publishes the function", async () => {
    const { client } = await deploySite();
    const Name = "us-east-1SiteRewrite3B74E70F";
    const live = await client.send(new DescribeFunctionCommand({ Name, Stage: "LIVE" }));
    expect(live.FunctionSummary?.FunctionMetadata?.Stage).toBe("LIVE");
  });

  it("configures the distribution as CloudFormation does", async () => {
    const { client, stack } = await deploySite();
    const { DistributionConfig: config } = await client.send(
      new GetDistributionConfigCommand({ Id: stack.resource("Site").id }),
    );
    expect(config).toMatchObject({
      HttpVersion: "http2",
      IsIPV6Enabled: true,
      DefaultRootObject: "index.html",
      CustomErrorResponses: { Quantity: 0 },
      DefaultCacheBehavior: {
        FunctionAssociations: {
          Quantity: 1,
          Items: [
            { EventType: "viewer-request", FunctionARN: stack.resource("Rewrite").attributes.FunctionARN },
          ],
        },
      },
      Origins: {
        Items: [
          {
            DomainName: stack.resource("Bucket").attributes.RegionalDomainName,
            OriginAccessControlId: stack.resource("SiteOrigin1S3OriginAccessControl").id,
            S3OriginConfig: { OriginAccessIdentity: "" },
          },
        ],
      },
    });
  });

  it("answers with outputs and resources", async () => {
    const { client, stack } = await deploySite();
    const { id, ref } = stack.resource("Site");
    const { Distribution: distribution } = await client.send(new GetDistributionCommand({ Id: id }));
    expect(stack.outputs).toEqual({ Url: `https://${distribution?.DomainName}` });
    expect(ref).toBe(id);
    expect(stack.resource("Rewrite").attributes.FunctionARN).toMatch(
      /:function\/us-east-1SiteRewrite3B74E70F$/,
    );
    expect(stack.resources.Bucket83908E77).toMatchObject({ isStandIn: true, type: "AWS::S3::Bucket" });
  });
});

it("functions have the ids of stores in their code, and run with their keys", async () => {
  const { cloudfront, client } = openMock({ objects: fixtureObjects });
  const stack = await cloudfront.deployTemplate(readFixture("2-redirects"));
  const { id: Name, properties } = stack.resource("Redirect");
  expect(properties.FunctionCode).toContain(`cf.kvs("${stack.resource("Store").attributes.Id}")`);
  expect(stack.outputs.StoreArn).toBe(stack.resource("Store").attributes.Arn);
  const { ETag: IfMatch } = await client.send(new DescribeFunctionCommand({ Name, Stage: "LIVE" }));
  const event = { version: "1.0", context: {}, viewer: {}, request: { method: "GET", uri: "/old" } };
  const { TestResult } = await client.send(
    new TestFunctionCommand({
      Name,
      IfMatch,
      Stage: "LIVE",
      EventObject: Buffer.from(
        JSON.stringify({
          ...event,
          context: { eventType: "viewer-request" },
          viewer: { ip: "1.2.3.4" },
          request: { ...event.request, headers: {}, cookies: {}, querystring: {} },
        }),
      ),
    }),
  );
  expect(JSON.parse(TestResult?.FunctionOutput ?? "{}")).toMatchObject({
    response: { statusCode: 301, headers: { location: { value: "/new" } } },
  });
});

describe("a second deploy", () => {
  it("changes nothing if the template did not change", async () => {
    const { cloudfront } = openMock({ objects: fixtureObjects });
    await cloudfront.deployTemplate(readFixture("2-redirects"));
    const before = cloudfront.state();
    const { changes } = await cloudfront.deployTemplate(readFixture("2-redirects"));
    expect(changes).toEqual([]);
    expect(cloudfront.state()).toEqual(before);
  });

  it("updates and publishes a function whose code changed", async () => {
    const { cloudfront, client } = openMock();
    await cloudfront.deployTemplate(makeFunctionTemplate(["edge"]));
    const first = cloudfront.calls().length;
    const code = "function handler(event) { return { statusCode: 404 }; }";
    const stack = await cloudfront.deployTemplate(makeFunctionTemplate(["edge"], { FunctionCode: code }));
    expect(changesOf(stack)).toEqual(["update edge"]);
    expect(
      cloudfront
        .calls()
        .slice(first)
        .map(({ operation }) => operation),
    ).toEqual(["DescribeFunction", "UpdateFunction", "PublishFunction"]);
    expect(cloudfront.state().functions?.["edge/LIVE"]).toMatchObject({ code });
    await client.send(new ListFunctionsCommand({ Stage: "LIVE" }));
  });
});

it("a refused deploy leaves everything as it was, and names the resource", async () => {
  const { cloudfront } = openMock({ quotas: { functions: 1 } });
  const error = await refusalOfDeploy(cloudfront, makeFunctionTemplate(["first", "second"]), {
    stackName: "Edge",
  });
  expect(error).toMatchObject({
    name: "DeployError",
    stackName: "Edge",
    status: "CREATE_FAILED",
    logicalId: "second",
    resourceType: "AWS::CloudFront::Function",
    cause: { name: "TooManyFunctions" },
  });
  expect(error.message).toMatch(
    /^The stack Edge was not created: second \(AWS::CloudFront::Function\) failed with TooManyFunctions: /,
  );
});

it("what a deploy makes is deployed under any propagation, and nothing else is", async () => {
  const { cloudfront, client } = openMock({ propagation: "manual", objects: fixtureObjects });
  const other = await client.send(
    new CreateDistributionCommand({ DistributionConfig: makeDistributionConfig() }),
  );
  const stack = await cloudfront.deployTemplate(readFixture("2-redirects"));
  const statusOf = async (Id: string | undefined) =>
    (await client.send(new GetDistributionCommand({ Id }))).Distribution?.Status;
  expect(await statusOf(stack.resource("Site").id)).toBe("Deployed");
  expect(await statusOf(other.Distribution?.Id)).toBe("InProgress");
  const store = await client.send(new DescribeKeyValueStoreCommand({ Name: stack.resource("Store").id }));
  expect(store.KeyValueStore?.Status).toBe("READY");
});
