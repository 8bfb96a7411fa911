import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openMock, refusalOfDeploy } from "../support/templates.ts";

/** Sections of the template that the expressions of these tests refer to. */
const sections = {
  Parameters: {
    Name: { Type: "String", Default: "site" },
    Zones: { Type: "CommaDelimitedList", Default: "a, b,c" },
    Ports: { Type: "List<Number>", Default: "80,443" },
  },
  Mappings: { Sizes: { prod: { ttl: 300, hosts: ["x", "y"] } } },
  Conditions: {
    IsSite: { "Fn::Equals": [{ Ref: "Name" }, "site"] },
    IsOther: { "Fn::Not": [{ Condition: "IsSite" }] },
    Both: { "Fn::And": [{ Condition: "IsSite" }, { Condition: "IsOther" }] },
    Either: { "Fn::Or": [{ Condition: "IsOther" }, { Condition: "IsSite" }] },
    Literal: { "Fn::Equals": [true, "true"] },
  },
  Resources: {
    Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: "files" } },
    Missing: { Type: "AWS::S3::Bucket", Condition: "IsOther" },
  },
};

/** Deploys a template with one output, and returns its value. */
async function evaluate(expression: unknown, options = {}): Promise<string | undefined> {
  const { cloudfront } = openMock();
  const template = { ...sections, Outputs: { Result: { Value: expression } } };
  const { outputs } = await cloudfront.deployTemplate(template, { stackName: "Edge", ...options });
  return outputs.Result;
}

async function refuse(expression: unknown): Promise<string> {
  const { cloudfront } = openMock();
  const template = { ...sections, Outputs: { Result: { Value: expression } } };
  return (await refusalOfDeploy(cloudfront, template)).message;
}

const json = (value: unknown) => ({ "Fn::ToJsonString": value });

