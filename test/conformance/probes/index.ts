import type { Probe } from "../probe.ts";
import { keyGroupProbes, originAccessIdentityProbes, originAccessProbes, publicKeyProbes } from "./access.ts";
import { functionProbes } from "./functions.ts";
import { keyValueDataProbes, keyValueStoreProbes } from "./key-value-stores.ts";
import { cachePolicyProbes, originRequestPolicyProbes, responseHeadersPolicyProbes } from "./policies.ts";

/** All probes, by family. */
export const probes: readonly Probe[] = [
  ...functionProbes,
  ...keyValueStoreProbes,
  ...keyValueDataProbes,
  ...cachePolicyProbes,
  ...originRequestPolicyProbes,
  ...responseHeadersPolicyProbes,
  ...publicKeyProbes,
  ...keyGroupProbes,
  ...originAccessProbes,
  ...originAccessIdentityProbes,
];
