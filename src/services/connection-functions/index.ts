import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import {
  functionCodeRule,
  functionConfigRules,
  functionEventRule,
  functionNameRule,
  functionStageRule,
} from "../function-rules.ts";
import { indexKeys } from "../function-stages.ts";
import { toNamedList } from "../lists.ts";
import { assertSupportedRegion } from "../regions.ts";
import { tagRules } from "../tags/table.ts";
import { toSummary } from "./summary.ts";
import { connectionFunctions, getStage } from "./table.ts";
import { testConnectionFunction } from "./test-connection-function.ts";
import {
  createConnectionFunction,
  deleteConnectionFunction,
  publishConnectionFunction,
  updateConnectionFunction,
} from "./write.ts";

const uploadRules = {
  ConnectionFunctionConfig: functionConfigRules,
  ConnectionFunctionCode: functionCodeRule,
} as const;

export const connectionFunctionsService: Service = defineService(
  "connection-functions",
  cloudFront,
  {
    CreateConnectionFunction: createConnectionFunction,
    DescribeConnectionFunction: ({ Identifier, Stage }, context) => {
      const { record, etag } = getStage(Identifier, Stage, context.store);
      return { ConnectionFunctionSummary: toSummary(record, context), ETag: etag };
    },
    GetConnectionFunction: ({ Identifier, Stage }, { store }) => {
      const { record, etag } = getStage(Identifier, Stage, store);
      // assumed: the content type of functions
      return { ConnectionFunctionCode: record.code, ETag: etag, ContentType: "application/octet-stream" };
    },
    UpdateConnectionFunction: updateConnectionFunction,
    PublishConnectionFunction: publishConnectionFunction,
    TestConnectionFunction: testConnectionFunction,
    DeleteConnectionFunction: deleteConnectionFunction,
    ListConnectionFunctions: (input, context) => {
      const key = input.Stage && indexKeys.byStage(input.Stage);
      const rows = context.store.table(connectionFunctions).rows(key);
      return toNamedList("ConnectionFunctions", rows, input, ({ record }) => toSummary(record, context));
    },
  },
  {
    constraints: {
      CreateConnectionFunction: { Name: functionNameRule, ...uploadRules, Tags: tagRules },
      UpdateConnectionFunction: uploadRules,
      DescribeConnectionFunction: { Stage: functionStageRule },
      GetConnectionFunction: { Stage: functionStageRule },
      ListConnectionFunctions: { Stage: functionStageRule },
      TestConnectionFunction: { ConnectionObject: functionEventRule, Stage: functionStageRule },
    },
    guard: assertSupportedRegion,
  },
);
