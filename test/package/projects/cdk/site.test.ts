import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import type { DeployedStack } from "mock-cloudfront";
import { setupCloudFront } from "mock-cloudfront/vitest";
import { describe, expect, it } from "vitest";
import { SiteStack } from "../src/site-stack.js";

const cloudfront = setupCloudFront({
  objects: { "site-data/redirects.json": JSON.stringify({ data: [{ key: "/old", value: "/new" }] }) },
  origins: (request) => new Response(`${new URL(request.url).pathname} of ${new URL(request.url).hostname}`),
});

/** Synthesizes the stack into a cloud assembly, as `cdk synth` does. */
function synthesize(): string {
  const app = new App({ outdir: "cdk.out" });
  new SiteStack(app);
  return app.synth().directory;
}

const sources: readonly (readonly [name: string, deploy: () => Promise<DeployedStack>])[] = [
  ["a CDK stack", () => cloudfront.deployTemplate(new SiteStack(new App()))],
  ["a template of cdk.out", () => cloudfront.deployTemplate(`${synthesize()}/Site.template.json`)],
  ["Template.fromStack and its assembly", deployTemplateObject],
  ["a template of SAM in YAML", deploySam],
];

function deployTemplateObject(): Promise<DeployedStack> {
  const app = new App();
  const template = Template.fromStack(new SiteStack(app));
  return cloudfront.deployTemplate(template, { stackName: "Site", assembly: app.outdir });
}

/** SAM has no inline data, so the store imports an object of the mock. */
function deploySam(): Promise<DeployedStack> {
  return cloudfront.deployTemplate("template.yaml", { parameters: { Stage: "test" } });
}

describe.each(sources)("the site deployed from %s", (name, deploy) => {
  const host = name.includes("SAM") ? /^site-test\.s3\./ : /^site-bucket[0-9a-z]*-[0-9a-z]+\.s3\./;

  it("redirects what the store has and serves the rest from the bucket", async () => {
    const { outputs } = await deploy();
    const redirect = await cloudfront.visit(`${outputs.Url}/old`);
    expect(redirect.response.status).toBe(301);
    expect(redirect.response.headers.get("location")).toBe("/new");
    expect(redirect.functions.map(({ eventType }) => eventType)).toEqual(["viewer-request"]);

    const page = await cloudfront.visit(`${outputs.Url}/`);
    expect(page.response.status).toBe(200);
    expect(page.response.headers.get("x-frame-options")).toBe("DENY");
    expect(await page.response.text()).toMatch(/^\/index\.html of /);
    expect(page.originRequests.map(({ domainName }) => domainName)).toEqual([expect.stringMatching(host)]);
    expect((await cloudfront.visit(`${outputs.Url}/`)).result).toBe("Hit");
  });

  it("refuses an unsigned request for the private part", async () => {
    const { outputs } = await deploy();
    const visit = await cloudfront.visit(`${outputs.Url}/private/report`);
    expect(visit.behavior).toBe("/private/*");
    expect(visit.response.status).toBe(403);
  });

  it("changes nothing when it is deployed again", async () => {
    await deploy();
    const before = cloudfront.state();
    const { changes } = await deploy();
    expect(changes).toEqual([]);
    expect(cloudfront.state()).toEqual(before);
  });
});

it("the construct leads to the resource that was made of it", async () => {
  const stack = new SiteStack(new App());
  const deployed = await cloudfront.deployTemplate(stack);
  const { id, properties } = deployed.resource(stack.node.findChild("Redirect"));
  expect(cloudfront).toHavePublishedFunction(id, { code: String(properties.FunctionCode) });
  expect(deployed.resource("Redirects").isStandIn).toBe(false);
  expect(deployed.resource("Bucket").isStandIn).toBe(true);
});
