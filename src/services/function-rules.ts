import { FunctionRuntime, FunctionStage } from "@aws-sdk/client-cloudfront";

// Lengths, patterns and values of the API model (2020-05-31), which the SDK's schemas do not carry. That the
// comment ends at 128 is from the API reference's FunctionConfig page.

export const functionConfigRules = {
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
export const functionCodeRule = { length: [1, 40_960] } as const;

export const functionEventRule = { length: [0, 40_960] } as const;

export const functionStageRule = { values: Object.values(FunctionStage) };

// seen: this pattern, with its anchors, in CreateFunction's message
export const functionNameRule = { pattern: "^[a-zA-Z0-9-_]{1,64}$", length: [1, 64] } as const;
