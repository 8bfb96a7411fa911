import {
  FunctionSizeLimitExceeded$,
  InvalidArgument$,
  TooManyFunctions$,
  UnsupportedOperation$,
} from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { checkFunction } from "../../runtime/check/check-function.ts";
import { formatFindings } from "../../runtime/check/format-findings.ts";
import { Fault } from "../../sdk/fault.ts";
import type { FunctionUpload } from "./record.ts";
import { functions } from "./table.ts";

const withoutFunctions = ["cn-north-1", "cn-northwest-1"];

/** seen: a user's report from cn-northwest-1; CloudFront Functions do not exist in that partition */
export function requireSupportedRegion({ region }: Context): void {
  if (region !== undefined && withoutFunctions.includes(region)) {
    throw new Fault(UnsupportedOperation$, "This operation is not supported in this region");
  }
}

export function requireCodeSize({ FunctionCode }: FunctionUpload, { quotas }: Context): void {
  if (FunctionCode.byteLength > quotas.functionSize) {
    // seen: the service's own message is empty
    throw new Fault(
      FunctionSizeLimitExceeded$,
      `The function's code is ${FunctionCode.byteLength} bytes; a function may have ${quotas.functionSize}.`,
    );
  }
}

/** The quota counts functions, not stages. */
export function requireRoom({ store, quotas }: Context): void {
  if (store.table(functions).rows("DEVELOPMENT").size >= quotas.functions) {
    // seen: the service's own message is empty
    throw new Fault(TooManyFunctions$, `The account has ${quotas.functions} functions, which is its quota.`);
  }
}

/** One store a function, and only for the runtime that has the `cloudfront` module. */
export function requireValidAssociations({ FunctionConfig }: FunctionUpload): void {
  const associations = FunctionConfig.KeyValueStoreAssociations;
  if (!associations) return;
  const { Quantity, Items = [] } = associations;
  if (Quantity !== Items.length) {
    throw invalid(`KeyValueStoreAssociations has the Quantity ${Quantity} and ${Items.length} Items.`);
  }
  if (Quantity > 1) {
    throw invalid(
      `KeyValueStoreAssociations has ${Quantity} Items; a function may have one key value store.`,
    );
  }
  if (Quantity === 1 && FunctionConfig.Runtime !== "cloudfront-js-2.0") {
    throw invalid(
      `A key value store needs the runtime cloudfront-js-2.0; this function's is ${FunctionConfig.Runtime}.`,
    );
  }
}

/**
 * Ours, not AWS's, and so behind every refusal that AWS would give: the service accepts code that its runtime
 * cannot run, and tells only when it runs.
 */
export function requireRunnableCode(
  { FunctionConfig, FunctionCode }: FunctionUpload,
  { codeCheck }: Context,
): void {
  if (codeCheck === "service") return;
  const findings = checkFunction(FunctionCode, { runtime: FunctionConfig.Runtime });
  const errors = findings.filter((finding) => finding.severity === "error");
  const [first] = errors;
  if (!first) return;
  throw invalid(
    `${first.engineMessage}\n\n${formatFindings(errors, FunctionCode)}\n\n` +
      'AWS accepts such code and fails when it runs. mockCloudFront({ codeCheck: "service" }) accepts it too.',
  );
}

const invalid = (message: string): Fault => new Fault(InvalidArgument$, message);
