import { InvalidTagging$ } from "@aws-sdk/client-cloudfront";
import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { countDistributionsReferringTo, redeployDistributionsReferringTo } from "../distributions/table.ts";
import { createInUseError } from "../entities.ts";
import { getStageId, publishStage, updateRecord } from "../function-stages.ts";
import { assertValidTags, putTags, removeTags } from "../tags/table.ts";
import { toSummary } from "./summary.ts";
import { connectionFunctions } from "./table.ts";
import { assertNew, assertValidSize, assertValidUpload, createRecord, toUpload } from "./upload.ts";

export function createConnectionFunction(
  input: Input<CloudFront, "CreateConnectionFunction">,
  context: Context,
): Output<CloudFront, "CreateConnectionFunction"> {
  const { store, quotas } = context;
  const tags = input.Tags?.Items ?? [];
  const upload = toUpload(input);
  assertValidTags(tags, quotas, InvalidTagging$);
  assertValidSize(upload, context);
  assertNew(input.Name, context);
  const created = createRecord(input.Name, upload, context);
  assertValidUpload(created.arn, upload, context);

  const { record, etag } = store.table(connectionFunctions).insert(created);
  putTags(store, record.arn, tags);
  return {
    ConnectionFunctionSummary: toSummary(record, context),
    // assumed: the URL ends with the id, as those of VPC origins do
    Location: `https://cloudfront.amazonaws.com/2020-05-31/connection-function/${record.id}`,
    ETag: etag,
  };
}

export function updateConnectionFunction(
  input: Input<CloudFront, "UpdateConnectionFunction">,
  context: Context,
): Output<CloudFront, "UpdateConnectionFunction"> {
  const upload = toUpload(input);
  assertValidSize(upload, context);
  const table = context.store.table(connectionFunctions);
  const current = table.getMatching(getStageId(input.Id), input.IfMatch);
  assertValidUpload(current.record.arn, upload, context);

  const { record, etag } = table.replace(updateRecord(current.record, upload, context.now()));
  return { ConnectionFunctionSummary: toSummary(record, context), ETag: etag };
}

/** assumed: a publication deploys the distributions of the connection function again, as that of a function does */
export function publishConnectionFunction(
  { Id, IfMatch }: Input<CloudFront, "PublishConnectionFunction">,
  context: Context,
): Output<CloudFront, "PublishConnectionFunction"> {
  const table = context.store.table(connectionFunctions);
  const development = table.getMatching(getStageId(Id), IfMatch);
  const { record } = publishStage(table, Id, development, context);
  redeployDistributionsReferringTo(context, "ConnectionFunctionId", Id);
  return { ConnectionFunctionSummary: toSummary(record, context, "PUBLISHING") };
}

export function deleteConnectionFunction(
  { Id, IfMatch }: Input<CloudFront, "DeleteConnectionFunction">,
  context: Context,
): Output<CloudFront, "DeleteConnectionFunction"> {
  const table = context.store.table(connectionFunctions);
  const { record } = table.getMatching(getStageId(Id), IfMatch);
  const count = countDistributionsReferringTo(context, "ConnectionFunctionId", Id);
  if (count > 0) {
    throw createInUseError(
      `${count} of the distributions have the connection function "${Id}": update or delete them first.`,
    );
  }
  table.remove(getStageId(Id, "LIVE"));
  table.remove(getStageId(Id, "DEVELOPMENT"));
  removeTags(context.store, record.arn);
  return {};
}
