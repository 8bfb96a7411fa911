import type { Context } from "../../../core/context.ts";
import type { ErrorSchema } from "../../../sdk/service-error.ts";
import type { DistributionRecord } from "../record.ts";

/** The write of a configuration. An update has the current record of its distribution. */
export interface ConfigWrite {
  readonly context: Context;
  readonly current?: DistributionRecord | undefined;
}

/** Returns the error that the operation declares: some errors belong to creation only. */
export function selectError(
  { current }: ConfigWrite,
  onCreate: ErrorSchema,
  onUpdate: ErrorSchema,
): ErrorSchema {
  return current ? onUpdate : onCreate;
}
