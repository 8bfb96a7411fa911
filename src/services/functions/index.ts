import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { assertSupportedRegion } from "../regions.ts";
import { functionConstraints } from "./constraints.ts";
import { createFunction } from "./create-function.ts";
import { deleteFunction } from "./delete-function.ts";
import { describeFunction } from "./describe-function.ts";
import { getFunction } from "./get-function.ts";
import { listFunctions } from "./list-functions.ts";
import { publishFunction } from "./publish-function.ts";
import { testFunction } from "./test-function.ts";
import { updateFunction } from "./update-function.ts";

export const functionsService: Service = defineService(
  "functions",
  cloudFront,
  {
    CreateFunction: createFunction,
    DescribeFunction: describeFunction,
    GetFunction: getFunction,
    UpdateFunction: updateFunction,
    TestFunction: testFunction,
    PublishFunction: publishFunction,
    DeleteFunction: deleteFunction,
    ListFunctions: listFunctions,
  },
  { constraints: functionConstraints, guard: assertSupportedRegion },
);

export { findLiveFunction, type LiveFunction } from "./live-function.ts";
export { type FunctionSeed, type SeededFunction, seedFunction } from "./seed-function.ts";
