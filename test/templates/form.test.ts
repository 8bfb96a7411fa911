import { describe, expect, it } from "vitest";
import { changesOf, makeFunctionTemplate, openMock, refusalOfDeploy } from "../support/templates.ts";

const topic = (DependsOn?: string | string[]) => ({
  Type: "AWS::SNS::Topic",
  ...(DependsOn && { DependsOn }),
});

async function refuse(template: object): Promise<string> {
  const { cloudfront } = openMock();
  const error = await refusalOfDeploy(cloudfront, template as never);
  expect(error.status).toBe("INVALID");
  return error.message;
}

describe("a template is refused before anything is made", () => {
  it("if resources depend on each other, with their names", async () => {
    const Resources = { A: topic("B"), B: topic(["C"]), C: topic("A"), D: topic() };
    expect(await refuse({ Resources })).toMatch(
      /Circular dependency between resources: \[A, B, C\][\s\S]*The circle is A -> B -> C -> A\./,
    );
  });

  it("if a resource has no type", async () => {
    expect(await refuse({ Resources: { A: { Properties: {} } } })).toContain(
      "[/Resources/A] Every Resources object must contain a Type member.",
    );
    expect(await refuse({ Resources: {} })).toContain("At least one Resources member must be defined.");
  });

  it.each<[object, string]>([
    [{ Resources: { A: { ...topic(), Properties: "x" } } }, "[/Resources/A/Properties] must be an object"],
    [{ Resources: { A: { ...topic(), Condition: {} } } }, "[/Resources/A/Condition] must be a string"],
    [
      { Resources: { A: { ...topic(), DependsOn: 5 } } },
      "[/Resources/A/DependsOn] must be a string or a list",
    ],
    [
      { Resources: { A: topic() }, Parameters: { P: {} } },
      "[/Parameters/P] Every Parameters object must contain a Type member.",
    ],
    [
      { Resources: { A: topic() }, Outputs: { O: {} } },
      "[/Outputs/O] Every Outputs object must contain a Value member.",
    ],
    [{ Resources: { A: topic() }, Outputs: [] }, "Outputs must be an object"],
  ])("if a member has the wrong form: %o", async (template, message) => {
    expect(await refuse(template)).toContain(message);
  });

  it("if a reference names nothing", async () => {
    const template = makeFunctionTemplate(["edge"], { Comment: { Ref: "Edge" } });
    expect(await refuse(template)).toMatch(
      /Unresolved resource dependencies \[Edge\] in the Resources block of the template[\s\S]*Did you mean edge\?/,
    );
    expect(await refuse({ Resources: { A: topic("B") } })).toContain("Unresolved resource dependencies [B]");
  });

  it("if a reference names a resource whose condition is false", async () => {
    const template = {
      Conditions: { Never: { "Fn::Equals": ["a", "b"] } },
      Resources: {
        ...makeFunctionTemplate(["edge"], { Comment: { Ref: "Absent" } }).Resources,
        Absent: { Type: "AWS::SNS::Topic", Condition: "Never" },
      },
    };
    expect(await refuse(template)).toContain("edge refers to Absent, whose condition Never is false.");
  });
});

it("a type of CloudFront that does not exist is not supported", async () => {
  const { cloudfront } = openMock();
  const deploy = cloudfront.deployTemplate({ Resources: { A: { Type: "AWS::CloudFront::Distribtion" } } });
  await expect(deploy).rejects.toMatchObject({
    code: "UNSUPPORTED_TEMPLATE",
    message: expect.stringContaining("Did you mean AWS::CloudFront::Distribution?"),
  });
});

it("resources are made after those that they depend on, otherwise in the order of writing", async () => {
  const { cloudfront } = openMock();
  const template = makeFunctionTemplate(["d", "a", "c", "b"]);
  template.Resources.d.DependsOn = ["b"];
  template.Resources.a.DependsOn = "c";
  const stack = await cloudfront.deployTemplate(template);
  expect(changesOf(stack)).toEqual(["create b", "create d", "create c", "create a"]);
  expect(Object.keys(stack.resources)).toEqual(["b", "d", "c", "a"]);
});

