import {
  CreateFunctionCommand,
  DescribeFunctionCommand,
  GetDistributionCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it, vi } from "vitest";
import { builtinServices } from "../../src/index.ts";
import { passThrough } from "../support/make.ts";
import {
  changesOf,
  fixtureObjects,
  makeFunctionTemplate,
  openMock,
  readFixture,
  refusalOfDeploy,
} from "../support/templates.ts";

describe("an update", () => {
  it("replaces a renamed function: creates, updates the distribution, then deletes", async () => {
    const { cloudfront } = openMock();
    await cloudfront.deployTemplate(readFixture("1-site"));
    const renamed = readFixture("1-site");
    renamed.Resources.RewriteA2091284.Properties.Name = "rewrite-v2";
    const stack = await cloudfront.deployTemplate(renamed);
    expect(changesOf(stack)).toEqual([
      "replace RewriteA2091284",
      "update SiteE53D7754",
      "delete RewriteA2091284",
    ]);
    expect(Object.keys(cloudfront.state().functions ?? {})).toEqual([
      "rewrite-v2/DEVELOPMENT",
      "rewrite-v2/LIVE",
    ]);
  });

  it("deletes what the template no longer has, after the update of what used it", async () => {
    const { cloudfront } = openMock({ objects: fixtureObjects });
    await cloudfront.deployTemplate(readFixture("2-redirects"));
    const {
      Resources: { Redirect7D9319B2, ...Resources },
    } = readFixture("2-redirects");
    delete Resources.SiteE53D7754.Properties.DistributionConfig.DefaultCacheBehavior.FunctionAssociations;
    const stack = await cloudfront.deployTemplate({ Resources });
    expect(changesOf(stack)).toEqual(["update SiteE53D7754", "delete Redirect7D9319B2"]);
    expect(cloudfront.state().functions).toBeUndefined();
  });

  it("keeps the former stack if CloudFront refuses a deletion", async () => {
    const { cloudfront } = openMock({ objects: fixtureObjects });
    const { resources } = await cloudfront.deployTemplate(readFixture("2-redirects"));
    const {
      Resources: { Redirect7D9319B2, ...Resources },
    } = readFixture("2-redirects");
    const [association] =
      Resources.SiteE53D7754.Properties.DistributionConfig.DefaultCacheBehavior.FunctionAssociations;
    association.FunctionARN = resources.Redirect7D9319B2?.ref;
    const error = await refusalOfDeploy(cloudfront, { Resources });
    expect(error).toMatchObject({
      status: "DELETE_FAILED",
      logicalId: "Redirect7D9319B2",
      cause: { name: "FunctionInUse" },
    });
    const { changes } = await cloudfront.deployTemplate(readFixture("2-redirects"));
    expect(changes).toEqual([]);
  });

  it("refuses another import source of a store, and clears a comment that is left out", async () => {
    const { cloudfront } = openMock({ objects: fixtureObjects });
    await cloudfront.deployTemplate(readFixture("3-assets"));
    const moved = readFixture("3-assets");
    moved.Resources.Store1D2A845B.Properties.ImportSource.SourceArn =
      "arn:aws:s3:::shared-data/redirects.json";
    expect(await refusalOfDeploy(cloudfront, moved)).toMatchObject({
      status: "UPDATE_FAILED",
      logicalId: "Store1D2A845B",
      message: expect.stringContaining("Updates are not supported for property ImportSource."),
    });

    const silent = readFixture("3-assets");
    delete silent.Resources.Store1D2A845B.Properties.Comment;
    const stack = await cloudfront.deployTemplate(silent);
    expect(changesOf(stack)).toEqual(["update Store1D2A845B"]);
    const { keyValueStores, keyValueData } = cloudfront.state();
    expect(keyValueStores?.redirects).toMatchObject({ comment: "" });
    expect(keyValueData?.redirects?.items).toEqual({
      "/old": "/new",
    });
  });

  it("refuses another type for a logical id", async () => {
    const { cloudfront } = openMock();
    await cloudfront.deployTemplate(makeFunctionTemplate(["edge"]));
    const template = {
      Resources: { edge: { Type: "AWS::CloudFront::KeyValueStore", Properties: { Name: "x" } } },
    };
    expect(await refusalOfDeploy(cloudfront, template)).toMatchObject({
      status: "INVALID",
      message: expect.stringContaining("Update of resource type is not permitted."),
    });
  });

  it("sets, changes and removes the tags of the stack", async () => {
    const { cloudfront, client } = openMock();
    const template = makeFunctionTemplate(["edge"], { Tags: [{ Key: "own", Value: "1" }] });
    const tagsOf = async (tags: Record<string, string>) => {
      const stack = await cloudfront.deployTemplate(template, { tags });
      const Resource = stack.resource("edge").ref as string;
      const { Tags } = await client.send(new ListTagsForResourceCommand({ Resource }));
      return Object.fromEntries((Tags?.Items ?? []).map(({ Key, Value }) => [Key, Value]));
    };
    expect(await tagsOf({ team: "web", own: "2" })).toEqual({ own: "1", team: "web" });
    expect(await tagsOf({ team: "edge" })).toEqual({ own: "1", team: "edge" });
    expect(await tagsOf({})).toEqual({ own: "1" });
  });
});

