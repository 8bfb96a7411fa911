import {
  ContinuousDeploymentPolicyInUse$,
  InvalidDefaultRootObject$,
  InvalidWebACLId$,
} from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../../sdk/service-error.ts";
import { assertMaxLength, invalidArgument } from "../../text-checks.ts";
import type { Config } from "../config.ts";
import { distributions, indexKeys } from "../table.ts";
import type { ConfigWrite } from "./write.ts";

/** Checks the members of a configuration that do not belong to a theme of their own. */
export function assertValidGeneralMembers(config: Config, write: ConfigWrite): void {
  assertMaxLength("Comment", config.Comment, 128);
  assertDefaultRootObject(config);
  assertWebAclId(config, write);
  assertDeploymentPolicy(config, write);
}

/** AWS developer guide, "Specify a default root object": these characters, and no slash at the start. */
const objectName = /^[A-Za-z0-9_\-.*$~"'&;][A-Za-z0-9_\-.*$/~"'&;]{0,254}$/;

function assertDefaultRootObject({ DefaultRootObject: name }: Config): void {
  if (name && !objectName.test(name)) {
    // The message of the API model: the service's own was never seen in public
    throw new ServiceError(
      InvalidDefaultRootObject$,
      "The default root object file name is too big or contains an invalid character.",
      `DefaultRootObject is '${name}'. Name an object such as index.html, without a slash at the start.`,
    );
  }
}

const webAclArn = /^arn:aws(?:-cn)?:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[\w-]+$/;
const classicWebAclId = /^[\w-]{36}$/;

/** seen: the message (terraform 17544). assumed: a malformed id has it too. No test looks whether the web ACL exists. */
function assertWebAclId(
  { WebACLId: id, ConnectionMode }: Config,
  { context: { accountId } }: ConfigWrite,
): void {
  if (!id || webAclArn.test(id)) {
    return;
  }
  // The API reference: multi-tenant distributions support web ACLs of the current version only.
  if (classicWebAclId.test(id) && ConnectionMode !== "tenant-only") {
    return;
  }
  throw new ServiceError(
    InvalidWebACLId$,
    "Web ACL is not accessible by the requester.",
    `WebACLId is '${id}'. Give the ARN of a global web ACL, ` +
      `arn:aws:wafv2:us-east-1:${accountId}:global/webacl/NAME/ID, or the id of a web ACL of WAF Classic.`,
  );
}

/**
 * Accepts a continuous deployment policy only in an update, and for one distribution.
 * seen: the message at creation (go-to-k/cdk-real-drift). assumed: its code, and the second error
 */
function assertDeploymentPolicy(
  { ContinuousDeploymentPolicyId: id }: Config,
  { context, current }: ConfigWrite,
): void {
  if (!id) {
    return;
  }
  if (!current) {
    throw invalidArgument(
      "Continuous deployment policy is not supported during distribution creation",
      `ContinuousDeploymentPolicyId is '${id}'. Create the distribution first, then set the policy in an update.`,
    );
  }
  const users = [...context.store.table(distributions).rows(indexKeys.byDeploymentPolicy(id))];
  const other = users.find(({ record }) => record.id !== current.id);
  if (other) {
    throw new ServiceError(
      ContinuousDeploymentPolicyInUse$,
      `The continuous deployment policy ${id} is associated with the distribution ${other.record.id}.`,
    );
  }
}
