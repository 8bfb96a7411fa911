import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { createBodyGuard } from "../missing-body.ts";
import { createInvalidation } from "./create-invalidation.ts";
import { getInvalidation } from "./get-invalidation.ts";
import { ofDistributions, ofTenants } from "./kinds.ts";
import { listInvalidations } from "./list-invalidations.ts";

export const invalidationsService: Service = defineService(
  "invalidations",
  cloudFront,
  {
    CreateInvalidation: ({ DistributionId, InvalidationBatch }, context) =>
      createInvalidation(ofDistributions, DistributionId, InvalidationBatch, context),
    GetInvalidation: ({ DistributionId, Id }, context) =>
      getInvalidation(ofDistributions, DistributionId, Id, context),
    ListInvalidations: (input, context) =>
      listInvalidations(ofDistributions, input.DistributionId, input, context),
    CreateInvalidationForDistributionTenant: ({ Id, InvalidationBatch }, context) =>
      createInvalidation(ofTenants, Id, InvalidationBatch, context),
    GetInvalidationForDistributionTenant: ({ DistributionTenantId, Id }, context) =>
      getInvalidation(ofTenants, DistributionTenantId, Id, context),
    ListInvalidationsForDistributionTenant: (input, context) =>
      listInvalidations(ofTenants, input.Id, input, context),
  },
  {
    guard: createBodyGuard({
      CreateInvalidation: "InvalidationBatch",
      CreateInvalidationForDistributionTenant: "InvalidationBatch",
    }),
  },
);