describe("a deletion", () => {
  it("disables the distribution, keeps what the template retains, and frees the name of the stack", async () => {
    const { cloudfront, client } = openMock();
    const template = readFixture("1-site");
    template.Resources.RewriteA2091284.DeletionPolicy = "Retain";
    const stack = await cloudfront.deployTemplate(template);
    await stack.delete();
    expect(
      cloudfront
        .calls()
        .slice(-4)
        .map(({ operation }) => operation),
    ).toContain("DeleteOriginAccessControl");
    expect(Object.keys(cloudfront.state())).toEqual(["functions"]);
    const Name = stack.resource("Rewrite").id;
    await client.send(new DescribeFunctionCommand({ Name, Stage: "LIVE" }));
    await expect(
      client.send(new GetDistributionCommand({ Id: stack.resource("Site").id })),
    ).rejects.toMatchObject({ name: "NoSuchDistribution" });
    expect(await refusalOfDeploy(cloudfront, template)).toMatchObject({
      cause: { name: "FunctionAlreadyExists" },
    });
  });

  it("keeps what a function of the template retains", async () => {
    const { cloudfront } = openMock();
    const template = { ...makeFunctionTemplate(["edge"]), Parameters: { Policy: { Type: "String" } } };
    template.Resources.edge.DeletionPolicy = { Ref: "Policy" };
    const stack = await cloudfront.deployTemplate(template, {
      parameters: { Policy: "RetainExceptOnCreate" },
    });
    await stack.delete();
    expect(Object.keys(cloudfront.state().functions ?? {})).toEqual(["edge/DEVELOPMENT", "edge/LIVE"]);
  });

  it("of a stack that is gone does nothing", async () => {
    const { cloudfront } = openMock();
    const stack = await cloudfront.deployTemplate(makeFunctionTemplate(["edge"]));
    await stack.delete();
    await stack.delete();
    expect(cloudfront.state()).toEqual({});
  });

  it("is undone if CloudFront refuses", async () => {
    const { cloudfront } = openMock();
    const stack = await cloudfront.deployTemplate(makeFunctionTemplate(["edge", "other"]));
    cloudfront.seed.distribution({ functions: { "viewer-request": "edge" } });
    const before = cloudfront.state();
    await expect(stack.delete()).rejects.toMatchObject({
      name: "DeployError",
      status: "DELETE_FAILED",
      logicalId: "edge",
      cause: { name: "FunctionInUse" },
    });
    expect(cloudfront.state()).toEqual(before);
  });
});

describe("conditions and parameters", () => {
  const options = {
    stackName: "Intrinsics",
    imports: { ApiUrl: "https://api.example.com/" },
    references: {
      "ssm:/cert/arn": "arn:aws:acm:us-east-1:123456789012:certificate/473e64fd-f30b-4765-81a0-62ad96dd167a",
    },
  };

  it("choose resources, names and properties", async () => {
    const { cloudfront } = openMock();
    const dev = await cloudfront.deployTemplate(readFixture("6-intrinsics"), options);
    expect(dev.resource("Fn").id).toBe("edge-dev");
    expect(dev.resource("Dist").properties).toMatchObject({
      DistributionConfig: {
        Comment: "Intrinsics",
        Origins: [
          {
            DomainName: "api.example.com",
            OriginCustomHeaders: [{ HeaderValue: "{{resolve:secretsmanager:site:SecretString:key}}" }],
          },
        ],
        ViewerCertificate: { CloudFrontDefaultCertificate: true },
      },
    });
    expect(dev.resource("Dist").properties.DistributionConfig).not.toHaveProperty("Aliases");
    expect(Object.keys(dev.resources)).not.toContain("OnlyProd");
    expect(dev.notes).toContain(
      "Dist was given {{resolve:secretsmanager:site:SecretString:key}} as written, because the reference has no value.",
    );

    const prod = await cloudfront.deployTemplate(readFixture("6-intrinsics"), {
      ...options,
      parameters: { Stage: "prod" },
    });
    expect(changesOf(prod)).toEqual(["replace Fn", "create OnlyProd", "update Dist", "delete Fn"]);
    expect(prod.resource("Dist").properties).toMatchObject({
      DistributionConfig: {
        Aliases: ["www.example.com"],
        ViewerCertificate: { AcmCertificateArn: options.references["ssm:/cert/arn"] },
      },
    });
  });

  it("need imports that exist", async () => {
    const { cloudfront } = openMock();
    const error = await refusalOfDeploy(cloudfront, readFixture("6-intrinsics"), { stackName: "Intrinsics" });
    expect(error).toMatchObject({ status: "CREATE_FAILED", logicalId: "Dist" });
    expect(error.message).toContain("No export named ApiUrl found.");
    expect(error.message).toContain('{ imports: { "ApiUrl": "…" } }');
  });
});

