import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  cloudAssembly,
  makeFunctionTemplate,
  openMock,
  readFixture,
  refusalOfDeploy,
} from "../support/templates.ts";

/** Creates a folder with files, until the end of the test. */
function makeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "templates-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const yaml = `
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  DomainName:
    Type: String
Conditions:
  IsLocal: !Equals [!Ref DomainName, localhost]
Resources:
  Router:
    Type: AWS::CloudFront::Function
    Properties:
      Name: router
      Name: router-of-site
      AutoPublish: true
      FunctionConfig:
        Comment: !If [IsLocal, local, 2026-01-02]
        Runtime: cloudfront-js-2.0
      FunctionCode: !Sub |
        function handler(event) {
          const text = \`\${!literal}\`;
          return { statusCode: 301, headers: { location: { value: 'https://\${DomainName}/' } } };
        }
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: origin
            DomainName: !Join [".", [origin, !Ref DomainName]]
            CustomOriginConfig: { OriginProtocolPolicy: https-only }
        DefaultCacheBehavior:
          TargetOriginId: origin
          ViewerProtocolPolicy: redirect-to-https
          CachePolicyId: 658327ea-f89d-4fab-a63d-7e88639e58f6
          FunctionAssociations:
            - EventType: viewer-request
              FunctionARN: !GetAtt Router.FunctionMetadata.FunctionARN
`;

describe("a YAML file", () => {
  it("has short forms, doubled keys and dates", async () => {
    const { cloudfront } = openMock();
    const folder = makeFolder({ "my_site.prod.yaml": yaml });
    const stack = await cloudfront.deployTemplate(join(folder, "my_site.prod.yaml"), {
      parameters: { DomainName: "example.com" },
    });
    expect(stack.name).toBe("my-site");
    const { id, ref, properties } = stack.resource("Router");
    expect(id).toBe("router-of-site");
    expect(properties).toMatchObject({ FunctionConfig: { Comment: "2026-01-02" } });
    expect(properties.FunctionCode).toContain("const text = `${literal}`;");
    expect(properties.FunctionCode).toContain("'https://example.com/'");
    expect(stack.resource("Site").properties).toMatchObject({
      DistributionConfig: {
        Origins: [{ DomainName: "origin.example.com" }],
        DefaultCacheBehavior: { FunctionAssociations: [{ FunctionARN: ref }] },
      },
    });
  });

  it("has anchors, also of short forms, and merged mappings", async () => {
    const { cloudfront } = openMock();
    const { outputs, resources } = await cloudfront.deployTemplate(`
Resources:
  First: &topic
    Type: AWS::SNS::Topic
    Properties:
      TopicName: &name !Sub \${AWS::StackName}-topic
  Second:
    <<: *topic
    DependsOn: First
Outputs:
  Name: { Value: *name }
`);
    expect(outputs.Name).toBe("Stack-topic");
    expect(resources.Second?.properties).toEqual({ TopicName: "Stack-topic" });
  });

  it("needs values for its parameters, and no others", async () => {
    const { cloudfront } = openMock();
    expect(await refusalOfDeploy(cloudfront, yaml)).toMatchObject({
      status: "INVALID",
      message: expect.stringContaining("Parameters: [DomainName] must have values"),
    });
    const unknown = await refusalOfDeploy(cloudfront, yaml, { parameters: { DomainNam: "example.com" } });
    expect(unknown.message).toContain("Parameters: [DomainNam] do not exist in the template");
    expect(unknown.message).toContain("Did you mean DomainName?");
  });
});

describe("a source", () => {
  const template = makeFunctionTemplate(["edge"]);
  const folder = () => makeFolder({ "Site.template.json": JSON.stringify(template) });

  it("is a path, a URL, a text, an object or an object with toJSON", async () => {
    const { cloudfront } = openMock();
    const path = join(folder(), "Site.template.json");
    const named = await cloudfront.deployTemplate(path);
    expect(named.name).toBe("Site");
    const options = { stackName: "Site" };
    for (const source of [
      pathToFileURL(path),
      JSON.stringify(template),
      JSON.stringify(template, undefined, 2),
      template,
      { toJSON: () => template },
    ]) {
      expect((await cloudfront.deployTemplate(source, options)).changes).toEqual([]);
    }
  });

  it.each<[string, () => unknown, RegExp]>([
    ["a file that does not exist", () => "infra/none.yaml", /There is no file infra\/none\.yaml/],
    ["a folder", folder, /is a folder\. .* The folder has Site\.template\.json\./],
    ["a web address", () => new URL("https://example.com/site.json"), /is not a file: URL/],
    ["a template without Resources", () => ({ Outputs: {} }), /has no Resources, so it is not a template/],
    ["a number", () => 5, /is 5, so it is not a template\. deployTemplate\(\) takes a path/],
    ["malformed JSON", () => '{ "Resources": ', /is not valid JSON/],
    ["malformed YAML", () => "Resources:\n  a: [", /is not valid YAML: .*line 2, column \d/s],
    ["an unknown tag", () => "Resources:\n  a: !Reff b", /has the tag !Reff/],
  ])("cannot be %s", async (_name, makeSource, message) => {
    const { cloudfront } = openMock();
    const deploy = cloudfront.deployTemplate(makeSource() as string);
    await expect(deploy).rejects.toMatchObject({
      code: "INVALID_TEMPLATE",
      message: expect.stringMatching(message),
    });
  });

  it("has options of the right type", async () => {
    const { cloudfront } = openMock();
    const deploy = (options: object) => cloudfront.deployTemplate(template, options);
    await expect(deploy({ stackNam: "x" })).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringContaining('Did you mean "stackName"?'),
    });
    await expect(deploy({ stackName: "my site" })).rejects.toMatchObject({ code: "INVALID_OPTION" });
    await expect(deploy({ attributes: { Edgy: { Ref: "x" } } })).rejects.toMatchObject({
      code: "INVALID_OPTION",
      message: expect.stringContaining('There is no resource "Edgy". Did you mean "edge"?'),
    });
  });
});

