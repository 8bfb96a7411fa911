import { InvalidDefaultRootObject$, InvalidWebACLId$ } from "@aws-sdk/client-cloudfront";
import { ServiceError } from "../../../sdk/service-error.ts";
import { assertMaxLength } from "../../text-checks.ts";
import type { Config } from "../config.ts";
import type { ConfigWrite } from "./write.ts";

/** Checks the members of a configuration that do not belong to a theme of their own. */
export function assertValidGeneralMembers(config: Config, write: ConfigWrite): void {
  assertMaxLength("Comment", config.Comment, 128);
  assertDefaultRootObject(config);
  assertWebAclId(config, write);
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
