import { accessAssumptions } from "./access.ts";
import { deliveryAssumptions } from "./delivery.ts";
import { distributionAssumptions } from "./distributions.ts";
import { edgeAssumptions } from "./edge.ts";
import { functionAssumptions } from "./functions.ts";
import { networkAssumptions } from "./networks.ts";
import { otherAssumptions } from "./other.ts";
import { policyAssumptions } from "./policies.ts";
import { runtimeAssumptions } from "./runtime.ts";
import { tenantAssumptions } from "./tenants.ts";

/** The probe that settles an assumption, by its name, or the reason why no probe can. */
export type Settlement = { readonly probe: string } | { readonly unreachable: string };

/** The assumptions of a file, in order: the words behind the mark, as `findAssumptions` returns them. */
export type FileAssumptions = readonly (readonly [text: string, settlement: Settlement])[];

/** All assumptions in `src/`, by file. The test holds the list and the marks in the sources against each other. */
export const assumptions: Readonly<Record<string, FileAssumptions>> = {
  ...edgeAssumptions,
  ...otherAssumptions,
  ...policyAssumptions,
  ...runtimeAssumptions,
  ...accessAssumptions,
  ...functionAssumptions,
  ...distributionAssumptions,
  ...tenantAssumptions,
  ...deliveryAssumptions,
  ...networkAssumptions,
};
