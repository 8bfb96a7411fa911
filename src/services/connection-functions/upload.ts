import {
  EntityLimitExceeded$,
  EntitySizeLimitExceeded$,
  type FunctionConfig,
} from "@aws-sdk/client-cloudfront";
import type { Context, Environment } from "../../core/context.ts";
import type { Present } from "../../sdk/operation.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { assertRunnableCode, assertValidAssociations } from "../function-code.ts";
import { type FunctionUpload, indexKeys } from "../function-stages.ts";
import { createSortableId } from "../sortable-id.ts";
import { assertMaxLength, invalidArgument } from "../text-checks.ts";
import { type ConnectionFunctionRecord, connectionFunctions, getNameKey } from "./table.ts";

/** The configuration and the code of a request, under the names of functions. */
export function toUpload(input: {
  readonly ConnectionFunctionConfig: Present<FunctionConfig>;
  readonly ConnectionFunctionCode: Uint8Array;
}): FunctionUpload {
  return { FunctionConfig: input.ConnectionFunctionConfig, FunctionCode: input.ConnectionFunctionCode };
}

/** The checks before the function is looked up. assumed: the length of a comment is that of functions */
export function assertValidSize({ FunctionConfig, FunctionCode }: FunctionUpload, { quotas }: Context): void {
  assertMaxLength("Comment", FunctionConfig.Comment, 128);
  const size = FunctionCode.byteLength;
  if (size > quotas.connectionFunctionSize) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      EntitySizeLimitExceeded$,
      "The entity size limit was exceeded.",
      `The code has ${size} bytes; a connection function may have ${quotas.connectionFunctionSize}.`,
    );
  }
}

/** Throws for a name that is taken, then for a full account. */
export function assertNew(name: string, { store, quotas }: Context): void {
  const table = store.table(connectionFunctions);
  const [owner] = table.rows(getNameKey(name));
  if (owner) {
    throw connectionFunctions.duplicate(owner.record.id);
  }
  if (table.rows(indexKeys.byStage("DEVELOPMENT")).size >= quotas.connectionFunctions) {
    // The API model's message: the service's was never seen in public.
    throw new ServiceError(
      EntityLimitExceeded$,
      "The entity limit has been exceeded.",
      `The account has ${quotas.connectionFunctions} connection functions, which is its quota.`,
    );
  }
}

/** AWS developer guide, "Connection functions": only runtime 2.0. assumed: the code and the message */
export function assertValidUpload(arn: string, upload: FunctionUpload, context: Context): void {
  const { Runtime } = upload.FunctionConfig;
  if (Runtime !== "cloudfront-js-2.0") {
    throw invalidArgument(
      `The parameter Runtime is ${Runtime}; a connection function needs cloudfront-js-2.0.`,
    );
  }
  assertValidAssociations(arn, upload, context);
  assertRunnableCode(upload, context, "connectionHandler");
}

/** Returns the DEVELOPMENT stage of a new connection function. */
export function createRecord(
  name: string,
  { FunctionConfig, FunctionCode }: FunctionUpload,
  environment: Environment,
): ConnectionFunctionRecord {
  const id = createSortableId("cf", environment);
  const time = environment.now();
  return {
    id,
    name,
    stage: "DEVELOPMENT",
    arn: `arn:aws:cloudfront::${environment.accountId}:connection-function/${id}`,
    config: FunctionConfig,
    code: FunctionCode,
    createdTime: time,
    lastModifiedTime: time,
  };
}
