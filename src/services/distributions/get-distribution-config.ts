import type { Handler } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/dialects.ts";
import { distributions } from "./table.ts";

export const getDistributionConfig: Handler<CloudFront, "GetDistributionConfig"> = (input, { store }) => {
  const { record, etag } = store.table(distributions).get(input.Id);
  return { DistributionConfig: record.config, ETag: etag };
};
