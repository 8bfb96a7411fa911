import { InvalidIfMatchVersion$, TestFunctionFailed$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Row } from "../../core/row-list.ts";
import { getEtagAdvice } from "../../core/table.ts";
import { decodeCode } from "../../runtime/check/decode-code.ts";
import { invalidEventMessage, parseEvent } from "../../runtime/event/parse-event.ts";
import type { FunctionExecutor } from "../../runtime/executor.ts";
import type { Stores } from "../../runtime/run/run-input.ts";
import { answerTest } from "../../runtime/test-answer.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { ServiceError } from "../../sdk/service-error.ts";
import { keyValueData } from "../key-value-data/table.ts";
import { keyValueStores } from "../key-value-stores/table.ts";
import type { FunctionRecord } from "./record.ts";
import { toSummary } from "./summary.ts";
import { functions, getStageId } from "./table.ts";

export function testFunction(
  input: Input<CloudFront, "TestFunction">,
  context: Context,
): Output<CloudFront, "TestFunction"> {
  const { store, now, random } = context;
  const row = store.table(functions).get(getStageId(input.Name, input.Stage));
  requireCurrent(row, input.IfMatch);
  const parsed = parseEvent(input.EventObject);
  if (parsed.kind === "refused") {
    throw new ServiceError(TestFunctionFailed$, invalidEventMessage(parsed.reasons));
  }

  const { record } = row;
  const run = {
    code: decodeCode(record.code).text,
    runtime: record.config.Runtime,
    event: parsed.event,
    eventJson: parsed.json,
    stores: storesOf(record, context),
    nowMs: now().getTime(),
    randomSeed: Math.floor(random.number() * 2 ** 32),
  };
  const answer = answerTest(run, context.executor as FunctionExecutor | undefined);
  return {
    TestResult: {
      FunctionSummary: toSummary(record, context),
      ComputeUtilization: String(answer.computeUtilization),
      FunctionExecutionLogs: answer.logs,
      FunctionErrorMessage: answer.errorMessage,
      FunctionOutput: answer.functionOutput,
    },
  };
}

/**
 * The ETag is the tested stage's.
 * assumed: a stale one is answered as one that is none, since TestFunction alone of the operations with If-Match
 * does not declare PreconditionFailed.
 */
function requireCurrent({ record, etag }: Row<FunctionRecord>, ifMatch: string | undefined): void {
  if (ifMatch === etag) {
    return;
  }
  throw new ServiceError(
    InvalidIfMatchVersion$,
    "The If-Match version is missing or not valid for the resource.",
    getEtagAdvice(getStageId(record.name, record.stage), ifMatch, etag),
  );
}

/** The store that the function is associated with, as it is now; no other is in its reach. */
function storesOf({ config }: FunctionRecord, { store }: Context): Stores {
  const [association] = config.KeyValueStoreAssociations?.Items ?? [];
  const found = association && store.table(keyValueStores).findByArn(association.KeyValueStoreARN);
  const data = found && store.table(keyValueData).find(found.record.name);
  if (!data) {
    return { read: () => undefined };
  }
  const { id } = found.record;
  const { items, createdTime, lastModifiedTime } = data.record;
  return {
    associated: id,
    read: (wanted) =>
      wanted === id ? { items, created: createdTime, lastUpdated: lastModifiedTime } : undefined,
  };
}