describe("a template of AWS SAM", () => {
  it("has the resources that SAM generates", async () => {
    const { cloudfront } = openMock();
    const stack = await cloudfront.deployTemplate({
      Transform: ["AWS::Serverless-2016-10-31"],
      Resources: {
        Api: {
          Type: "AWS::Serverless::Function",
          Properties: { FunctionUrlConfig: {}, FunctionName: "api" },
        },
        Site: { Type: "AWS::S3::BucketPolicy", Properties: { Bucket: { Ref: "Generated" } } },
      },
      Outputs: {
        Url: { Value: { "Fn::GetAtt": ["ApiUrl", "FunctionUrl"] } },
        Version: { Value: { Ref: "Api.Version" } },
        Sub: { Value: { "Fn::Sub": "${Api.Version} ${Api.Arn}" } },
        Rest: { Value: { "Fn::Sub": "${ServerlessRestApi}.execute-api.${AWS::Region}.${AWS::URLSuffix}" } },
      },
    });
    const arn = "arn:aws:lambda:us-east-1:123456789012:function:api";
    expect(stack.outputs).toEqual({
      Url: expect.stringMatching(/^https:\/\/[0-9a-f]{32}\.lambda-url\.us-east-1\.on\.aws\/$/),
      Version: `${arn}:1`,
      Sub: `${arn}:1 ${arn}`,
      Rest: expect.stringMatching(/^[0-9a-f]{10}\.execute-api\.us-east-1\.amazonaws\.com$/),
    });
    expect(Object.keys(stack.resources)).toEqual(["Api", "Site"]);
    expect(stack.notes).toEqual(["The transform AWS::Serverless-2016-10-31 was not run."]);
  });
});

describe("Fn::ForEach", () => {
  const loop = (Type: string) => ({
    ...makeFunctionTemplate(["edge"]),
    Transform: "AWS::LanguageExtensions",
    Resources: {
      "Fn::ForEach::Each": ["X", ["a"], { "T${X}": { Type } }],
      ...makeFunctionTemplate(["edge"]).Resources,
    },
  });

  it("is left out, with a note", async () => {
    const { cloudfront } = openMock();
    const stack = await cloudfront.deployTemplate(loop("AWS::SNS::Topic"));
    expect(changesOf(stack)).toEqual(["create edge"]);
    expect(stack.notes).toContain("Resources.Fn::ForEach::Each was not run.");
  });

  it("is not supported for CloudFront resources", async () => {
    const { cloudfront } = openMock();
    const deploy = cloudfront.deployTemplate(loop("AWS::CloudFront::OriginAccessControl"));
    await expect(deploy).rejects.toMatchObject({ code: "UNSUPPORTED_TEMPLATE" });
  });
});

describe("a value of a parameter", () => {
  const deploy = async (definition: object, value?: unknown) => {
    const { cloudfront } = openMock();
    const template = {
      Parameters: { P: definition },
      Resources: { Topic: { Type: "AWS::SNS::Topic" } },
      Outputs: { P: { Value: { "Fn::ToJsonString": { Ref: "P" } } } },
    };
    const parameters = value === undefined ? {} : { P: value as string };
    return (await cloudfront.deployTemplate(template, { parameters })).outputs.P;
  };

  it.each<[object, unknown, string]>([
    [{ Type: "String" }, true, '"true"'],
    [{ Type: "Number" }, 5, '"5"'],
    [{ Type: "CommaDelimitedList" }, "a, b", '["a","b"]'],
    [{ Type: "List<AWS::EC2::Subnet::Id>" }, ["a", "b"], '["a","b"]'],
    [{ Type: "String", Default: 3 }, undefined, '"3"'],
  ])("%o %o", async (definition, value, result) => {
    expect(await deploy(definition, value)).toBe(result);
  });

  it.each<[object, unknown, RegExp]>([
    [
      { Type: "String", AllowedValues: ["dev", "prod"] },
      "test",
      /must be one of AllowedValues[\s\S]*It allows: dev, prod/,
    ],
    [{ Type: "String", AllowedPattern: "[a-z]+" }, "A", /must match pattern \[a-z\]\+/],
    [
      { Type: "String", AllowedPattern: "a", ConstraintDescription: "an a" },
      "b",
      /failed to satisfy constraint: an a/,
    ],
    [{ Type: "String", MinLength: 2 }, "a", /at least 2 characters/],
    [{ Type: "String", MaxLength: "2" }, "abc", /at most 2 characters/],
    [{ Type: "Number" }, "x", /must be a number/],
    [{ Type: "Number", MinValue: 2 }, 1, /not less than 2/],
    [{ Type: "Number", MaxValue: 2 }, 3, /not greater than 2/],
  ])("%o refuses %o", async (definition, value, message) => {
    await expect(deploy(definition, value)).rejects.toThrow(message);
  });
});
