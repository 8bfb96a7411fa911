import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { createBodyGuard } from "../missing-body.ts";
import { createInvalidation } from "./create-invalidation.ts";
import { getInvalidation } from "./get-invalidation.ts";
import { listInvalidations } from "./list-invalidations.ts";

export const invalidationsService: Service = defineService(
  "invalidations",
  cloudFront,
  {
    CreateInvalidation: createInvalidation,
    GetInvalidation: getInvalidation,
    ListInvalidations: listInvalidations,
  },
  { guard: createBodyGuard({ CreateInvalidation: "InvalidationBatch" }) },
);
