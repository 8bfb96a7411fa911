import { describe, expect, it } from "vitest";
import { changesOf, fixtureObjects, openMock, readFixture, refusalOfDeploy } from "../support/templates.ts";

const options = { stackName: "Rare", imports: { ApiUrl: "https://api.example.com/" } };

describe.each([
  "1-site",
  "2-redirects",
  "3-assets",
  "4-full",
  "5-origins",
  "6-intrinsics",
  "7-deployed",
  "8a-functions",
])("the stack %s of the CDK", (name) => {
  it("is created, changes nothing the second time, and is deleted", async () => {
    const { cloudfront } = openMock({ objects: fixtureObjects });
    const stack = await cloudfront.deployTemplate(readFixture(name), options);
    const types = Object.values(stack.resources).filter(({ type }) => type.startsWith("AWS::CloudFront::"));
    expect(types.filter(({ isStandIn }) => isStandIn)).toEqual([]);
    const before = cloudfront.state();
    const { changes } = await cloudfront.deployTemplate(readFixture(name), options);
    expect(changes).toEqual([]);
    expect(cloudfront.state()).toEqual(before);
    await stack.delete();
    expect(cloudfront.state()).toEqual({});
  });
});

it("a continuous deployment policy is set in a second deploy, as the service refuses it in the first", async () => {
  const { cloudfront } = openMock();
  const readRare = () => {
    const rare = readFixture("9-rare");
    // The fixture has names that are too short, and no certificate for the domain of its tenant.
    rare.Resources.Cg.Properties.Name = "group";
    rare.Resources.Tenant.Properties.Name = "tenant";
    const Arn = "arn:aws:acm:us-east-1:123456789012:certificate/473e64fd-f30b-4765-81a0-62ad96dd167a";
    rare.Resources.Tenant.Properties.Customizations = { Certificate: { Arn } };
    return rare;
  };
  const template = readRare();
  // seen: the message, of a stack (go-to-k/cdk-real-drift)
  expect((await refusalOfDeploy(cloudfront, template)).message).toContain(
    "Continuous deployment policy is not supported during distribution creation",
  );
  const first = readRare();
  delete first.Resources.Primary.Properties.DistributionConfig.ContinuousDeploymentPolicyId;
  await cloudfront.deployTemplate(first);
  const stack = await cloudfront.deployTemplate(template);
  expect(changesOf(stack)).toEqual(["update Primary"]);
  expect((await cloudfront.deployTemplate(template)).changes).toEqual([]);
});
