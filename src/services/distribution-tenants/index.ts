import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { getByIdentifier } from "../entities.ts";
import { tenantConstraints } from "./constraints.ts";
import { createDistributionTenant } from "./create-distribution-tenant.ts";
import { deleteDistributionTenant } from "./delete-distribution-tenant.ts";
import {
  listDistributionTenants,
  listDistributionTenantsByCustomization,
} from "./list-distribution-tenants.ts";
import { getManagedCertificate, toManagedCertificateDetails } from "./managed-certificates.ts";
import { toTenantResponse } from "./resource.ts";
import { distributionTenants, indexKeys } from "./table.ts";
import { updateDistributionTenant } from "./update-distribution-tenant.ts";
import { associateDistributionTenantWebACL, disassociateDistributionTenantWebACL } from "./web-acl.ts";

export const distributionTenantsService: Service = defineService(
  "distribution-tenants",
  cloudFront,
  {
    CreateDistributionTenant: createDistributionTenant,
    UpdateDistributionTenant: updateDistributionTenant,
    DeleteDistributionTenant: deleteDistributionTenant,
    ListDistributionTenants: listDistributionTenants,
    ListDistributionTenantsByCustomization: listDistributionTenantsByCustomization,
    AssociateDistributionTenantWebACL: associateDistributionTenantWebACL,
    DisassociateDistributionTenantWebACL: disassociateDistributionTenantWebACL,
    GetDistributionTenant: ({ Identifier }, context) =>
      toTenantResponse(getByIdentifier(distributionTenants, Identifier, context.store), context),
    GetDistributionTenantByDomain: ({ Domain }, context) => {
      const [row] = context.store.table(distributionTenants).rows(indexKeys.byDomain(Domain));
      if (!row) {
        throw distributionTenants.absent(Domain);
      }
      return toTenantResponse(row, context);
    },
    GetManagedCertificateDetails: ({ Identifier }, context) => {
      const { record } = getByIdentifier(distributionTenants, Identifier, context.store);
      const certificate = getManagedCertificate(record.id, context.store);
      return { ManagedCertificateDetails: toManagedCertificateDetails(certificate, context) };
    },
  },
  { constraints: tenantConstraints },
);
