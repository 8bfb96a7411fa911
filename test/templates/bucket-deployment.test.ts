import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CreateInvalidationCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it, onTestFinished } from "vitest";
import type { CloudFormationTemplate } from "../../src/index.ts";
import { changesOf, openMock } from "../support/templates.ts";

const assetBucket = "cdk-hnb659fds-assets-123456789012-us-east-1";

/** Writes a cloud assembly with folders of files as assets, and returns its path. */
function writeAssembly(assets: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const folder = mkdtempSync(join(tmpdir(), "assembly-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [name, files] of Object.entries(assets)) {
    for (const [path, text] of Object.entries(files)) {
      write(`asset.${name}/${path}`, text);
    }
  }
  const files = Object.keys(assets).map((name) => [
    name,
    {
      source: { path: `asset.${name}`, packaging: "zip" },
      destinations: {
        current: { bucketName: "cdk-hnb659fds-assets-${AWS::AccountId}-us-east-1", objectKey: `${name}.zip` },
      },
    },
  ]);
  write("Site.assets.json", JSON.stringify({ files: Object.fromEntries(files) }));
  return folder;
}

/** The custom resource as the CDK writes it. */
function makeDeployment(keys: readonly string[], changes: object = {}) {
  return {
    Type: "Custom::CDKBucketDeployment",
    Properties: {
      SourceBucketNames: keys.map(() => ({
        "Fn::Sub": "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}",
      })),
      SourceObjectKeys: keys.map((key) => `${key}.zip`),
      DestinationBucketName: { Ref: "Bucket" },
      Prune: true,
      DistributionId: { Ref: "Site" },
      DistributionPaths: ["/*"],
      ...changes,
    },
  };
}

function makeTemplate(deployments: Readonly<Record<string, object>>): CloudFormationTemplate {
  return {
    Resources: {
      Bucket: { Type: "AWS::S3::Bucket" },
      Site: {
        Type: "AWS::CloudFront::Distribution",
        Properties: {
          DistributionConfig: {
            Enabled: true,
            DefaultRootObject: "index.html",
            Origins: [
              {
                Id: "bucket",
                DomainName: { "Fn::GetAtt": ["Bucket", "RegionalDomainName"] },
                S3OriginConfig: {},
              },
            ],
            DefaultCacheBehavior: {
              TargetOriginId: "bucket",
              ViewerProtocolPolicy: "allow-all",
              CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
            },
          },
        },
      },
      ...deployments,
    },
    Outputs: { Url: { Value: { "Fn::Sub": "https://${Site.DomainName}" } } },
  };
}

function open() {
  const { cloudfront } = openMock();
  const textOf = async (url: string) => {
    const { response } = await cloudfront.visit(url);
    return response.status === 200 ? response.text() : response.status;
  };
  return { cloudfront, textOf };
}

describe("a bucket deployment of the CDK", () => {
  it("serves the files of its assets from the bucket's origin", async () => {
    const { cloudfront, textOf } = open();
    const assembly = writeAssembly({ site: { "index.html": "home", "docs/a.txt": "a" } });
    const { outputs, notes, ...stack } = await cloudfront.deployTemplate(
      makeTemplate({ Deploy: makeDeployment(["site"]) }),
      { assembly },
    );
    expect(changesOf({ outputs, notes, ...stack })).toEqual(["create Site", "create Deploy"]);
    expect(notes).toEqual([]);
    expect(await textOf(`${outputs.Url}/`)).toBe("home");
    expect(await textOf(`${outputs.Url}/docs/a.txt`)).toBe("a");
    expect(await textOf(`${outputs.Url}/none.txt`)).toBe(403);
  });

  it("invalidates the distribution when the files change, and does nothing when they do not", async () => {
    const { cloudfront, textOf } = open();
    const assembly = writeAssembly({ old: { "index.html": "old" }, new: { "index.html": "new" } });
    const deploy = (key: string) =>
      cloudfront.deployTemplate(makeTemplate({ Deploy: makeDeployment([key]) }), { assembly });
    const { outputs } = await deploy("old");
    expect(await textOf(`${outputs.Url}/`)).toBe("old");
    expect(changesOf(await deploy("old"))).toEqual([]);
    expect(changesOf(await deploy("new"))).toEqual(["update Deploy"]);
    expect(await textOf(`${outputs.Url}/`)).toBe("new");
    expect(cloudfront.calls(CreateInvalidationCommand)).toMatchObject([
      { input: { InvalidationBatch: { Paths: { Quantity: 1, Items: ["/*"] } } } },
      { input: { InvalidationBatch: { Paths: { Quantity: 1, Items: ["/*"] } } } },
    ]);
  });

  it("joins its sources, of which the last wins, under its prefix", async () => {
    const { cloudfront, textOf } = open();
    const assembly = writeAssembly({ a: { "x.txt": "a", "y.txt": "a" }, b: { "y.txt": "b" } });
    const { outputs } = await cloudfront.deployTemplate(
      makeTemplate({ Deploy: makeDeployment(["a", "b"], { DestinationBucketKeyPrefix: "/docs" }) }),
      { assembly },
    );
    expect(await textOf(`${outputs.Url}/docs/x.txt`)).toBe("a");
    expect(await textOf(`${outputs.Url}/docs/y.txt`)).toBe("b");
    expect(await textOf(`${outputs.Url}/x.txt`)).toBe(403);
  });

  it("replaces the markers of values that only the deploy knows", async () => {
    const { cloudfront, textOf } = open();
    const assembly = writeAssembly({ config: { "config.json": '{"site":"<<marker:0xbaba:0>>"}' } });
    const SourceMarkers = [{ "<<marker:0xbaba:0>>": { Ref: "Site" } }];
    const stack = await cloudfront.deployTemplate(
      makeTemplate({ Deploy: makeDeployment(["config"], { SourceMarkers }) }),
      { assembly },
    );
    expect(await textOf(`${stack.outputs.Url}/config.json`)).toBe(`{"site":"${stack.resource("Site").id}"}`);
  });

  it("removes the files of others below its prefix only if it prunes", async () => {
    const { cloudfront, textOf } = open();
    const assembly = writeAssembly({ a: { "a.txt": "a" }, b: { "b.txt": "b" } });
    const template = (Prune: boolean) =>
      makeTemplate({
        First: makeDeployment(["a"], { Prune }),
        Second: { ...makeDeployment(["b"], { Prune }), DependsOn: "First" },
      });
    const kept = await cloudfront.deployTemplate(template(false), { assembly, stackName: "Kept" });
    expect(await textOf(`${kept.outputs.Url}/a.txt`)).toBe("a");
    const pruned = await cloudfront.deployTemplate(template(true), { assembly, stackName: "Pruned" });
    expect(await textOf(`${pruned.outputs.Url}/a.txt`)).toBe(403);
    expect(await textOf(`${pruned.outputs.Url}/b.txt`)).toBe("b");
  });

  it("notes an asset that the cloud assembly does not have", async () => {
    const { cloudfront } = open();
    const { notes } = await cloudfront.deployTemplate(makeTemplate({ Deploy: makeDeployment(["site"]) }));
    expect(notes).toEqual([
      `Deploy uploads no files of ${assetBucket}/site.zip, because the cloud assembly does not have them as a folder.`,
    ]);
  });

  it("removes its files when it leaves the template, and with its stack", async () => {
    const { cloudfront, textOf } = open();
    const assembly = writeAssembly({ a: { "a.txt": "a" } });
    const template = makeTemplate({ Deploy: makeDeployment(["a"]) });
    const { outputs } = await cloudfront.deployTemplate(template, { assembly });
    const without = await cloudfront.deployTemplate(makeTemplate({}), { assembly });
    expect(changesOf(without)).toEqual(["delete Deploy"]);
    await expect(textOf(`${outputs.Url}/a.txt`)).rejects.toThrow("nothing answers for it");
    await (await cloudfront.deployTemplate(template, { assembly })).delete();
    expect(cloudfront.state()).toEqual({});
  });

  it("keeps the previous files if the deploy fails", async () => {
    const { cloudfront, textOf } = open();
    const assembly = writeAssembly({ old: { "index.html": "old" }, new: { "index.html": "new" } });
    const template = (key: string, more = {}) => makeTemplate({ Deploy: makeDeployment([key]), ...more });
    const { outputs } = await cloudfront.deployTemplate(template("old"), { assembly });
    const broken = { Edge: { Type: "AWS::CloudFront::Function", DependsOn: "Deploy", Properties: {} } };
    await expect(cloudfront.deployTemplate(template("new", broken), { assembly })).rejects.toThrow(
      "required key",
    );
    expect(await textOf(`${outputs.Url}/`)).toBe("old");
  });

  it("comes back with a snapshot", async () => {
    const { cloudfront, textOf } = open();
    const assembly = writeAssembly({ site: { "index.html": "home" } });
    const { outputs } = await cloudfront.deployTemplate(makeTemplate({ Deploy: makeDeployment(["site"]) }), {
      assembly,
    });
    const deployed = cloudfront.snapshot();
    cloudfront.reset(deployed);
    expect(await textOf(`${outputs.Url}/`)).toBe("home");
  });
});
