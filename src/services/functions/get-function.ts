import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { functions, stageId } from "./table.ts";

export const getFunction: Handler<CloudFront, "GetFunction"> = (input, { store }) => {
  const { record, etag } = store.table(functions).get(stageId(input.Name, input.Stage));
  // seen: the content type, whatever the code
  return { FunctionCode: record.code, ETag: etag, ContentType: "application/octet-stream" };
};
