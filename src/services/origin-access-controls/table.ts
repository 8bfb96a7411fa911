import {
  NoSuchOriginAccessControl$,
  OriginAccessControlAlreadyExists$,
  type OriginAccessControlConfig,
} from "@aws-sdk/client-cloudfront";
import { leftoverAdvice } from "../../core/table.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { defineConfigurationTable } from "../configuration-resource.ts";

export type Config = Present<OriginAccessControlConfig>;

export const originAccessControls = defineConfigurationTable<Config>({
  name: "originAccessControls",
  uniqueKeysOf: ({ Name }) => [`name ${Name}`],
  // seen: both messages (reports of users of Terraform and SST)
  absent: (id) =>
    new ServiceError(
      NoSuchOriginAccessControl$,
      "The specified origin access control does not exist.",
      `There is no origin access control "${id}": create it first, or seed.originAccessControl({ id: "${id}" }).`,
    ),
  duplicate: () =>
    new ServiceError(
      OriginAccessControlAlreadyExists$,
      "An origin access control with the same name already exists.",
      leftoverAdvice,
    ),
  // seen: in outputs that users published
  firstVersion: 1,
});
