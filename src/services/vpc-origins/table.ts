import { AccessDenied$, type VpcOriginEndpointConfig } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { defineEntityTable, isEntity } from "../entity-table.ts";
import { areReferencesChecked } from "../reference-mode.ts";
import { invalidArgument } from "../text-checks.ts";

export type Config = Present<VpcOriginEndpointConfig>;

export const vpcOrigins = defineEntityTable<Config>({
  name: "vpcOrigins",
  title: "VPC origin",
  finalStatusOf: () => "Deployed",
  // seen: version 0 is Deploying, and the same origin is Deployed at version 1 (the SDK's examples)
  movesEtag: true,
});

const shareableArn = /^arn:aws:cloudfront::(\d{12}):vpcorigin\/([^/]+)$/;

/**
 * Throws unless an ARN names a resource that can be shared with other accounts. Returns the id of the VPC origin.
 *
 * AWS developer guide, "Shared resources": only VPC origins are shared.
 * assumed: the codes and the messages
 */
export function assertShareable(arn: string, context: Context): string {
  const [, account, id = ""] = shareableArn.exec(arn) ?? [];
  if (account === undefined) {
    throw invalidArgument(
      `The parameter ResourceArn is invalid: '${arn}'.`,
      "Give the ARN of a VPC origin, such as arn:aws:cloudfront::123456789012:vpcorigin/vo_abc.",
    );
  }
  if (account !== context.accountId) {
    throw new ServiceError(
      AccessDenied$,
      "Access denied.",
      `${arn} is of the account ${account}; the caller's is ${context.accountId}.`,
    );
  }
  if (areReferencesChecked("vpc-origins", context) && !isEntity(vpcOrigins, id, context.store)) {
    throw vpcOrigins.absent(id);
  }
  return id;
}
