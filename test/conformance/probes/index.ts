import type { Probe } from "../probe.ts";
import { functionProbes } from "./functions.ts";

/** All probes, by family. */
export const probes: readonly Probe[] = [...functionProbes];
