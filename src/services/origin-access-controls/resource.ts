import {
  type OriginAccessControl,
  OriginAccessControlInUse$,
  TooManyOriginAccessControls$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import type { ConfigurationResource } from "../configuration-resource.ts";
import { countDistributionsReferringTo } from "../distributions/table.ts";
import { assertMaxLength, invalidArgument } from "../text-checks.ts";
import { type Config, originAccessControls } from "./table.ts";

export const originAccessControl: ConfigurationResource<"OriginAccessControl", Config, OriginAccessControl> =
  {
    member: "OriginAccessControl",
    table: originAccessControls,
    path: "origin-access-control",
    createId: ({ random }) => `E${random.base36().toUpperCase()}`,
    toResource: ({ id, config }) => ({ Id: id, OriginAccessControlConfig: config }),
    // assumed: an omitted Description is stored as an empty string, since summaries require the member
    fillDefaults: (config) => ({ ...config, Description: config.Description ?? "" }),
    quota: "originAccessControls",
    // The API model's message: the service's was never seen in public.
    quotaExceeded: () =>
      new ServiceError(
        TooManyOriginAccessControls$,
        "The number of origin access controls in your Amazon Web Services account exceeds the maximum allowed.",
      ),
    assertValid,
    assertUnused,
  };

/** seen: a Name over 64 characters is refused (amazon-cloudfront-secure-static-site 66). assumed: the message */
function assertValid({ Name, Description }: Config): void {
  if (Name === "") {
    throw invalidArgument("The parameter Name is required.");
  }
  assertMaxLength("Name", Name, 64);
  assertMaxLength("Description", Description, 256);
}

function assertUnused(id: string, context: Context): void {
  const count = countDistributionsReferringTo(context, "OriginAccessControlId", id);
  if (count > 0) {
    // seen: the message (reports of users of Terraform and SST)
    throw new ServiceError(
      OriginAccessControlInUse$,
      "The CloudFront origin access control is still being used.",
      `${count} of the distributions have an origin with OriginAccessControlId "${id}": update or delete them first.`,
    );
  }
}
