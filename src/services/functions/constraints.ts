import { FunctionRuntime, FunctionStage } from "@aws-sdk/client-cloudfront";
import type { Constraints } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { tagRules } from "../tags/table.ts";

// Lengths, patterns and values of the API model (2020-05-31), which the SDK's schemas do not carry. That the
// comment ends at 128 is from the API reference's FunctionConfig page.

const config = {
  Runtime: { values: Object.values(FunctionRuntime) },
  KeyValueStoreAssociations: {
    Items: {
      each: {
        KeyValueStoreARN: {
          pattern: "^arn:aws:cloudfront::[0-9]{12}:key-value-store\\/[0-9a-fA-F-]{36}$",
        },
      },
    },
  },
} as const;

/** The size limit of the API model. The quota for code is smaller and has another error. */
const code = { length: [1, 40_960] } as const;

const stage = { values: Object.values(FunctionStage) };

export const functionConstraints: Constraints<CloudFront> = {
  CreateFunction: {
    // seen: this pattern, with its anchors, in CreateFunction's message
    Name: { pattern: "^[a-zA-Z0-9-_]{1,64}$", length: [1, 64] },
    FunctionConfig: config,
    FunctionCode: code,
    Tags: tagRules,
  },
  UpdateFunction: { FunctionConfig: config, FunctionCode: code },
  DescribeFunction: { Stage: stage },
  GetFunction: { Stage: stage },
  ListFunctions: { Stage: stage },
  TestFunction: { EventObject: { length: [0, 40_960] }, Stage: stage },
};
