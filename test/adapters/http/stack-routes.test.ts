import { CloudFrontClient, DescribeFunctionCommand } from "@aws-sdk/client-cloudfront";
import { describe, expect, it, onTestFinished } from "vitest";
import { startServer } from "../../../src/http.ts";
import { passThrough } from "../../support/make.ts";
import { makeFunctionTemplate } from "../../support/templates.ts";

async function open() {
  const server = await startServer();
  onTestFinished(() => server.close());
  const client = new CloudFrontClient({
    endpoint: server.url,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const control = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${server.url}/_mock/${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === "" ? undefined : JSON.parse(text) };
  };
  return { server, client, control };
}

const yaml = `
Parameters:
  Name: { Type: String }
Resources:
  Edge:
    Type: AWS::CloudFront::Function
    Properties:
      Name: !Ref Name
      FunctionCode: "${passThrough}"
      FunctionConfig: { Comment: "", Runtime: cloudfront-js-2.0 }
Outputs:
  Arn: { Value: !GetAtt Edge.FunctionARN }
`;

describe("POST /_mock/stacks", () => {
  it("deploys a template and returns the stack", async () => {
    const { client, control } = await open();
    const { status, json } = await control("POST", "stacks", {
      name: "Site",
      template: makeFunctionTemplate(["Edge"]),
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      name: "Site",
      region: "us-east-1",
      changes: [{ action: "create", logicalId: "Edge", type: "AWS::CloudFront::Function" }],
      resources: { Edge: { id: "Edge", attributes: { Stage: "LIVE" } } },
      outputs: {},
      notes: [],
    });
    await expect(
      client.send(new DescribeFunctionCommand({ Name: "Edge", Stage: "LIVE" })),
    ).resolves.toBeDefined();
  });

  it("takes the text of a YAML template and parameters", async () => {
    const { control } = await open();
    const { json } = await control("POST", "stacks", { template: yaml, parameters: { Name: "edge" } });
    expect(json).toMatchObject({
      name: "Stack",
      outputs: { Arn: "arn:aws:cloudfront::123456789012:function/edge" },
    });
  });

  it("reads no file of the server", async () => {
    const { control } = await open();
    const { status, json } = await control("POST", "stacks", { template: "package.json" });
    expect(status).toBe(400);
    expect(json.error).toContain("so it is not a template");
  });

  it("returns what refused the deploy, and changes nothing", async () => {
    const { server, control } = await open();
    const template = makeFunctionTemplate(["Edge"], { FunctionCode: "function handler(" });
    const { status, json } = await control("POST", "stacks", { name: "Site", template });
    expect(status).toBe(400);
    expect(json).toMatchObject({
      error: expect.stringMatching(
        /^The stack Site was not created: Edge \(AWS::CloudFront::Function\) failed with/,
      ),
      status: "CREATE_FAILED",
      stackName: "Site",
      logicalId: "Edge",
      resourceType: "AWS::CloudFront::Function",
      cause: { name: "InvalidArgument" },
    });
    expect(server.mock.state()).toEqual({});
  });

  it.each([
    [{ name: "Site" }, /The member template is missing/],
    [{ template: 1 }, /The member template is missing/],
    [{ template: { Resources: {} }, assembly: "/" }, /There is no member "assembly"/],
    [
      { template: { Resources: {} }, paramters: {} },
      /There is no member "paramters"\. Did you mean "parameters"\?/,
    ],
    [{ template: { Resources: {} }, name: "a b" }, /The option stackName is "a b"/],
  ])("refuses %j", async (body, message) => {
    const { control } = await open();
    const { status, json } = await control("POST", "stacks", body);
    expect(status).toBe(400);
    expect(json.error).toMatch(message);
  });
});

describe("the stacks of a server", () => {
  it("are listed with their outputs and resources", async () => {
    const { control } = await open();
    expect((await control("GET", "stacks")).json).toEqual([]);
    await control("POST", "stacks", { name: "Site", template: yaml, parameters: { Name: "edge" } });
    expect((await control("GET", "stacks")).json).toMatchObject([
      {
        name: "Site",
        region: "us-east-1",
        outputs: { Arn: expect.any(String) },
        resources: { Edge: { id: "edge" } },
      },
    ]);
  });

  it("are deleted by name, with their resources", async () => {
    const { server, control } = await open();
    await control("POST", "stacks", { name: "Site", template: makeFunctionTemplate(["Edge"]) });
    expect(await control("DELETE", "stacks/Site")).toEqual({ status: 204, json: undefined });
    expect(server.mock.state()).toEqual({});
    const { status, json } = await control("DELETE", "stacks/Site");
    expect(status).toBe(400);
    expect(json.error).toContain('There is no stack "Site"');
  });

  it("disappear at a reset", async () => {
    const { control } = await open();
    await control("POST", "stacks", { template: makeFunctionTemplate(["Edge"]) });
    await control("POST", "reset");
    expect((await control("GET", "stacks")).json).toEqual([]);
  });

  it("take no other method", async () => {
    const { control } = await open();
    expect(await control("GET", "stacks/Site")).toMatchObject({ status: 405 });
  });
});
