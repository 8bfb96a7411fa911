import type { Context } from "../core/context.ts";
import type { Store } from "../core/store.ts";
import { checkFunction } from "../runtime/check/check-function.ts";
import { formatFindings } from "../runtime/check/format-findings.ts";
import type { EntryPoint } from "../runtime/run/entry-points.ts";
import { connectionFunctions } from "./connection-functions/table.ts";
import { type FunctionUpload, indexKeys } from "./function-stages.ts";
import { functions } from "./functions/table.ts";
import { getStatus, keyValueStores } from "./key-value-stores/table.ts";
import { findQuantityMismatch } from "./quantities.ts";
import { invalidArgument } from "./text-checks.ts";

/** Accepts one READY store per function, and only for the runtime that has the `cloudfront` module. */
export function assertValidAssociations(
  functionArn: string,
  { FunctionConfig }: Pick<FunctionUpload, "FunctionConfig">,
  context: Context,
): void {
  const associations = FunctionConfig.KeyValueStoreAssociations;
  if (!associations) {
    return;
  }
  const problem = findQuantityMismatch(associations, "KeyValueStoreAssociations");
  if (problem) {
    throw invalidArgument(problem);
  }
  const { Quantity, Items = [] } = associations;
  if (Quantity > 1) {
    throw invalidArgument(
      `KeyValueStoreAssociations has ${Quantity} Items; a function may have one key value store.`,
    );
  }
  if (Quantity === 1 && FunctionConfig.Runtime !== "cloudfront-js-2.0") {
    throw invalidArgument(
      `A key value store needs the runtime cloudfront-js-2.0; this function's is ${FunctionConfig.Runtime}.`,
    );
  }
  for (const { KeyValueStoreARN } of Items) {
    assertAssociable(KeyValueStoreARN, functionArn, context);
  }
}

/**
 * Rejects a store that does not exist, is not READY or has reached its quota of functions.
 * assumed: InvalidArgument for each, since the operations declare no other error that fits
 */
function assertAssociable(arn: string, functionArn: string, context: Context): void {
  const { store, quotas } = context;
  const parameter = "The parameter KeyValueStoreAssociationArn is invalid";
  const row = store.table(keyValueStores).findByArn(arn);
  if (!row) {
    throw invalidArgument(`${parameter}: there is no key value store ${arn}.`);
  }
  if (getStatus(row.record, context) !== "READY") {
    throw invalidArgument(
      `${parameter}. The KVS cannot be associated before the resource is provisioned`,
      `${arn} is ${getStatus(row.record, context)}. Wait until it is READY, or call cloudfront.settle().`,
    );
  }
  const others = [...findReaders(store, arn).keys()].filter((reader) => reader !== functionArn);
  if (others.length >= quotas.functionsPerKeyValueStore) {
    throw invalidArgument(
      `${parameter}: ${arn} is associated with ${others.length} functions; a key value store may be with ` +
        `${quotas.functionsPerKeyValueStore}.`,
    );
  }
}

/**
 * Rejects code that the runtime cannot run. This check is ours and comes after all checks of AWS, which accepts such
 * code and fails when it runs.
 */
export function assertRunnableCode(
  { FunctionConfig, FunctionCode }: FunctionUpload,
  { codeCheck }: Context,
  entryPoint: EntryPoint = "handler",
): void {
  if (codeCheck === "service") {
    return;
  }
  const findings = checkFunction(FunctionCode, { runtime: FunctionConfig.Runtime, entryPoint });
  const errors = findings.filter((finding) => finding.severity === "error");
  const [first] = errors;
  if (!first) {
    return;
  }
  throw invalidArgument(
    `${first.engineMessage}\n\n${formatFindings(errors, FunctionCode)}\n\n` +
      'AWS accepts such code and fails when it runs. mockCloudFront({ codeCheck: "service" }) accepts it too.',
  );
}

/** Returns the functions and connection functions that read a key value store in either stage: names by ARN. */
export function findReaders(store: Store, storeArn: string): ReadonlyMap<string, string> {
  const key = indexKeys.byKeyValueStore(storeArn);
  const rows = [...store.table(functions).rows(key), ...store.table(connectionFunctions).rows(key)];
  return new Map(rows.map(({ record }) => [record.arn, record.name]));
}