it("resources of other services have values of the right form, or the given ones", async () => {
  const { cloudfront } = openMock({ references: "any" });
  const template = readFixture("5-origins");
  const stack = await cloudfront.deployTemplate(template, {
    stackName: "Origins",
    region: "eu-west-1",
    attributes: {
      Alb: { DNSName: "alb.test" },
      // Lambda@Edge takes functions of us-east-1 only.
      EdgeFnCurrentVersionAC3092B3c528241e17962185349ccf23352263d8: {
        Ref: "arn:aws:lambda:us-east-1:123456789012:function:edge:1",
      },
    },
  });
  const { Origins, DefaultCacheBehavior } = stack.resource("Site").properties.DistributionConfig as {
    Origins: { DomainName: string; VpcOriginConfig?: object; CustomOriginConfig?: object }[];
    DefaultCacheBehavior: { LambdaFunctionAssociations: { LambdaFunctionARN: string }[] };
  };
  expect(Origins.map(({ DomainName }) => DomainName)).toEqual([
    expect.stringMatching(/^[0-9a-f]+\.lambda-url\.eu-west-1\.on\.aws$/),
    "alb.test",
    "alb.test",
    expect.stringMatching(/\.s3-website-eu-west-1\.amazonaws\.com$/),
    expect.stringMatching(/\.s3\.eu-west-1\.amazonaws\.com$/),
  ]);
  expect(DefaultCacheBehavior.LambdaFunctionAssociations[0]?.LambdaFunctionARN).toMatch(/:1$/);
  expect(Origins[2]).not.toHaveProperty("CustomOriginConfig");
});

it("a deploy in flight at a reset rejects, and the new state is empty", async () => {
  const { cloudfront } = openMock();
  const deploy = cloudfront.deployTemplate(makeFunctionTemplate(["first", "second"]));
  const outcome = expect(deploy).rejects.toMatchObject({ code: "RESET_DURING_CALL" });
  cloudfront.reset();
  await outcome;
  expect(cloudfront.state()).toEqual({});
});

it("deploys of one mock run one after the other", async () => {
  const { cloudfront } = openMock();
  const stacks = await Promise.all([
    cloudfront.deployTemplate(makeFunctionTemplate(["edge"])),
    cloudfront.deployTemplate(makeFunctionTemplate(["edge"], { FunctionCode: `${passThrough} // 2` })),
    cloudfront.deployTemplate(makeFunctionTemplate(["edge"], { FunctionCode: `${passThrough} // 2` })),
  ]);
  expect(stacks.map(changesOf)).toEqual([["create edge"], ["update edge"], []]);
});

it("a snapshot of the mock includes its stacks", async () => {
  const { cloudfront } = openMock();
  await cloudfront.deployTemplate(makeFunctionTemplate(["edge"]));
  const deployed = cloudfront.snapshot();
  cloudfront.reset();
  cloudfront.reset(deployed);
  expect((await cloudfront.deployTemplate(makeFunctionTemplate(["edge"]))).changes).toEqual([]);
});

it("a frozen template is deployed, and a template is not changed", async () => {
  const { cloudfront } = openMock({ objects: fixtureObjects });
  const template = readFixture("2-redirects");
  const freeze = (value: unknown): void => {
    if (typeof value === "object" && value !== null) {
      Object.values(value).forEach(freeze);
      Object.freeze(value);
    }
  };
  freeze(template);
  await cloudfront.deployTemplate(template);
  expect(template).toEqual(readFixture("2-redirects"));
});

it("a deploy that a fault holds rejects at a reset, and the next deploy runs", async () => {
  const { cloudfront } = openMock();
  cloudfront.faults.on(CreateFunctionCommand).hangsOnce();
  const held = cloudfront.deployTemplate(makeFunctionTemplate(["edge"]));
  const outcome = expect(held).rejects.toMatchObject({ code: "RESET_DURING_CALL" });
  await vi.waitFor(() => expect(cloudfront.calls()).toHaveLength(1));
  cloudfront.reset();
  await outcome;
  const stack = await cloudfront.deployTemplate(makeFunctionTemplate(["edge"]));
  expect(changesOf(stack)).toEqual(["create edge"]);
});

it("a mock that was restored deploys nothing", async () => {
  const { cloudfront } = openMock();
  const stack = await cloudfront.deployTemplate(makeFunctionTemplate(["edge"]));
  cloudfront.restore();
  const deploy = cloudfront.deployTemplate(makeFunctionTemplate(["edge"]));
  await expect(deploy).rejects.toMatchObject({ code: "RESTORED" });
  await expect(stack.delete()).rejects.toMatchObject({ code: "RESTORED" });
});

it("resources of CloudFront that no service of the mock makes are stand-ins, with a note", async () => {
  const services = builtinServices.filter(({ name }) => name !== "origin-access-controls");
  const { cloudfront } = openMock({ services });
  const stack = await cloudfront.deployTemplate(readFixture("1-site"));
  expect(stack.resource("SiteOrigin1S3OriginAccessControl")).toMatchObject({
    isStandIn: true,
    id: expect.stringMatching(/^E[0-9A-F]{13}$/),
  });
  expect(stack.notes).toContain(
    "AWS::CloudFront::OriginAccessControl is a stand-in, because the mock has no operation CreateOriginAccessControl.",
  );
});
