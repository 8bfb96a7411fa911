import { type DeployError, type DeployedStack, mockCloudFront } from "mock-cloudfront";

const cloudfront = mockCloudFront();
/** A stack of the CDK has these members among others. */
declare const stack: {
  readonly artifactId: string;
  readonly node: { readonly scopes: readonly { readonly id: string }[]; readonly path: string };
  readonly stackName: string;
};
declare const construct: { readonly node: { readonly defaultChild?: object; readonly id: string } };
declare const template: { toJSON(): { [key: string]: unknown } };

cloudfront.deployTemplate("infra/site.yaml", { parameters: { Count: 5, Zones: ["a", "b"] } });
cloudfront.deployTemplate(new URL("file:///infra/site.yaml"));
cloudfront.deployTemplate({ Resources: { Topic: { Type: "AWS::SNS::Topic" } }, Outputs: {} });
cloudfront.deployTemplate(stack, { region: "eu-west-1", attributes: { Alb: { DNSName: "alb.test" } } });
const deployed: Promise<DeployedStack> = cloudfront.deployTemplate(template, { assembly: "cdk.out" });

deployed.then(({ resource, changes, outputs }) => {
  resource("Site").properties.DistributionConfig;
  resource(construct).attributes.DomainName;
  const action: "create" | "update" | "replace" | "delete" | "retain" | undefined = changes[0]?.action;
  const url: string | undefined = outputs.Url;
  return [action, url];
});

// @ts-expect-error: a template has Resources
cloudfront.deployTemplate({ Outputs: {} });
// @ts-expect-error: there is no such option
cloudfront.deployTemplate(template, { stack: "Site" });
// @ts-expect-error: a source is required
cloudfront.deployTemplate();

export function statusOf(
  error: DeployError,
): "INVALID" | "CREATE_FAILED" | "UPDATE_FAILED" | "DELETE_FAILED" {
  return error.status;
}
