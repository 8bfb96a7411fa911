import type { Backend } from "../../src/core/backend.ts";
import { answerCall } from "../../src/core/pipeline.ts";
import { getOperationSchema } from "../../src/core/service.ts";
import { cloudFront } from "../../src/sdk/service-api.ts";
import type { ResourceTarget } from "../../src/templates/resource-target.ts";

/** Sends calls of CloudFront to a backend by the name of their operation. */
export function makeSend(backend: Backend): ResourceTarget["send"] {
  return (operation, input) =>
    answerCall({ schema: getOperationSchema(cloudFront, operation), input }, backend);
}

let creations = 0;

/** Creates a resource of the stack `Site` for the functions that make resources. */
export function makeTarget(
  backend: Backend,
  type: string,
  properties: Readonly<Record<string, unknown>>,
  changes: Partial<ResourceTarget> = {},
): ResourceTarget {
  return {
    logicalId: type.split("::")[2] ?? type,
    type,
    properties,
    stackName: "Site",
    accountId: "123456789012",
    tags: {},
    clientToken: String(creations++),
    send: makeSend(backend),
    ...changes,
  };
}

/** The properties of a distribution that are required, with a custom origin. */
export function makeDistributionProperties(
  config: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    DistributionConfig: {
      Enabled: true,
      Origins: [
        {
          Id: "web",
          DomainName: "www.example.com",
          CustomOriginConfig: { OriginProtocolPolicy: "https-only" },
        },
      ],
      DefaultCacheBehavior: {
        TargetOriginId: "web",
        ViewerProtocolPolicy: "redirect-to-https",
        CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      },
      ...config,
    },
  };
}