describe("a cloud assembly", () => {
  it("next to a template file gives the files of stores and the templates of nested stacks", async () => {
    const { cloudfront } = openMock();
    const stack = await cloudfront.deployTemplate(`${cloudAssembly}/Redirects.template.json`);
    expect(stack.name).toBe("Redirects");
    expect(stack.notes).toEqual([]);
    expect(cloudfront.state().keyValueData?.RedirectsStore6A65E85A?.items).toEqual({ "/old": "/new" });
    expect(stack.changes.at(-1)).toEqual({
      action: "create",
      logicalId: "NestedNestedStackNestedNestedStackResourceDEFDAA4D/Oac",
      type: "AWS::CloudFront::OriginAccessControl",
    });
    expect(stack.resource("Oac").id).toBe(Object.keys(cloudfront.state().originAccessControls ?? {})[0]);
  });

  it("is an option for a template that is an object", async () => {
    const { cloudfront } = openMock();
    const template = readFixture("cdk.out/Redirects.template");
    const stack = await cloudfront.deployTemplate(template, { assembly: cloudAssembly });
    expect(stack.notes).toEqual([]);
    await stack.delete();
    expect(cloudfront.state()).toEqual({});
  });

  it("has names of buckets in the account and region of the deploy", async () => {
    const { cloudfront } = openMock({ accountId: "111122223333" });
    const options = { region: "eu-west-1" };
    const stack = await cloudfront.deployTemplate(`${cloudAssembly}/Redirects.template.json`, options);
    expect(stack.resource("Store").properties.ImportSource).toMatchObject({
      SourceArn: expect.stringContaining("cdk-hnb659fds-assets-111122223333-eu-west-1/"),
    });
  });
});

describe("a CDK stack", () => {
  /** An object with the shape of a stack of the CDK. */
  function makeStack({
    template = makeFunctionTemplate(["RewriteA2091284"]) as object,
    account = "unknown-account",
    region = "unknown-region",
    files = [] as string[],
  } = {}) {
    const artifact = {
      template,
      stackName: "Prod-Site",
      environment: { account, region },
      dependencies: files.map((file) => ({ file })),
    };
    const app = {
      synth: () => ({ getStackArtifact: (id: string) => (id === "Site" ? artifact : undefined) }),
    };
    const stack = { artifactId: "Site", node: { scopes: [app] as unknown[] } };
    stack.node.scopes.push(stack);
    return stack;
  }

  it("gives its name and template", async () => {
    const { cloudfront } = openMock();
    const stack = await cloudfront.deployTemplate(makeStack());
    expect(stack).toMatchObject({ name: "Prod-Site", region: "us-east-1" });
    expect(stack.resource("Rewrite").type).toBe("AWS::CloudFront::Function");
  });

  it("gives its region and the files of its assembly", async () => {
    const { cloudfront } = openMock();
    const stack = makeStack({
      template: readFixture("cdk.out/Redirects.template"),
      region: "eu-west-1",
      files: [`${process.cwd()}/${cloudAssembly}/Redirects.assets.json`],
    });
    const { region } = await cloudfront.deployTemplate(stack);
    expect(region).toBe("eu-west-1");
    expect(cloudfront.state().keyValueData?.RedirectsStore6A65E85A?.items).toEqual({ "/old": "/new" });
  });

  it("for another account is not deployed", async () => {
    const { cloudfront } = openMock();
    await expect(cloudfront.deployTemplate(makeStack({ account: "111122223333" }))).rejects.toMatchObject({
      code: "UNSUPPORTED_TEMPLATE",
      message: expect.stringContaining('mockCloudFront({ accountId: "111122223333" })'),
    });
  });

  it("that cannot be synthesized rejects with the error of the construct", async () => {
    const { cloudfront } = openMock();
    const failure = new Error("Validation failed");
    const stack = makeStack();
    stack.node.scopes[0] = {
      synth() {
        throw failure;
      },
    };
    await expect(cloudfront.deployTemplate(stack)).rejects.toBe(failure);
  });

  it("without an app, and a nested stack, cannot be deployed", async () => {
    const { cloudfront } = openMock();
    const orphan = { artifactId: "Site", node: { scopes: [] } };
    await expect(cloudfront.deployTemplate(orphan)).rejects.toMatchObject({ code: "INVALID_TEMPLATE" });
    const nested = Object.assign(makeStack(), { nestedStackParent: {} });
    await expect(cloudfront.deployTemplate(nested)).rejects.toMatchObject({
      message: expect.stringContaining("is nested. Deploy the stack that it is nested in."),
    });
  });

  it("finds a resource by its construct", async () => {
    const { cloudfront } = openMock();
    const stack = await cloudfront.deployTemplate(makeStack());
    const token = {};
    const resource = {
      node: {},
      logicalId: token,
      stack: { resolve: (value: unknown) => (value === token ? "RewriteA2091284" : value) },
    };
    expect(stack.resource({ node: { defaultChild: resource } })).toBe(stack.resources.RewriteA2091284);
    expect(stack.resource(resource)).toBe(stack.resources.RewriteA2091284);
    expect(() => stack.resource({ node: {} })).toThrow("The stack Prod-Site has no resource an object.");
  });
});
