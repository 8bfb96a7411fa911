import { describe, expect, it } from "vitest";
import {
  changesOf,
  makeFunctionTemplate,
  openMock,
  readFixture,
  refusalOfDeploy,
} from "../support/templates.ts";

/** A template that exports the ARN of a function. */
function makeExporter(properties: object = {}) {
  return {
    ...makeFunctionTemplate(["edge"], properties),
    Outputs: { Arn: { Value: { Ref: "edge" }, Export: { Name: "EdgeArn" } } },
  };
}

/** A template that imports the ARN into a comment. */
const importer = makeFunctionTemplate(["user"], {
  FunctionConfig: { Comment: { "Fn::ImportValue": "EdgeArn" }, Runtime: "cloudfront-js-2.0" },
});

describe("an export", () => {
  it("is the value of an import in another stack", async () => {
    const { cloudfront } = openMock();
    const { outputs } = await cloudfront.deployTemplate(makeExporter(), { stackName: "Edge" });
    const stack = await cloudfront.deployTemplate(importer, { stackName: "User" });
    expect(stack.resource("user").properties).toMatchObject({ FunctionConfig: { Comment: outputs.Arn } });
  });

  it("can have one owner", async () => {
    const { cloudfront } = openMock();
    await cloudfront.deployTemplate(makeExporter(), { stackName: "Edge" });
    const other = makeExporter({ Name: "other" });
    expect(await refusalOfDeploy(cloudfront, other, { stackName: "Other" })).toMatchObject({
      status: "INVALID",
      message: expect.stringContaining("Export with name EdgeArn is already exported by stack Edge"),
    });
  });

  it("in use can neither change nor go", async () => {
    const { cloudfront } = openMock();
    const edge = await cloudfront.deployTemplate(makeExporter(), { stackName: "Edge" });
    const user = await cloudfront.deployTemplate(importer, { stackName: "User" });
    const renamed = await refusalOfDeploy(cloudfront, makeExporter({ Name: "v2" }), { stackName: "Edge" });
    expect(renamed.message).toContain("Export EdgeArn cannot be updated as it is in use by User");
    const silent = await refusalOfDeploy(cloudfront, makeFunctionTemplate(["edge"]), { stackName: "Edge" });
    expect(silent.message).toContain("Export EdgeArn cannot be deleted as it is in use by User");
    await expect(edge.delete()).rejects.toThrow("Export EdgeArn cannot be deleted as it is in use by User");
    await user.delete();
    await edge.delete();
    expect(cloudfront.state()).toEqual({});
  });

  it("is for one region", async () => {
    const { cloudfront } = openMock();
    await cloudfront.deployTemplate(makeExporter(), { stackName: "Edge" });
    const error = await refusalOfDeploy(cloudfront, importer, { stackName: "User", region: "eu-west-1" });
    expect(error.message).toContain("No export named EdgeArn found.");
    expect(error.message).toContain(
      "The stack Edge exports it in us-east-1, and this stack is in eu-west-1.",
    );
  });

  it("that does not exist can be given", async () => {
    const { cloudfront } = openMock();
    const stack = await cloudfront.deployTemplate(importer, { imports: { EdgeArn: "given" } });
    expect(changesOf(stack)).toEqual(["create user"]);
  });
});

describe("stacks of the CDK refer to each other", () => {
  it("in one region by exports", async () => {
    const { cloudfront } = openMock();
    const functions = await cloudfront.deployTemplate(readFixture("8a-functions"), { stackName: "Fns" });
    const same = await cloudfront.deployTemplate(readFixture("8c-same-region"), { stackName: "Same" });
    expect(JSON.stringify(same.resource("D").properties)).toContain(functions.resource("F").ref as string);
  });

  it("in two regions by parameters in SSM", async () => {
    const { cloudfront } = openMock();
    const functions = await cloudfront.deployTemplate(readFixture("8a-functions"), { stackName: "Fns" });
    const options = { stackName: "Web", region: "eu-west-1" };
    const web = await cloudfront.deployTemplate(readFixture("8b-other-region"), options);
    expect(JSON.stringify(web.resource("D").properties)).toContain(functions.resource("F").ref as string);
  });
});

describe("an EdgeFunction of the CDK in another region", () => {
  // Synthesized by experimental.EdgeFunction of aws-cdk-lib 2.276.0
  const reader = {
    Resources: {
      Reader: {
        Type: "Custom::CrossRegionStringParameterReader",
        Properties: { Region: "us-east-1", ParameterName: "/cdk/EdgeFunctionArn/eu-west-1/Site/E" },
      },
    },
    Outputs: { Arn: { Value: { "Fn::GetAtt": ["Reader", "FunctionArn"] } } },
  };
  const options = { stackName: "Site", region: "eu-west-1" };

  it("has the ARN that the stack in us-east-1 stored", async () => {
    const { cloudfront } = openMock();
    const { outputs: stored } = await cloudfront.deployTemplate(
      {
        Resources: {
          E: { Type: "AWS::Lambda::Version", Properties: { FunctionName: "edge" } },
          P: {
            Type: "AWS::SSM::Parameter",
            Properties: {
              Name: "/cdk/EdgeFunctionArn/eu-west-1/Site/E",
              Type: "String",
              Value: { Ref: "E" },
            },
          },
        },
        Outputs: { Arn: { Value: { Ref: "E" } } },
      },
      { stackName: "edge-lambda-stack" },
    );
    expect((await cloudfront.deployTemplate(reader, options)).outputs).toEqual(stored);
  });

  it("has an ARN of the right form without that stack", async () => {
    const { cloudfront } = openMock();
    const { outputs } = await cloudfront.deployTemplate(reader, options);
    expect(outputs.Arn).toMatch(/^arn:aws:lambda:us-east-1:123456789012:function:.+:1$/);
  });
});

it("a parameter of SSM of a deployed stack is the value of dynamic references and of SSM types", async () => {
  const { cloudfront } = openMock();
  await cloudfront.deployTemplate(
    {
      Resources: {
        ...makeFunctionTemplate(["edge"]).Resources,
        Arn: {
          Type: "AWS::SSM::Parameter",
          Properties: { Name: "/edge/arn", Type: "String", Value: { Ref: "edge" } },
        },
      },
    },
    { stackName: "Edge" },
  );
  const reader = {
    Parameters: { Arn: { Type: "AWS::SSM::Parameter::Value<String>", Default: "/edge/arn" } },
    Resources: { Topic: { Type: "AWS::SNS::Topic" } },
    Outputs: { Arn: { Value: { Ref: "Arn" } }, Resolved: { Value: "{{resolve:ssm:/edge/arn:1}}" } },
  };
  const { outputs } = await cloudfront.deployTemplate(reader, { stackName: "Reader" });
  const arn = "arn:aws:cloudfront::123456789012:function/edge";
  expect(outputs).toEqual({ Arn: arn, Resolved: arn });
});