describe("functions", () => {
  it.each<[string, unknown, string]>([
    ["Ref of a parameter", { Ref: "Name" }, "site"],
    ["Ref of a list parameter", json({ Ref: "Zones" }), '["a","b","c"]'],
    ["Ref of a list of numbers", { "Fn::Select": [1, { Ref: "Ports" }] }, "443"],
    ["Ref of a resource", { Ref: "Bucket" }, "files"],
    [
      "pseudo parameters",
      { "Fn::Sub": "${AWS::StackName} ${AWS::Region} ${AWS::AccountId}" },
      "Edge us-east-1 123456789012",
    ],
    [
      "AWS::NoValue in a list and in an object",
      json([{ Ref: "AWS::NoValue" }, { a: { Ref: "AWS::NoValue" }, b: 1 }]),
      '[{"b":1}]',
    ],
    ["Fn::GetAtt with a list", { "Fn::GetAtt": ["Bucket", "Arn"] }, "arn:aws:s3:::files"],
    ["Fn::GetAtt with text", { "Fn::GetAtt": "Bucket.Arn" }, "arn:aws:s3:::files"],
    [
      "Fn::GetAtt with an attribute of a parameter",
      { "Fn::GetAtt": ["Bucket", { "Fn::Sub": ["A${X}", { X: "rn" }] }] },
      "arn:aws:s3:::files",
    ],
    [
      "Fn::Sub",
      { "Fn::Sub": "${Name} ${Bucket.Arn} ${!Name} $Name" },
      "site arn:aws:s3:::files ${Name} $Name",
    ],
    [
      "Fn::Sub with variables",
      { "Fn::Sub": ["${Name} ${Own}", { Own: { Ref: "Bucket" }, Name: "mine" }] },
      "mine files",
    ],
    ["Fn::Join", { "Fn::Join": ["-", ["a", 1, true, { Ref: "Name" }]] }, "a-1-true-site"],
    ["Fn::Join of a function", { "Fn::Join": ["+", { "Fn::Split": ["/", "a/b"] }] }, "a+b"],
    ["Fn::Join of a list parameter", { "Fn::Join": [".", { Ref: "Zones" }] }, "a.b.c"],
    [
      "Fn::Select with an index of text",
      { "Fn::Select": ["2", { "Fn::Split": ["/", "https://host/"] }] },
      "host",
    ],
    ["Fn::Select of a text with commas", { "Fn::Select": [1, "a, b"] }, "b"],
    ["Fn::If", { "Fn::If": ["IsSite", "yes", { Ref: "Missing" }] }, "yes"],
    ["Fn::And and Fn::Or", json([{ "Fn::If": ["Both", 1, 2] }, { "Fn::If": ["Either", 1, 2] }]), "[2,1]"],
    ["Fn::Equals of a boolean and text", { "Fn::If": ["Literal", "equal", "different"] }, "equal"],
    ["Fn::FindInMap", { "Fn::FindInMap": ["Sizes", { "Fn::Sub": "prod" }, "ttl"] }, "300"],
    ["Fn::FindInMap of a list", json({ "Fn::FindInMap": ["Sizes", "prod", "hosts"] }), '["x","y"]'],
    ["Fn::FindInMap with a default", { "Fn::FindInMap": ["Sizes", "dev", "ttl", { DefaultValue: 5 }] }, "5"],
    ["Fn::Base64", { "Fn::Base64": "é" }, "w6k="],
    ["Fn::Length", { "Fn::Length": { Ref: "Zones" } }, "3"],
    ["Fn::GetAZs", { "Fn::Join": [",", { "Fn::GetAZs": "" }] }, "us-east-1a,us-east-1b,us-east-1c"],
    ["Fn::Cidr", { "Fn::Join": [" ", { "Fn::Cidr": ["10.0.0.0/16", 2, 8] }] }, "10.0.0.0/24 10.0.1.0/24"],
  ])("%s", async (_name, expression, result) => {
    expect(await evaluate(expression)).toBe(result);
  });

  it("have advice if they are impossible", async () => {
    expect(await refuse({ "Fn::Select": [3, { Ref: "Zones" }] })).toContain(
      "Fn::Select cannot select nonexistent value at index 3",
    );
    expect(await refuse({ "Fn::FindInMap": ["Sizs", "prod", "ttl"] })).toMatch(
      /Unable to get mapping for Sizs::prod::ttl[\s\S]*Did you mean Sizes\?/,
    );
    expect(await refuse({ "Fn::GetAtt": ["Buckt", "Arn"] })).toMatch(
      /Unresolved resource dependencies \[Buckt\] in the Outputs block[\s\S]*Did you mean Bucket\?/,
    );
    expect(await refuse({ "Fn::If": ["IsSit", 1, 2] })).toContain("Did you mean IsSite?");
    expect(await refuse({ "Fn::Join": ["", [{ a: 1 }]] })).toContain("must have string values");
    expect(await refuse({ Ref: "Zones" })).toContain("must evaluate to a String");
  });

  it("read JavaScript in Fn::Sub as references", async () => {
    const message = await refuse({ "Fn::Sub": "return `${request.uri}`;" });
    expect(message).toContain("Unresolved resource dependencies [request]");
    expect(message).toContain("If the text is for JavaScript, write ${!request.uri}.");
    expect(await refuse({ "Fn::Sub": "`${a + b}`" })).toContain("write ${!a + b}");
  });

  it("that the mock does not evaluate are named with their path", async () => {
    const { cloudfront } = openMock();
    const template = {
      Resources: {
        Store: {
          Type: "AWS::CloudFront::KeyValueStore",
          Properties: { Name: { "Fn::Transform": { Name: "Upper" } } },
        },
      },
    };
    await expect(cloudfront.deployTemplate(template)).rejects.toMatchObject({
      code: "UNSUPPORTED_TEMPLATE",
      message: expect.stringContaining("Resources.Store.Properties.Name.Fn::Transform"),
    });
  });
});

describe("dynamic references", () => {
  const references = { "ssm:/cert": "arn", "secretsmanager:site:SecretString:key": "secret" };

  it("have the given values, wherever they are in a text", async () => {
    const text = "{{resolve:ssm:/cert}} {{resolve:secretsmanager:site:SecretString:key}}";
    expect(await evaluate(text, { references })).toBe("arn secret");
  });

  it("can be made by functions", async () => {
    const expression = { "Fn::Sub": "{{resolve:ssm:/${Kind}}}" };
    const { cloudfront } = openMock();
    const template = {
      ...sections,
      Parameters: { Kind: { Type: "String" } },
      Conditions: {},
      Resources: { Topic: { Type: "AWS::SNS::Topic" } },
      Outputs: { Result: { Value: expression } },
    };
    const { outputs } = await cloudfront.deployTemplate(template, {
      parameters: { Kind: "cert" },
      references,
    });
    expect(outputs.Result).toBe("arn");
  });
});

it("Fn::Split and Fn::Join are inverse", async () => {
  const { cloudfront } = openMock();
  await fc.assert(
    fc.asyncProperty(
      fc.string({ minLength: 1 }),
      fc.constantFrom("/", "--", "."),
      async (text, delimiter) => {
        const Value = { "Fn::Join": [delimiter, { "Fn::Split": [delimiter, text] }] };
        const template = {
          Resources: { Topic: { Type: "AWS::SNS::Topic" } },
          Outputs: { Result: { Value } },
        };
        expect((await cloudfront.deployTemplate(template)).outputs.Result).toBe(text);
      },
    ),
    { numRuns: 50 },
  );
});
