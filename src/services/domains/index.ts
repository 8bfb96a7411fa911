import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { listDomainConflicts } from "./list-domain-conflicts.ts";
import { updateDomainAssociation } from "./update-domain-association.ts";
import { verifyDnsConfiguration } from "./verify-dns-configuration.ts";

export const domainsService: Service = defineService("domains", cloudFront, {
  ListDomainConflicts: listDomainConflicts,
  UpdateDomainAssociation: updateDomainAssociation,
  VerifyDnsConfiguration: verifyDnsConfiguration,
});
