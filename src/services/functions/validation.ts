import { FunctionSizeLimitExceeded$, TooManyFunctions$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { checkFunction } from "../../runtime/check/check-function.ts";
import { formatFindings } from "../../runtime/check/format-findings.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { getStatus, keyValueStores } from "../key-value-stores/table.ts";
import { findQuantityMismatch } from "../quantities.ts";
import { invalidArgument } from "../text-checks.ts";
import type { FunctionUpload } from "./record.ts";
import { findFunctionsReading, functions, indexKeys } from "./table.ts";

export function assertCodeSize({ FunctionCode }: FunctionUpload, { quotas }: Context): void {
  if (FunctionCode.byteLength > quotas.functionSize) {
    // seen: the service's own message is empty
    throw new ServiceError(
      FunctionSizeLimitExceeded$,
      `The function's code is ${FunctionCode.byteLength} bytes; a function may have ${quotas.functionSize}.`,
    );
  }
}

/** Compares the number of functions, not of stages, with the quota. */
export function assertWithinQuota({ store, quotas }: Context): void {
  if (store.table(functions).rows(indexKeys.byStage("DEVELOPMENT")).size >= quotas.functions) {
    // seen: the service's own message is empty
    throw new ServiceError(
      TooManyFunctions$,
      `The account has ${quotas.functions} functions, which is its quota.`,
    );
  }
}

/** Accepts one READY store per function, and only for the runtime that has the `cloudfront` module. */
export function assertValidAssociations(
  name: string,
  { FunctionConfig }: FunctionUpload,
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
    assertAssociable(KeyValueStoreARN, name, context);
  }
}

/**
 * Rejects a store that does not exist, is not READY or has reached its quota of functions.
 * assumed: InvalidArgument for each, since the operations declare no other error that fits
 */
function assertAssociable(arn: string, functionName: string, context: Context): void {
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
  const others = [...findFunctionsReading(store, arn)].filter((name) => name !== functionName);
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
): void {
  if (codeCheck === "service") {
    return;
  }
  const findings = checkFunction(FunctionCode, { runtime: FunctionConfig.Runtime });
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
