import type { VpcOriginEndpointConfig } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import type { SeededEntity } from "../seed-configuration.ts";
import { type ConfigurationSeed, seedConfiguration } from "../seed-configuration.ts";
import { vpcOrigin } from "./resource.ts";
import { type Config, vpcOrigins } from "./table.ts";

/** Creates a VPC origin that is Deployed. Without a configuration its endpoint is an Application Load Balancer. */
export function seedVpcOrigin(
  environment: Environment,
  seed: ConfigurationSeed<VpcOriginEndpointConfig> = {},
): SeededEntity {
  const { accountId, store } = environment;
  const seeded = seedConfiguration(
    vpcOrigin,
    cloudFront.sdk.VpcOriginEndpointConfig$,
    (Name): Config => ({
      Name,
      Arn: `arn:aws:elasticloadbalancing:us-east-1:${accountId}:loadbalancer/app/internal/e6aa5c7d26415c6d`,
      HTTPPort: 80,
      HTTPSPort: 443,
      OriginProtocolPolicy: "match-viewer",
    }),
    environment,
    seed as ConfigurationSeed<Config>,
  );
  return { ...seeded, arn: store.table(vpcOrigins).get(seeded.id).record.arn };
}
