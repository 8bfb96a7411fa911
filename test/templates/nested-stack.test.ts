import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListTagsForResourceCommand } from "@aws-sdk/client-cloudfront";
import { expect, it, onTestFinished } from "vitest";
import { changesOf, makeFunctionTemplate, openMock, refusalOfDeploy } from "../support/templates.ts";

/** Creates a folder with the templates of a parent and of a nested stack, until the end of the test. */
function makeFolder({ child, ...resources }: { child: object } & Record<string, object>) {
  const folder = mkdtempSync(join(tmpdir(), "nested-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (name: string, template: object) => {
    writeFileSync(join(folder, name), JSON.stringify(template));
  };
  write("child.json", child);
  write("parent.json", {
    Parameters: { Name: { Type: "String", Default: "edge" } },
    Resources: {
      Child: {
        Type: "AWS::CloudFormation::Stack",
        Properties: { TemplateURL: "./child.json", Parameters: { FunctionName: { Ref: "Name" } } },
      },
      ...resources,
    },
    Outputs: { Arn: { Value: { "Fn::GetAtt": ["Child", "Outputs.Arn"] } } },
  });
  return { parent: join(folder, "parent.json"), write };
}

const child = {
  ...makeFunctionTemplate(["Edge"], { Name: { Ref: "FunctionName" } }),
  Parameters: { FunctionName: { Type: "String" } },
  Outputs: { Arn: { Value: { Ref: "Edge" } } },
};

it("a nested stack is deployed with its parameters, and gives its outputs to the parent", async () => {
  const { cloudfront } = openMock();
  const stack = await cloudfront.deployTemplate(makeFolder({ child }).parent, { stackName: "Parent" });
  expect(stack.outputs.Arn).toBe("arn:aws:cloudfront::123456789012:function/edge");
  expect(changesOf(stack)).toEqual(["create Child/Edge"]);
  expect(stack.resources["Child/Edge"]?.id).toBe("edge");
  expect(stack.resource("Child").id).toBe("Parent-Child");
  await stack.delete();
  expect(cloudfront.state()).toEqual({});
});

it("an update of the parent updates the nested stack, and replaces and removes its resources", async () => {
  const { cloudfront } = openMock();
  const { parent, write } = makeFolder({ child });
  const options = { stackName: "Parent" };
  await cloudfront.deployTemplate(parent, options);
  expect((await cloudfront.deployTemplate(parent, options)).changes).toEqual([]);
  const renamed = await cloudfront.deployTemplate(parent, { ...options, parameters: { Name: "v2" } });
  expect(changesOf(renamed)).toEqual(["replace Child/Edge", "delete Child/Edge"]);

  write("parent.json", makeFunctionTemplate(["Other"]));
  const removed = await cloudfront.deployTemplate(parent, options);
  expect(changesOf(removed)).toEqual(["create Other", "delete Child/Edge"]);
  expect(Object.keys(cloudfront.state().functions ?? {})).toEqual(["Other/DEVELOPMENT", "Other/LIVE"]);
});

it("a refusal in a nested stack undoes the deploy of the parent", async () => {
  const { cloudfront } = openMock();
  const { First } = makeFunctionTemplate(["First"]).Resources;
  const broken = makeFolder({
    child: { ...child, ...makeFunctionTemplate(["Edge"], { FunctionCode: "function handler({ a }) {}" }) },
    First,
  });
  expect(await refusalOfDeploy(cloudfront, broken.parent)).toMatchObject({
    logicalId: "Child/Edge",
    cause: { name: "InvalidArgument" },
  });
  const unnamed = makeFolder({ child: { ...child, Parameters: { Other: { Type: "String" } } } });
  expect(await refusalOfDeploy(cloudfront, unnamed.parent)).toMatchObject({
    status: "CREATE_FAILED",
    logicalId: "Child",
    resourceType: "AWS::CloudFormation::Stack",
  });
});

it("a nested stack without its template is a stand-in", async () => {
  const { cloudfront } = openMock();
  const stack = await cloudfront.deployTemplate({
    Resources: {
      Child: {
        Type: "AWS::CloudFormation::Stack",
        Properties: { TemplateURL: "https://s3.amazonaws.com/b/k" },
      },
    },
    Outputs: { Arn: { Value: { "Fn::GetAtt": ["Child", "Outputs.RoleArn"] } } },
  });
  expect(stack.resource("Child").isStandIn).toBe(true);
  expect(stack.outputs.Arn).toMatch(/^arn:aws:/);
  expect(stack.notes).toEqual([
    "The nested stack Child is a stand-in, because its template is not in the cloud assembly.",
  ]);
});

it("tags of the parent reach the resources of the nested stack", async () => {
  const { cloudfront, client } = openMock();
  const stack = await cloudfront.deployTemplate(makeFolder({ child }).parent, { tags: { team: "web" } });
  const Resource = stack.resources["Child/Edge"]?.ref as string;
  const { Tags } = await client.send(new ListTagsForResourceCommand({ Resource }));
  expect(Tags?.Items).toEqual([{ Key: "team", Value: "web" }]);
});
