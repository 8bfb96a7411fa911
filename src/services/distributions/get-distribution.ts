import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { toDistribution } from "./answers.ts";
import { distributions } from "./table.ts";

export const getDistribution: Handler<CloudFront, "GetDistribution"> = (input, context) => {
  const { record, etag } = context.store.table(distributions).get(input.Id);
  return { Distribution: toDistribution(record, context), ETag: etag };
};
