import { FunctionSizeLimitExceeded$, TooManyFunctions$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import type { FunctionUpload } from "./record.ts";
import { functions, indexKeys } from "./table.ts";

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
