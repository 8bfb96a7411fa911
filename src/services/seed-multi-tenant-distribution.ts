import type { Environment } from "../core/context.ts";
import { seedDistribution } from "./distributions/seed-distribution.ts";

/** Creates a multi-tenant distribution, which has a certificate and defines the given parameters. Returns its id. */
export function seedMultiTenantDistribution(parameters: readonly string[], environment: Environment): string {
  const ParameterDefinitions = parameters.map((Name) => ({
    Name,
    Definition: { StringSchema: { Required: false } },
  }));
  const TenantConfig = parameters.length > 0 ? { ParameterDefinitions } : undefined;
  return seedDistribution(environment, { config: { ConnectionMode: "tenant-only", TenantConfig } }).id;
}
