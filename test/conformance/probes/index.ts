import type { Probe } from "../probe.ts";
import { functionProbes } from "./functions.ts";
import { cachePolicyProbes, originRequestPolicyProbes, responseHeadersPolicyProbes } from "./policies.ts";

/** All probes, by family. */
export const probes: readonly Probe[] = [
  ...functionProbes,
  ...cachePolicyProbes,
  ...originRequestPolicyProbes,
  ...responseHeadersPolicyProbes,
];
