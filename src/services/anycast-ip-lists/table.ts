import type { IpAddressType, IpamCidrConfig } from "@aws-sdk/client-cloudfront";
import type { Present } from "../../sdk/operation.ts";
import { defineEntityTable } from "../entities.ts";

export interface Config {
  readonly Name: string;
  readonly IpCount: number;
  readonly IpAddressType: IpAddressType;
  readonly IpamCidrConfigs: readonly Present<IpamCidrConfig>[];
  /** The addresses of the list: IpCount of each address family. */
  readonly AnycastIps: readonly string[];
}

export const anycastIpLists = defineEntityTable<Config>({
  name: "anycastIpLists",
  title: "Anycast static IP list",
  finalStatusOf: () => "Deployed",
  // assumed: as for VPC origins
  movesEtag: true,
});
