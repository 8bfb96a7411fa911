import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { functions, getStageId } from "./table.ts";

export function getFunction(
  input: Input<CloudFront, "GetFunction">,
  { store }: Context,
): Output<CloudFront, "GetFunction"> {
  const { record, etag } = store.table(functions).get(getStageId(input.Name, input.Stage));
  // seen: the content type, whatever the code
  return { FunctionCode: record.code, ETag: etag, ContentType: "application/octet-stream" };
}
