import type { Quotas } from "../../core/quotas.ts";
import type { Store } from "../../core/store.ts";
import type { ServiceError } from "../../sdk/service-error.ts";
import { type AnyRecord, type ConfigurationTable, findRow } from "../configuration-table.ts";
import type { ConfigWrite } from "./rules/write.ts";
import type { ReferenceKind } from "./table.ts";

/**
 * The kinds of references with a check of this form. `origin-access.ts` and `rules/continuous-deployment.ts` check the
 * other ones.
 */
export type CheckedReferenceKind = Exclude<
  ReferenceKind,
  "OriginAccessControlId" | "OriginAccessIdentity" | "ContinuousDeploymentPolicyId"
>;

/** How a kind of reference is checked. */
export interface ReferenceCheck {
  readonly kind: CheckedReferenceKind;
  /** The service that must be mounted for the check. */
  readonly family: string;
  /** Returns true if a distribution may refer to an id. */
  readonly exists: (id: string, store: Store) => boolean;
  /** Returns true if AWS manages the resource. @defaultValue AWS manages none */
  readonly isManaged?: (id: string) => boolean;
  /** Returns the error of the family for an id that names nothing. */
  readonly absent: (id: string) => ServiceError;
  /** Returns the error for a configuration with such an id. @defaultValue the error of the family */
  readonly absentInConfig?: () => ServiceError;
  /** How many distributions may refer to one resource. @defaultValue any number */
  readonly quota?: keyof Quotas;
  readonly quotaExceeded?: (advice: string, write: ConfigWrite) => ServiceError;
  /** How to create a resource. */
  readonly creation: string;
}

/** Returns the part of a check that depends on the table of the resources. */
export function checkIn<Config, R extends AnyRecord>(
  table: ConfigurationTable<Config, R>,
): Pick<ReferenceCheck, "exists" | "isManaged" | "absent"> {
  return {
    exists: (id, store) => findRow(table, id, store) !== undefined,
    isManaged: (id) => table.managed?.find(id) !== undefined,
    absent: (id) => table.absent(id),
  };
}
