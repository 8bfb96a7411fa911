import {
  CannotUpdateEntityWhileInUse$,
  IllegalDelete$,
  IllegalUpdate$,
  type VpcOrigin,
  type VpcOriginSummary,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { type ConditionalWrite, getDeletable, toResponse } from "../configuration-resource.ts";
import { countDistributionsReferringTo } from "../distributions/table.ts";
import { defineEntity, type EntityRecord } from "../entities.ts";
import { assertOriginPort } from "../origin-ports.ts";
import { assertConsistentQuantities } from "../quantities.ts";
import { removeResourcePolicy } from "../resource-policies/table.ts";
import { invalidArgument } from "../text-checks.ts";
import { type Config, vpcOrigins } from "./table.ts";

/** seen: the message, without a full stop (aws-cdk 35765). assumed: an update has the same */
const inUseMessage =
  "The specified VPC origin is currently associated with one or more distributions. Please disassociate the VPC origin " +
  "from all distributions before updating or deleting";

export const vpcOrigin = defineEntity<"VpcOrigin", Config, VpcOrigin>({
  member: "VpcOrigin",
  table: vpcOrigins,
  path: "vpc-origin",
  id: { prefix: "vo_", length: 22 },
  arnType: "vpcorigin",
  pendingStatus: "Deploying",
  reference: "VpcOriginId",
  toResource: (record) => ({ ...toCommonMembers(record), VpcOriginEndpointConfig: record.config }),
  fillDefaults: (config) => config,
  quota: "vpcOrigins",
  inUseMessage,
  assertValid,
  assertLegalUpdate: (_config, current, context) => {
    const count = countDistributionsReferringTo(context, "VpcOriginId", current.id);
    if (count > 0) {
      throw new ServiceError(
        CannotUpdateEntityWhileInUse$,
        inUseMessage,
        `${count} of the distributions have VpcOriginId "${current.id}": update or delete them first.`,
      );
    }
    if (current.deployment) {
      // assumed: the code; Terraform waits before each update and deletion. The API model's message
      throw new ServiceError(
        IllegalUpdate$,
        "The update contains modifications that are not allowed.",
        getDeployingAdvice(current),
      );
    }
  },
});

/** Returns the summary of a VPC origin in a list. assumed: only origins of another account have an AccountId */
export function toSummary(record: EntityRecord<Config>): VpcOriginSummary {
  return {
    ...toCommonMembers(record),
    Name: record.config.Name,
    OriginEndpointArn: record.config.Arn,
    ...(record.config.IpAddressType && { IpAddressType: record.config.IpAddressType }),
  };
}

function toCommonMembers({ id, arn, status, createdTime, lastModifiedTime }: EntityRecord<Config>) {
  return { Id: id, Arn: arn, Status: status, CreatedTime: createdTime, LastModifiedTime: lastModifiedTime };
}

/**
 * Starts the deployment of a deletion. The response is the origin, which exists until the deployment completes.
 * seen: in the SDK's example of DeleteVpcOrigin
 */
export function deleteVpcOrigin(
  target: ConditionalWrite,
  context: Context,
): ReturnType<typeof toResponse<"VpcOrigin", Config, VpcOrigin, EntityRecord<Config>>> {
  const { record } = getDeletable(vpcOrigin, target, context);
  if (record.deployment) {
    // assumed: the code. The API model's message
    throw new ServiceError(
      IllegalDelete$,
      "Deletion is not allowed for this entity.",
      getDeployingAdvice(record),
    );
  }
  removeResourcePolicy(context.store, record.arn);
  const row = context.store.table(vpcOrigins).replace({
    ...record,
    status: "Deploying",
    deployment: context.deployments.start(),
    lastModifiedTime: context.now(),
    isBeingDeleted: true,
  });
  return toResponse(vpcOrigin, row);
}

function getDeployingAdvice({ id, isBeingDeleted }: EntityRecord<Config>): string {
  return isBeingDeleted
    ? `The VPC origin "${id}" is being deleted.`
    : `The VPC origin "${id}" is Deploying. Wait until it is Deployed, or call cloudfront.settle().`;
}

/** AWS developer guide, "Restrict access with VPC origins": a load balancer or an EC2 instance. */
const endpointArn =
  /^arn:aws[a-z-]*:(elasticloadbalancing:[a-z0-9-]+:\d{12}:loadbalancer\/(app|net)\/[A-Za-z0-9-]+\/[0-9a-f]+|ec2:[a-z0-9-]+:\d{12}:instance\/i-[0-9a-f]+)$/;

/** assumed: codes and messages, but for quantities */
function assertValid(config: Config): void {
  assertConsistentQuantities(config);
  if (config.Name === "") {
    throw invalidArgument("The parameter Name is required.");
  }
  if (!endpointArn.test(config.Arn)) {
    throw invalidArgument(
      `The parameter Arn is invalid: '${config.Arn}'.`,
      "Give the ARN of an Application Load Balancer, a Network Load Balancer or an EC2 instance.",
    );
  }
  assertOriginPort("HTTPPort", config.HTTPPort);
  assertOriginPort("HTTPSPort", config.HTTPSPort);
}
