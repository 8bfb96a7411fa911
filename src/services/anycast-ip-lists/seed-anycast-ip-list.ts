import type { IpAddressType } from "@aws-sdk/client-cloudfront";
import type { Environment } from "../../core/context.ts";
import { type SeededEntity, seedEntity } from "../seed-configuration.ts";
import { assertSeedMembers, invalidSeedError } from "../seed-validation.ts";
import { anycastIpList } from "./resource.ts";

/** An Anycast static IP list that exists before the test. */
export interface AnycastIpListSeed {
  /** The id, for tests that name one. @defaultValue a drawn id */
  readonly id?: string | undefined;
  /** @defaultValue the id */
  readonly name?: string | undefined;
  /** @defaultValue `"ipv4"` */
  readonly ipAddressType?: IpAddressType | undefined;
  /** The number of addresses of each family: 3 or 21. @defaultValue `3` */
  readonly ipCount?: 3 | 21 | undefined;
}

/** Creates an Anycast static IP list that is Deployed, with addresses from the networks for documentation. */
export function seedAnycastIpList(environment: Environment, seed: AnycastIpListSeed = {}): SeededEntity {
  assertSeedMembers("anycastIpList", seed, ["id", "name", "ipAddressType", "ipCount"]);
  const { ipAddressType = "ipv4", ipCount = 3 } = seed;
  if (ipCount !== 3 && ipCount !== 21) {
    throw invalidSeedError(`An Anycast static IP list cannot have ${ipCount} addresses: 3 or 21.`);
  }
  return seedEntity(
    anycastIpList,
    (Name) => ({ Name, IpCount: ipCount, IpAddressType: ipAddressType, IpamCidrConfigs: [], AnycastIps: [] }),
    seed,
    environment,
  );
}
