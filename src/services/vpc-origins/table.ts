import type { VpcOriginEndpointConfig } from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";
import { defineEntityTable } from "../entities.ts";

export type Config = Present<VpcOriginEndpointConfig>;

export const vpcOrigins = defineEntityTable<Config>({
  name: "vpcOrigins",
  title: "VPC origin",
  finalStatusOf: () => "Deployed",
  // seen: version 0 is Deploying, and the same origin is Deployed at version 1 (the SDK's examples)
  movesEtag: true,
});
