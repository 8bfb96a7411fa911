import { readFileSync } from "node:fs";
import { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import { onTestFinished } from "vitest";
import {
  type CloudFormationTemplate,
  type DeployError,
  type DeployedStack,
  type MockCloudFront,
  type MockCloudFrontOptions,
  mockCloudFront,
} from "../../src/index.ts";
import { passThrough } from "./make.ts";

/** A template that a test may change. */
export interface MutableTemplate extends CloudFormationTemplate {
  // biome-ignore lint/suspicious/noExplicitAny: tests change members at any depth
  readonly Resources: Record<string, any>;
}

const fixtures = "test/templates/fixtures";

/** The cloud assembly of a CDK app. */
export const cloudAssembly = `${fixtures}/cdk.out`;

/** Reads a synthesized template. Each call returns a new object. */
export function readFixture(name: string): MutableTemplate {
  return JSON.parse(readFileSync(`${fixtures}/${name}.json`, "utf8"));
}

const bucket = "cdk-hnb659fds-assets-123456789012-us-east-1";
const redirects = JSON.stringify({ data: [{ key: "/old", value: "/new" }] });

/** The objects in S3 from which the stores of the fixtures import. */
export const fixtureObjects = {
  [`${bucket}/81ac88b3095f3ed73f977631e6274628a9761ab3c9c2f8240080b5721f005931.json`]: redirects,
  [`${bucket}/75330191af5be18c92b28bc1f209fea60c9ef99eafcf7b71c2aa2830aaf9cc07.json`]: redirects,
  "shared-data/redirects.json": redirects,
};

/** Creates a mock for one client, until the end of the test. */
export function openMock(options: MockCloudFrontOptions = {}): {
  readonly cloudfront: MockCloudFront;
  readonly client: CloudFrontClient;
} {
  const client = new CloudFrontClient({ region: "us-east-1" });
  const cloudfront = mockCloudFront({ clients: [client], ...options });
  onTestFinished(() => cloudfront.restore());
  return { cloudfront, client };
}

/** Creates a template with one function for each of the names, whose logical ids they are. */
export function makeFunctionTemplate(names: readonly string[], properties: object = {}): MutableTemplate {
  return {
    Resources: Object.fromEntries(
      names.map((name) => [
        name,
        {
          Type: "AWS::CloudFront::Function",
          Properties: {
            Name: name,
            AutoPublish: true,
            FunctionCode: passThrough,
            FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
            ...properties,
          },
        },
      ]),
    ),
  };
}

/** Returns the changes of a deploy as text: `create Edge`. */
export function changesOf({ changes }: DeployedStack): string[] {
  return changes.map(({ action, logicalId }) => `${action} ${logicalId}`);
}

/** Returns the error of a deploy that must fail. Fails if the state of the mock changed. */
export async function refusalOfDeploy(
  cloudfront: MockCloudFront,
  ...deploy: Parameters<MockCloudFront["deployTemplate"]>
): Promise<DeployError> {
  const before = cloudfront.state();
  const error = await cloudfront.deployTemplate(...deploy).then(
    () => {
      throw new Error("the deploy succeeded");
    },
    (error: DeployError) => error,
  );
  if (JSON.stringify(cloudfront.state()) !== JSON.stringify(before)) {
    throw new Error("the deploy changed the state");
  }
  return error;
}
