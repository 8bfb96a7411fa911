import type { Constraints } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import {
  functionCodeRule,
  functionConfigRules,
  functionEventRule,
  functionNameRule,
  functionStageRule,
} from "../function-rules.ts";
import { tagRules } from "../tags/table.ts";

export const functionConstraints: Constraints<CloudFront> = {
  CreateFunction: {
    Name: functionNameRule,
    FunctionConfig: functionConfigRules,
    FunctionCode: functionCodeRule,
    Tags: tagRules,
  },
  UpdateFunction: { FunctionConfig: functionConfigRules, FunctionCode: functionCodeRule },
  DescribeFunction: { Stage: functionStageRule },
  GetFunction: { Stage: functionStageRule },
  ListFunctions: { Stage: functionStageRule },
  TestFunction: { EventObject: functionEventRule, Stage: functionStageRule },
};
