import { ImportSourceType } from "@aws-sdk/client-cloudfront";
import type { Constraints } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { tagRules } from "../tags/table.ts";

// Lengths, patterns and values of the API model (2020-05-31).

const comment = { length: [0, 128] } as const;

export const keyValueStoreConstraints: Constraints<CloudFront> = {
  CreateKeyValueStore: {
    Name: { pattern: "^[a-zA-Z0-9-_]{1,64}$", length: [1, 64] },
    Comment: comment,
    ImportSource: { SourceType: { values: Object.values(ImportSourceType) } },
    Tags: tagRules,
  },
  UpdateKeyValueStore: { Comment: comment },
};
