import type { Probe } from "../probe.ts";
import { keyGroupProbes, originAccessIdentityProbes, originAccessProbes, publicKeyProbes } from "./access.ts";
import { connectionRunProbes } from "./connection-runs.ts";
import {
  continuousDeploymentProbes,
  fieldLevelEncryptionProbes,
  monitoringProbes,
  realtimeLogProbes,
  tagProbes,
} from "./delivery.ts";
import { distributionChangeProbes } from "./distribution-changes.ts";
import { distributionRefusalProbes } from "./distributions.ts";
import { functionRunProbes } from "./function-runs.ts";
import { functionProbes } from "./functions.ts";
import { keyValueDataProbes, keyValueStoreProbes } from "./key-value-stores.ts";
import { multiTenantDistributionProbes } from "./multi-tenant-distributions.ts";
import {
  connectionFunctionProbes,
  connectionGroupProbes,
  distributionTenantProbes,
  networkProbes,
} from "./networks.ts";
import { cachePolicyProbes, originRequestPolicyProbes, responseHeadersPolicyProbes } from "./policies.ts";
import { quotaProbes } from "./quotas.ts";

/** All probes, by family. */
export const probes: readonly Probe[] = [
  ...functionProbes,
  ...functionRunProbes,
  ...keyValueStoreProbes,
  ...keyValueDataProbes,
  ...cachePolicyProbes,
  ...originRequestPolicyProbes,
  ...responseHeadersPolicyProbes,
  ...publicKeyProbes,
  ...keyGroupProbes,
  ...originAccessProbes,
  ...originAccessIdentityProbes,
  ...distributionRefusalProbes,
  ...distributionChangeProbes,
  ...multiTenantDistributionProbes,
  ...fieldLevelEncryptionProbes,
  ...realtimeLogProbes,
  ...continuousDeploymentProbes,
  ...monitoringProbes,
  ...tagProbes,
  ...connectionFunctionProbes,
  ...connectionRunProbes,
  ...connectionGroupProbes,
  ...distributionTenantProbes,
  ...networkProbes,
  ...quotaProbes,
];
